package org.hostkeeper.schedule;

import java.util.Optional;
import java.util.Set;

/**
 * By what a crontab is read.
 *
 * @param users the host's users, to find lines for users that are not there; empty if they are not known
 */
public record CrontabRules(CrontabKind kind, Dialect dialect, Optional<Set<String>> users) {
    public CrontabRules {
        users = users.map(Set::copyOf);
    }

    public static CrontabRules of(CrontabKind kind, Dialect dialect) {
        return new CrontabRules(kind, dialect, Optional.empty());
    }

    boolean knows(String user) {
        return users.map(all -> all.contains(user)).orElse(true);
    }
}
