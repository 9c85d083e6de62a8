package org.hostkeeper.plan.host;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The log in a plan's folder: the last word about each step, and what was noted besides.
 *
 * @param last by step: begin, done, failed, timedout, undone, stays, unable
 * @param sums by step: the hash of content with a secret in it, as it was written
 */
public record HostLog(Map<Integer, String> last, Map<Integer, String> sums, boolean armed, boolean fired, boolean back) {
    private static final Pattern WHOLE = Pattern.compile(
            "(?:begin|done|failed|timedout|undone|stays|unable) \\d{1,6}|sum \\d{1,6} \\S+|armed( \\d+)?|disarmed|fired|back");

    /** Only whole lines count: of one that a full disk took in part, nobody knows what it was to be. */
    static HostLog read(String text) {
        Map<Integer, String> last = new HashMap<>();
        Map<Integer, String> sums = new HashMap<>();
        boolean armed = false;
        boolean fired = false;
        boolean back = false;
        for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().filter(HostLog::isWhole).toList()) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "begin", "done", "failed", "timedout", "undone", "stays", "unable" ->
                    last.put(Integer.valueOf(words[1]), words[0]);
                case "sum" -> sums.put(Integer.valueOf(words[1]), words[2]);
                case "armed" -> armed = true;
                case "disarmed" -> armed = false;
                case "fired" -> fired = true;
                case "back" -> back = true;
                default -> {}
            }
        }
        return new HostLog(Map.copyOf(last), Map.copyOf(sums), armed, fired, back);
    }

    private static boolean isWhole(String line) {
        return WHOLE.matcher(line).matches();
    }

    public static HostLog nothing() {
        return read("");
    }

    public boolean done(int step) {
        return "done".equals(last.get(step));
    }

    public int doneCount() {
        return (int) last.values().stream().filter("done"::equals).count();
    }

    /** The step that was begun and of which nobody knows whether it was done. */
    public Optional<Integer> inDoubt() {
        return IntStream.iterate(0, n -> last.containsKey(n), n -> n + 1)
                .filter(n -> "begin".equals(last.get(n)))
                .boxed()
                .findFirst();
    }
}
