package org.hostkeeper.remote.process;

import java.util.LinkedHashMap;
import java.util.Map;
import org.hostkeeper.problem.Problem.SudoRefused.Reason;

/**
 * What sudo means by what it says under LC_ALL=C. Source: the messages of sudo 1.8 and 1.9 (plugins/sudoers, src/), in
 * which these phrases have not changed since 2010.
 */
final class SudoWords {
    private static final int NOT_FOUND = 127;
    private static final Map<String, Reason> PHRASES = phrases();

    private SudoWords() {}

    private static Map<String, Reason> phrases() {
        Map<String, Reason> map = new LinkedHashMap<>();
        map.put("you must have a tty to run sudo", Reason.NEEDS_TERMINAL);
        map.put("is not in the sudoers file", Reason.NOT_ALLOWED);
        map.put("is not allowed to execute", Reason.NOT_ALLOWED);
        map.put("is not allowed to run sudo", Reason.NOT_ALLOWED);
        map.put("may not run sudo", Reason.NOT_ALLOWED);
        map.put("incorrect password attempt", Reason.WRONG_PASSWORD);
        map.put("Sorry, try again", Reason.WRONG_PASSWORD);
        map.put("a password is required", Reason.PASSWORD_NEEDED);
        map.put("no password was provided", Reason.PASSWORD_NEEDED);
        map.put("a terminal is required to read the password", Reason.NEEDS_TERMINAL);
        map.put("no tty present", Reason.NEEDS_TERMINAL);
        return map;
    }

    /** @param exit sudo's status, or env's if there is no sudo */
    static Reason reason(String said, int exit) {
        for (Map.Entry<String, Reason> phrase : PHRASES.entrySet()) {
            if (said.contains(phrase.getKey())) {
                return phrase.getValue();
            }
        }
        return exit == NOT_FOUND ? Reason.NOT_INSTALLED : Reason.OTHER;
    }
}
