package org.hostkeeper.deployment;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a unit file is a module's that a deployed manager made, by docs/contracts.md (modules), or was meant to be one. */
public final class ModuleUnit {
    private static final Pattern FOLDER = Pattern.compile("(?m)^WorkingDirectory=(/.+/modules/[^/\\n]+)$");
    private static final Pattern PROGRAM = Pattern.compile("(?m)^ExecStart=\\S+ (/.+)/main\\.py$");
    private static final Pattern TITLE = Pattern.compile("(?m)^Description=Module Service for ");

    private ModuleUnit() {}

    /** Also one that a bad name or type spoilt. */
    public static boolean isOne(String text) {
        return TITLE.matcher(text).find() || folder(text).isPresent();
    }

    /** The folder that it works in, if its program is that folder's main.py: what merely looks at modules has none. */
    public static Optional<String> folder(String text) {
        Matcher folder = FOLDER.matcher(text);
        Matcher program = PROGRAM.matcher(text);
        return folder.find() && program.find() && folder.group(1).equals(program.group(1))
                ? Optional.of(folder.group(1))
                : Optional.empty();
    }
}
