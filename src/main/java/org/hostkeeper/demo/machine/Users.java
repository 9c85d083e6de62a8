package org.hostkeeper.demo.machine;

import java.util.Set;

/** Who has an account on a simulated machine: the system's own, and everybody with a home. */
public final class Users {
    /** passwd(5), for who was added later and has no home. */
    public static final String FILE = "/etc/passwd";

    private static final Set<String> OF_THE_SYSTEM = Set.of("root", "www-data", "nobody", "daemon");

    private Users() {}

    public static boolean exists(Tree tree, String user) {
        return OF_THE_SYSTEM.contains(user)
                || tree.isFolder("/home/" + user)
                || tree.content(FILE).filter(all -> ("\n" + all.text()).contains("\n" + user + ":")).isPresent();
    }
}
