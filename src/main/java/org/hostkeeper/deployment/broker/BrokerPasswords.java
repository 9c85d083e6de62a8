package org.hostkeeper.deployment.broker;

import java.util.function.Function;
import org.hostkeeper.plan.SecretReference;

/** The password of each login, as a plan refers to it. */
public record BrokerPasswords(SecretReference console, SecretReference reader, SecretReference agent) {
    /** Each made by itself. */
    public static BrokerPasswords made(Function<BrokerRole, SecretReference> making) {
        return new BrokerPasswords(
                making.apply(BrokerRole.CONSOLE), making.apply(BrokerRole.READER), making.apply(BrokerRole.AGENT));
    }

    SecretReference of(BrokerRole role) {
        return switch (role) {
            case CONSOLE -> console;
            case READER -> reader;
            case AGENT -> agent;
        };
    }
}
