package org.hostkeeper.remote.ssh.config;

import java.nio.file.Path;
import java.util.Map;

/**
 * What tokens and matches of a configuration mean on the operator's machine.
 *
 * @param user the operator's own login name
 * @param uid its number
 * @param hostName this machine's name
 */
record Machine(String user, String uid, Path home, String hostName, Map<String, String> environment) {
    static Machine here(Path home) {
        String uid;
        try {
            uid = String.valueOf(java.nio.file.Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (java.io.IOException e) {
            uid = "";
        }
        String name;
        try {
            name = java.nio.file.Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (java.io.IOException e) {
            name = "localhost";
        }
        return new Machine(System.getProperty("user.name"), uid, home, name, System.getenv());
    }
}
