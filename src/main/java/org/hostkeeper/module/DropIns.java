package org.hostkeeper.module;

import java.util.Map;
import java.util.regex.Pattern;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** Writes drop-ins from settings, so that a value cannot become a line of its own in a file that root's systemd reads. */
final class DropIns {
    private static final Pattern KEY = Pattern.compile("[A-Z][A-Za-z0-9]{1,63}");

    private DropIns() {}

    static String service(Map<String, String> settings) {
        StringBuilder text = new StringBuilder("[Service]\n");
        settings.forEach((key, value) -> text.append(checkedKey(key)).append('=').append(checkedValue(value)).append('\n'));
        return text.toString();
    }

    private static String checkedKey(String key) {
        if (!KEY.matcher(key).matches()) {
            throw invalid("setting", key);
        }
        return key;
    }

    private static String checkedValue(String value) {
        if (value.chars().anyMatch(c -> Character.isISOControl(c) && c != '\t') || value.endsWith("\\")) {
            throw invalid("setting-value", value);
        }
        return value;
    }

    private static ProblemException invalid(String what, String value) {
        return new ProblemException(
                new Problem.InvalidInput(Text.of("module", what), value, Text.of("module", what + ".rule")));
    }
}
