package org.hostkeeper.module;

import java.util.regex.Pattern;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * What a module may be called, and the unit name that follows: each character that is not a letter, a digit or
 * {@code _} becomes {@code _} (docs/contracts.md, modules). Everything else that a unit file or a path is made of is checked
 * here as well, because a line break in any of it would be a line in a file that root's systemd reads.
 */
final class ModuleName {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9 ._-]{0,62}[A-Za-z0-9._-])?");
    private static final Pattern FOLDER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern USER = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,31}");
    private static final Pattern GUID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern HOME = Pattern.compile("(?:/[A-Za-z0-9._@+-]+)+");
    private static final Pattern UNIT = Pattern.compile("[A-Za-z0-9:_.@\\\\-]{1,247}\\.service");
    private static final int MOST_WORDS = 200;

    private ModuleName() {}

    /** The unit's name without its suffix. */
    static String base(String name) {
        return checked("name", name, NAME).replaceAll("[^A-Za-z0-9_]", "_");
    }

    static String unit(String name) {
        return base(name) + ".service";
    }

    static String folder(String serviceType) {
        return checked("service-type", serviceType, FOLDER);
    }

    static String user(String owner) {
        return checked("owner", owner, USER);
    }

    static String guid(String guid) {
        return checked("guid", guid, GUID);
    }

    static String home(String home) {
        return checked("home", home, HOME);
    }

    /** The name of a unit that is there: what systemd.unit(5) allows, and a service. */
    static String existing(String unit) {
        return checked("unit", unit.contains(".") ? unit : unit + ".service", UNIT);
    }

    static String description(String words) {
        boolean oneLine = words.chars().noneMatch(Character::isISOControl) && !words.endsWith("\\");
        if (!oneLine || words.length() > MOST_WORDS) {
            throw invalid("description", words);
        }
        return words.strip();
    }

    private static String checked(String what, String value, Pattern valid) {
        if (!valid.matcher(value).matches()) {
            throw invalid(what, value);
        }
        return value;
    }

    private static ProblemException invalid(String what, String value) {
        return new ProblemException(
                new Problem.InvalidInput(Text.of("module", what), value, Text.of("module", what + ".rule")));
    }
}
