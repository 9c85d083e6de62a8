package org.hostkeeper.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hostkeeper.plan.Bytes;

/**
 * A crontab as lines, of which it can be put together again byte for byte, whatever stands in it. An edit changes its line
 * and no other. Lines are counted from 0 here and from 1 for people.
 */
public record Crontab(CrontabRules rules, List<CrontabLine> lines) {
    /** One line more than this, and Debian's daemon ignores the crontab: MAX_TAB_LINES and what it adds for its header. */
    static final int MOST_LINES = 10_003;

    public Crontab {
        lines = List.copyOf(lines);
    }

    public static Crontab parse(Bytes bytes, CrontabRules rules) {
        LineReader reader = new LineReader(rules);
        String raw = RawText.of(bytes);
        List<CrontabLine> lines = new ArrayList<>();
        int start = 0;
        while (start < raw.length()) {
            int end = raw.indexOf('\n', start);
            boolean ended = end >= 0;
            String line = raw.substring(start, ended ? end : raw.length());
            lines.add(new CrontabLine(line, ended, reader.read(line)));
            start = ended ? end + 1 : raw.length();
        }
        return new Crontab(rules, lines);
    }

    public Bytes bytes() {
        return RawText.bytes(lines.stream()
                .map(line -> line.ended() ? line.raw() + "\n" : line.raw())
                .collect(Collectors.joining()));
    }

    /** Why the daemon takes no notice of any line of it. */
    public Optional<WholeFault> fault() {
        if (rules.dialect() == Dialect.CRONIE) {
            return Optional.empty();
        }
        for (int i = 0; i < lines.size(); i++) {
            CrontabLine line = lines.get(i);
            if (line.matters() && !line.ended()) {
                return Optional.of(new WholeFault(WholeFault.Kind.NO_FINAL_NEWLINE, i));
            }
            if (line.entry() instanceof Entry.Invalid || line.entry() instanceof Entry.Template) {
                return Optional.of(new WholeFault(WholeFault.Kind.BAD_LINE, i));
            }
            if (line.matters() && i >= MOST_LINES) {
                return Optional.of(new WholeFault(WholeFault.Kind.TOO_MANY_LINES, i));
            }
        }
        return Optional.empty();
    }

    /**
     * A crontab that is ignored as a whole.
     *
     * @param line the first that brings it about, from 0
     */
    public record WholeFault(Kind kind, int line) {
        /** What brings it about. */
        public enum Kind { BAD_LINE, NO_FINAL_NEWLINE, TOO_MANY_LINES }
    }

    /** Whether the daemon starts the job of this line at its times. */
    public boolean runs(int line) {
        return lines.get(line).entry() instanceof Entry.Job
                && fault().isEmpty()
                && (lines.get(line).ended() || rules.dialect() == Dialect.DEBIAN);
    }

    /** With another text in this line, which keeps its end; {@code text} is one line. */
    public Crontab with(int line, String text) {
        CrontabLine old = lines.get(line);
        String end = old.isCrLf() && !text.endsWith("\r") ? "\r" : "";
        return replaced(line, RawText.raw(oneLine(text)) + end);
    }

    Crontab with(int line, JobText job) {
        return replaced(line, (lines.get(line).isOff() ? LineReader.OFF : "") + oneLine(job.raw()));
    }

    /** The line is a comment to the daemon, and comes back byte for byte with {@link #switchedOn}. */
    public Crontab switchedOff(int line) {
        return lines.get(line).isOff() ? this : replaced(line, LineReader.OFF + lines.get(line).raw());
    }

    public Crontab switchedOn(int line) {
        CrontabLine off = lines.get(line);
        return off.isOff() ? replaced(line, off.raw().substring(LineReader.OFF.length())) : this;
    }

    /** Without this line and its end. */
    public Crontab without(int line) {
        List<CrontabLine> left = new ArrayList<>(lines);
        left.remove(line);
        return new Crontab(rules, left);
    }

    /** With one more line at the end; a last line that lacks its line feed gets it, or the two would be one. */
    public Crontab plus(String text) {
        List<CrontabLine> more = new ArrayList<>(endedByNewline().lines);
        String raw = RawText.raw(oneLine(text));
        more.add(new CrontabLine(raw, true, new LineReader(rules).read(raw)));
        return new Crontab(rules, more);
    }

    /** With one more line before this one. */
    Crontab inserted(int line, String text) {
        List<CrontabLine> more = new ArrayList<>(lines);
        String raw = RawText.raw(oneLine(text));
        more.add(line, new CrontabLine(raw, true, new LineReader(rules).read(raw)));
        return new Crontab(rules, more);
    }

    /** With the line feed that the last line lacks. */
    public Crontab endedByNewline() {
        if (lines.isEmpty() || lines.getLast().ended()) {
            return this;
        }
        List<CrontabLine> all = new ArrayList<>(lines);
        CrontabLine last = all.removeLast();
        all.add(new CrontabLine(last.raw(), true, last.entry()));
        return new Crontab(rules, all);
    }

    /** With plain line feeds where lines end in CR LF. */
    public Crontab withoutCarriageReturns() {
        LineReader reader = new LineReader(rules);
        return new Crontab(rules, lines.stream().map(line -> {
            String raw = line.raw().replaceFirst("\r+$", "");
            return new CrontabLine(raw, line.ended(), reader.read(raw));
        }).toList());
    }

    private Crontab replaced(int line, String raw) {
        List<CrontabLine> all = new ArrayList<>(lines);
        all.set(line, new CrontabLine(raw, lines.get(line).ended(), new LineReader(rules).read(raw)));
        return new Crontab(rules, all);
    }

    private static String oneLine(String text) {
        if (text.indexOf('\n') >= 0 || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("A line of a crontab is one line");
        }
        return text;
    }
}
