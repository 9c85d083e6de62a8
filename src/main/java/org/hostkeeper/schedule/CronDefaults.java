package org.hostkeeper.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The settings file of Debian's cron, of which systemd reads {@code EXTRA_OPTS}: its options on the command line (cron(8)). */
final class CronDefaults {
    static final String PATH = "/etc/default/cron";

    /** Starts, ends, failures and process numbers. */
    private static final int ALL = 15;

    private static final Pattern OPTIONS = Pattern.compile("(\\s*EXTRA_OPTS=)([\"']?)(.*?)\\2(\\s*)");
    private static final Pattern LEVEL = Pattern.compile("(?<!\\S)-L\\s*(\\d+)");

    private CronDefaults() {}

    /** The same with the log level that records all of a run; what else is set stays. One character a byte. */
    static String recordingAll(String raw) {
        List<String> lines = new ArrayList<>(List.of(raw.split("\n", -1)));
        for (int i = lines.size() - 1; i >= 0; i--) { // of several, systemd takes the last
            Matcher options = OPTIONS.matcher(lines.get(i));
            if (options.matches()) {
                lines.set(i, options.group(1) + '"' + recording(options.group(3)) + '"' + options.group(4));
                return recording(options.group(3)).equals(options.group(3)) ? raw : String.join("\n", lines);
            }
        }
        return raw + (raw.isEmpty() || raw.endsWith("\n") ? "" : "\n") + "EXTRA_OPTS=\"-L " + ALL + "\"\n";
    }

    private static String recording(String options) {
        Matcher level = LEVEL.matcher(options);
        return level.find()
                ? level.replaceAll(found -> "-L " + (Integer.parseInt(found.group(1)) | ALL))
                : (options + " -L " + ALL).strip();
    }
}
