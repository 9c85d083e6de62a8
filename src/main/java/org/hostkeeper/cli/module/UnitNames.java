package org.hostkeeper.cli.module;

import java.util.regex.Pattern;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * Unit names as people type them: {@code nginx} means {@code nginx.service}, as systemctl takes it. What systemd.unit(5)
 * would not take is refused before any host is asked.
 */
final class UnitNames {
    /** systemd.unit(5): ASCII letters, digits and :-_.\@ in 255 characters; services only. */
    private static final Pattern VALID = Pattern.compile("(?!-)[A-Za-z0-9:_.\\\\@-]{1,247}\\.service");

    private UnitNames() {}

    static String service(String typed) {
        String name = typed.endsWith(".service") ? typed : typed + ".service";
        if (!VALID.matcher(name).matches()) {
            throw new ProblemException(
                    new Problem.InvalidInput(Text.of("cli", "unit"), typed, Text.of("cli", "unit.rule")));
        }
        return name;
    }
}
