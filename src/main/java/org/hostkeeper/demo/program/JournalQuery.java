package org.hostkeeper.demo.program;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hostkeeper.demo.machine.JournalEntry;
import org.hostkeeper.demo.machine.SystemJournal;

/**
 * What a journalctl command line asks for.
 *
 * @param units by their full names; none means everything
 * @param kernel whether the kernel's lines are wanted beside those of the units
 * @param priority the least urgent that is wanted, 0 to 7
 * @param fields what JSON lines are reduced to; none means all
 */
record JournalQuery(
        Set<String> units,
        Optional<Integer> lines,
        boolean follow,
        boolean json,
        boolean showCursor,
        Optional<Cursor> after,
        Optional<Instant> since,
        Optional<Instant> until,
        int priority,
        Optional<Pattern> grep,
        boolean kernel,
        boolean reverse,
        Set<String> fields) {

    boolean ofUnit(String name) {
        return isEverything() || units.contains(name) || kernel && name.equals(SystemJournal.KERNEL);
    }

    boolean wants(JournalEntry entry) {
        boolean who = isEverything()
                || units.stream().anyMatch(entry::concerns)
                || kernel && entry.identifier().equals(SystemJournal.KERNEL);
        return who
                && entry.priority() <= priority
                && grep.map(words -> words.matcher(entry.message()).find()).orElse(true);
    }

    private boolean isEverything() {
        return units.isEmpty() && !kernel;
    }

    /** Understands a command line; empty if there is something in it that this journalctl does not know. */
    static Optional<JournalQuery> read(List<String> arguments) {
        try {
            return Optional.of(new Reader(arguments).read());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Reads the options one by one. */
    private static final class Reader {
        private final List<String> words = new ArrayList<>();
        private final Set<String> units = new HashSet<>();
        private Optional<Integer> lines = Optional.empty();
        private boolean follow;
        private boolean json;
        private boolean showCursor;
        private Optional<Cursor> after = Optional.empty();
        private Optional<Instant> since = Optional.empty();
        private Optional<Instant> until = Optional.empty();
        private Optional<Pattern> grep = Optional.empty();
        private boolean kernel;
        private boolean reverse;
        private int priority = 7;
        private Set<String> fields = Set.of();
        private int at;

        Reader(List<String> arguments) {
            for (String argument : arguments) {
                int equals = argument.indexOf('=');
                if (argument.startsWith("--") && equals > 0) {
                    words.add(argument.substring(0, equals));
                    words.add(argument.substring(equals + 1));
                } else {
                    words.add(argument);
                }
            }
        }

        JournalQuery read() {
            for (at = 0; at < words.size(); at++) {
                option(words.get(at));
            }
            return new JournalQuery(units, lines, follow, json, showCursor, after, since, until, priority, grep, kernel, reverse, fields);
        }

        private void option(String word) {
            switch (word) {
                case "--no-pager", "--quiet", "-q", "--all", "-a", "--utc", "--no-hostname", "--system", "--merge", "-m" -> {}
                case "-u", "--unit" -> units.add(full(value()));
                case "-n", "--lines" -> {
                    String count = value();
                    lines = count.equals("all") ? Optional.of(Integer.MAX_VALUE) : Optional.of(Integer.valueOf(count));
                }
                case "--no-tail" -> lines = Optional.of(Integer.MAX_VALUE);
                case "-f", "--follow" -> follow = true;
                case "-r", "--reverse" -> reverse = true;
                case "-o", "--output" -> output(value());
                case "--show-cursor" -> showCursor = true;
                case "--after-cursor" -> after = Optional.of(Cursor.read(value()).orElseThrow(this::unknown));
                case "--since", "-S" -> since = Optional.of(moment(value()));
                case "--until", "-U" -> until = Optional.of(moment(value()));
                case "--grep", "-g" -> grep = Optional.of(pattern(value()));
                case "-p", "--priority" -> priority = Integer.parseInt(value().replaceFirst(".*\\.\\.", ""));
                case "--output-fields" -> fields = Set.of(value().split(","));
                case "-b", "--boot" -> {}
                default -> option2(word);
            }
        }

        private void option2(String word) {
            if (word.equals("_TRANSPORT=kernel")) {
                kernel = true;
            } else if (word.matches("(_SYSTEMD_|OBJECT_SYSTEMD_|COREDUMP_)?UNIT=.*")) {
                units.add(word.substring(word.indexOf('=') + 1));
            } else if (!word.matches("\\+|_PID=1|_UID=0")) {
                throw unknown();
            }
        }

        private void output(String form) {
            switch (form) {
                case "json" -> json = true;
                case "short" -> json = false;
                default -> throw unknown();
            }
        }

        /** Without capitals case does not count, as journalctl(1) has it. */
        private static Pattern pattern(String words) {
            boolean anyCase = words.equals(words.toLowerCase(Locale.ROOT));
            return Pattern.compile(words, anyCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
        }

        private static Instant moment(String text) {
            if (text.startsWith("@")) {
                String[] parts = text.substring(1).split("\\.", 2);
                long nanos = parts.length < 2 ? 0 : Long.parseLong((parts[1] + "000000000").substring(0, 9));
                return Instant.ofEpochSecond(Long.parseLong(parts[0]), nanos);
            }
            throw new IllegalArgumentException(text);
        }

        private String value() {
            if (++at >= words.size()) {
                throw unknown();
            }
            return words.get(at);
        }

        private IllegalArgumentException unknown() {
            return new IllegalArgumentException(words.toString());
        }

        private static String full(String name) {
            return name.contains(".") ? name : name + ".service";
        }
    }
}
