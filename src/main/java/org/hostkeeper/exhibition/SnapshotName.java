package org.hostkeeper.exhibition;

import java.util.regex.Pattern;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * What a new snapshot may be called: libvirt names files after it, a deployed controller takes it in a URL, and one that
 * begins with a hyphen is taken for an option there (docs/contracts.md, exhibition VM controller).
 */
public final class SnapshotName {
    /** What the name of a snapshot ends with that is made beside the one that it will replace. */
    public static final String BESIDE = ".new";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final int LONGEST = 200;

    private SnapshotName() {}

    /** Whether one that somebody else has made may be called so: whatever it is, it stands behind its option. */
    public static boolean mayExist(String name) {
        return !name.isBlank() && name.length() <= LONGEST && name.chars().noneMatch(Character::isISOControl);
    }

    /** @throws ProblemException InvalidInput */
    public static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new ProblemException(new Problem.InvalidInput(
                    Text.of("exhibition", "snapshot"), name, Text.of("exhibition", "snapshot.rule")));
        }
        return name;
    }

    static String description(String text) {
        if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw new ProblemException(new Problem.InvalidInput(
                    Text.of("exhibition", "description"), text, Text.of("exhibition", "description.rule", LONGEST)));
        }
        return text;
    }
}
