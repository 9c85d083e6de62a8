package org.hostkeeper.deployment.broker;

import java.util.Map;
import java.util.Optional;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.FileState;

/**
 * What a host's broker is like before it gets logins.
 *
 * @param runs whether mosquitto runs there
 * @param managerStays whether a deployed module manager does, or would with the host: it would be locked out
 * @param configs the broker's files, in the order in which it reads them
 * @param own our three files: settings, passwords, ACL
 * @param agent what the agent's config says of its broker; empty without an agent
 */
public record BrokerGround(
        HostName host,
        boolean runs,
        boolean managerStays,
        Map<String, FileState.Present> configs,
        Map<String, FileState> own,
        Optional<Uses> agent) {
    static final String FOLDER = "/etc/mosquitto";
    static final String SETTINGS = FOLDER + "/conf.d/hostkeeper.conf";
    static final String PASSWORDS = FOLDER + "/hostkeeper.passwords";
    static final String ACL = FOLDER + "/hostkeeper.acl";

    /** A client's broker and the prefix of its topics. */
    public record Uses(String broker, String prefix) {}

    public BrokerGround {
        configs = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(configs));
        own = Map.copyOf(own);
    }

    FileState at(String path) {
        return own.getOrDefault(path, new FileState.Absent());
    }
}
