package org.hostkeeper.schedule;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings file of Debian's cron, of which systemd reads {@code EXTRA_OPTS}: its options on the command line (cron(8)).
 * By systemd's rules (EnvironmentFile= in systemd.exec(5), env-file.c) blanks may stand around the equals sign, a backslash
 * joins a line with the next, and of several settings the last one counts.
 */
final class CronDefaults {
    static final String PATH = "/etc/default/cron";

    /** Starts, ends, failures and process numbers. */
    private static final int ALL = 15;

    /** All up to the value, and the value with the line ends that a backslash takes away. */
    private static final Pattern SETTING = Pattern.compile("(?m)^([ \t]*EXTRA_OPTS[ \t]*=[ \t]*)((?:[^\\\\\n]|\\\\(?s:.))*)");

    /** One quoted piece or none. A comment behind is one to a shell only; systemd takes it for a part of the value. */
    private static final Pattern VALUE = Pattern.compile("([\"']?)([^\"'\\\\#]*?)\\1(?:(?:^|[ \t]+)(#.*?))?([ \t\r]*)");

    private static final Pattern LEVEL = Pattern.compile("(?<!\\S)-([fln]*)L\\s*(\\d{1,9})");

    private CronDefaults() {}

    /** The same with the log level that records all of a run; what else is set stays. One character a byte. */
    static String recordingAll(String raw) {
        Optional<MatchResult> last = SETTING.matcher(raw).results().reduce((_, one) -> one);
        return last.map(setting -> changed(raw, setting))
                .orElseGet(() -> raw + (raw.isEmpty() || raw.endsWith("\n") ? "" : "\n") + "EXTRA_OPTS=\"-L " + ALL + "\"\n");
    }

    /** A comment behind the value gets a line of its own: as a part of the value it would keep the daemon from starting. */
    private static String changed(String raw, MatchResult setting) {
        Matcher value = VALUE.matcher(setting.group(2).replace("\\\n", ""));
        if (!value.matches()) {
            throw ScheduleGround.refused(PATH, "refused.options");
        }
        String options = recording(value.group(2));
        if (options.equals(value.group(2))) {
            return raw;
        }
        String quote = value.group(1).isEmpty() ? "\"" : value.group(1);
        String comment = Optional.ofNullable(value.group(3)).map(text -> text + "\n").orElse("");
        return raw.substring(0, setting.start()) + comment + setting.group(1) + quote + options + quote + value.group(4) + raw.substring(setting.end());
    }

    private static String recording(String options) {
        Matcher level = LEVEL.matcher(options);
        return level.find()
                ? level.replaceAll(found -> "-" + found.group(1) + "L " + (Integer.parseInt(found.group(2)) | ALL))
                : (options + " -L " + ALL).strip();
    }
}
