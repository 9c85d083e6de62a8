package org.hostkeeper.deployment.broker;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Who comes to the broker, and what each may do below the prefix (docs/contracts.md, the agent): a console commands, a reader
 * looks, the agent answers. None may do another's part, so that a leaked login costs no more than its own.
 */
public enum BrokerRole {
    CONSOLE(List.of("write command/+", "write request/+", "read #")),
    READER(List.of("read status/+", "read presence/+", "read log/+", "read alert/+")),
    AGENT(List.of(
            "read command/+", "read request/+", "read presence/+", "write reply/+", "write status/+", "write presence/+",
            "write log/+", "write alert/+"));

    private final List<String> rights;

    BrokerRole(List<String> rights) {
        this.rights = rights;
    }

    /** The user name at the broker. */
    public String login() {
        return "hostkeeper-" + name().toLowerCase(Locale.ROOT);
    }

    /** As acl_file of mosquitto.conf(5) has it. */
    static String acl(String prefix) {
        StringBuilder acl = new StringBuilder("# Who may do what below " + prefix + "; made by Hostkeeper\n");
        Stream.of(values()).forEach(role -> {
            acl.append("\nuser ").append(role.login()).append('\n');
            role.rights.forEach(right -> {
                String[] words = right.split(" ");
                acl.append("topic ").append(words[0]).append(' ').append(prefix).append('/').append(words[1]).append('\n');
            });
        });
        return acl.toString();
    }
}
