package org.hostkeeper.cli.module;

import java.util.regex.Pattern;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * Unit names as people type them: {@code nginx} means {@code nginx.service}, as systemctl takes it, and {@code pump 1} the
 * unit of the module that is called so. What systemd.unit(5) would not take is refused before any host is asked.
 */
final class UnitNames {
    /** systemd.unit(5): ASCII letters, digits and :-_.\@ in 255 characters; services only. */
    private static final Pattern VALID = Pattern.compile("(?!-)[A-Za-z0-9:_.\\\\@-]{1,247}\\.service");

    /** Letters, digits, blanks and what else a module may have in its name; no unit has blanks. */
    private static final Pattern WITH_BLANKS = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._-]* [A-Za-z0-9 ._-]*[A-Za-z0-9._-]");

    private UnitNames() {}

    static String service(String typed) {
        String base = WITH_BLANKS.matcher(typed).matches() ? typed.replaceAll("[^A-Za-z0-9_]", "_") : typed;
        String name = base.endsWith(".service") ? base : base + ".service";
        if (!VALID.matcher(name).matches()) {
            throw new ProblemException(
                    new Problem.InvalidInput(Text.of("cli", "unit"), typed, Text.of("cli", "unit.rule")));
        }
        return name;
    }
}
