package org.hostkeeper.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says what one line of a crontab is, by the rules of the daemon that reads it (load_env and load_entry). */
final class LineReader {
    /** What the daemon's buffers hold, with the zero at their end. */
    static final int LONGEST = 1000;

    /** Stands before a line that was switched off here. */
    static final String OFF = "#hostkeeper-off ";

    private static final Pattern LETTER = Pattern.compile("(?<![A-Za-z0-9])[A-Z](?![A-Za-z0-9])");

    private final CrontabRules rules;

    LineReader(CrontabRules rules) {
        this.rules = rules;
    }

    /** {@code raw} is the line without its line feed. */
    Entry read(String raw) {
        if (raw.startsWith(OFF)) {
            return new Entry.Off(read(raw.substring(OFF.length())));
        }
        int start = afterBlanks(raw, 0);
        if (start == raw.length()) {
            return new Entry.Blank();
        }
        if (raw.charAt(start) == '#') {
            return new Entry.Comment(RawText.shown(raw));
        }
        if (raw.indexOf('\0') >= 0) {
            return invalid(raw, Entry.Fault.ZERO_BYTE);
        }
        String held = raw.substring(start, Math.min(raw.length(), start + LONGEST - 2));
        Optional<Entry.Environment> environment = EnvironmentReader.read(held, rules.dialect());
        return environment.isPresent() ? environment.get() : job(raw, start);
    }

    private Entry job(String raw, int start) {
        boolean unlogged = rules.dialect() == Dialect.CRONIE && raw.charAt(start) == '-';
        int from = unlogged ? start + 1 : start;
        boolean word = from < raw.length() && raw.charAt(from) == '@';
        JobText text = split(raw, from, word ? 1 : CronField.values().length);
        if (word) {
            return CronTime.word(text.time())
                    .map(time -> checked(text, time))
                    .orElseGet(() -> invalid(raw, Entry.Fault.WORD));
        }
        return switch (CronTime.fields(List.of(text.time().split("[ \t]+", -1)), rules.dialect())) {
            case CronTime.Read.Understood(CronTime.Fields time) -> checked(text, time);
            case CronTime.Read.Refused(CronField field) -> template(text).orElseGet(() -> invalid(raw, Entry.Fault.of(field)));
        };
    }

    private JobText split(String raw, int from, int fields) {
        int end = from;
        int after = from;
        for (int i = 0; i < fields && after < raw.length(); i++) {
            end = afterWord(raw, after);
            after = afterBlanks(raw, end);
        }
        String gap = raw.substring(end, after);
        if (rules.kind() == CrontabKind.USER) {
            return new JobText(raw.substring(0, from), raw.substring(from, end), gap, "", "", raw.substring(after));
        }
        int userEnd = afterWord(raw, after);
        int command = afterBlanks(raw, userEnd);
        return new JobText(
                raw.substring(0, from),
                raw.substring(from, end),
                gap,
                raw.substring(after, userEnd),
                raw.substring(userEnd, command),
                raw.substring(command));
    }

    private Entry checked(JobText text, CronTime time) {
        return fault(text).<Entry>map(fault -> invalid(text.raw(), fault)).orElseGet(() -> new Entry.Job(text, time));
    }

    private Optional<Entry.Fault> fault(JobText text) {
        boolean system = rules.kind() == CrontabKind.SYSTEM;
        boolean cronie = rules.dialect() == Dialect.CRONIE;
        boolean word = text.time().startsWith("@");
        if (!cronie && !word && (text.user() + text.command()).startsWith("\u00ff")) {
            return Optional.of(Entry.Fault.DAY_OF_WEEK); // the byte after the last field is taken for the end of the file
        }
        if (!system && text.command().startsWith("*")) {
            return Optional.of(Entry.Fault.COMMAND);
        }
        if (cronie && (system ? text.user().isEmpty() || text.userGap().isEmpty() : text.command().isEmpty())) {
            return Optional.of(Entry.Fault.COMMAND);
        }
        if (system && (text.userGap().isEmpty() || !rules.knows(RawText.shown(text.user())))) {
            return Optional.of(Entry.Fault.USER);
        }
        // of the blanks after a user the daemon takes one, the rest belongs to the command
        int length = text.command().length() + Math.max(0, text.userGap().length() - 1);
        return !cronie && length >= LONGEST - 1 ? Optional.of(Entry.Fault.TOO_LONG) : Optional.empty();
    }

    /** The letters that stand for numbers in a time or in one of its fields. */
    static Set<String> letters(String time) {
        return LETTER.matcher(time).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    /** With numbers for these letters; others stay. */
    static String filled(String time, Map<String, String> values) {
        return LETTER.matcher(time).replaceAll(letter -> values.getOrDefault(letter.group(), letter.group()));
    }

    private Optional<Entry> template(JobText text) {
        List<String> filled = new ArrayList<>();
        TreeSet<String> letters = new TreeSet<>();
        String[] fields = text.time().split("[ \t]+", -1);
        for (CronField field : CronField.values()) {
            String one = field.ordinal() < fields.length ? fields[field.ordinal()] : "";
            letters.addAll(letters(one));
            filled.add(LETTER.matcher(one).replaceAll(String.valueOf(field.low())));
        }
        boolean valid = !letters.isEmpty()
                && CronTime.fields(filled, rules.dialect()) instanceof CronTime.Read.Understood
                && fault(text).isEmpty();
        return valid ? Optional.of(new Entry.Template(text, letters)) : Optional.empty();
    }

    private static Entry invalid(String raw, Entry.Fault fault) {
        return new Entry.Invalid(RawText.shown(raw), fault);
    }

    private static int afterBlanks(String raw, int from) {
        int at = from;
        while (at < raw.length() && RawText.isBlank(raw.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int afterWord(String raw, int from) {
        int at = from;
        while (at < raw.length() && !RawText.isBlank(raw.charAt(at))) {
            at++;
        }
        return at;
    }
}
