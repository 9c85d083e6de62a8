package org.hostkeeper.module.inspection;

import static org.hostkeeper.module.inspection.Reason.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hostkeeper.module.logs.LogLine;
import org.hostkeeper.words.Text;

/** What belongs to the reason: how often it happened, what was not to be seen, and what the last lines hint at. */
final class Circumstances {
    /** What programs say, and the hint that it is; the first that fits is taken. */
    private record Hint(String key, Pattern words) {
        Hint(String key, String words) {
            this(key, Pattern.compile(words));
        }
    }

    private static final List<Hint> HINTS = List.of(
            new Hint("port", "Address already in use|EADDRINUSE"),
            new Hint("space", "No space left on device|ENOSPC"),
            new Hint("files", "Too many open files|EMFILE"),
            new Hint("read-only", "Read-only file system|EROFS"),
            new Hint("memory", "MemoryError|Cannot allocate memory|OutOfMemoryError"),
            new Hint("module", "No module named '?([A-Za-z0-9_.]+)|Cannot find module '([^']+)'"),
            new Hint("name", "Name or service not known|Temporary failure in name resolution|getaddrinfo|ENOTFOUND"),
            new Hint("refused", "Connection refused|ECONNREFUSED"),
            new Hint("file", "No such file or directory: '([^']+)'|can't open file '([^']+)'|([^ :']+): No such file or directory"),
            new Hint("permission", "Permission denied(?:: '([^']+)')?|EACCES|Operation not permitted"),
            new Hint("syntax", "SyntaxError|syntax error"));

    private final Inspection facts;
    private final Reason reason;

    Circumstances(Inspection facts, Reason reason) {
        this.facts = facts;
        this.reason = reason;
    }

    List<Text> all() {
        List<Text> all = new ArrayList<>();
        if (reason.cause() == Cause.NONE) {
            return all;
        }
        restarts().ifPresent(all::add);
        if (reason.cause() == Cause.SIGNAL && reason.status() == 9 && facts.number("MemoryMax").isPresent()) {
            all.add(words("hint.memory-max", Amount.bytes(facts.number("MemoryMax").getAsLong())));
        }
        hint().ifPresent(all::add);
        if (!facts.journalReadable()) {
            all.add(words("no-journal"));
        }
        return all;
    }

    /** Given up after so many tries, or still trying. */
    private Optional<Text> restarts() {
        int restarts = (int) facts.number("NRestarts").orElse(0);
        if (gaveUp(facts)) {
            return Optional.of(words("gave-up", facts.number("StartLimitBurst").orElse(0), facts.text("StartLimitIntervalUSec")));
        }
        return restarts == 0 ? Optional.empty() : Optional.of(words("restarts", restarts));
    }

    /** Whether systemd tries no more: its result says so only sometimes, its last words always. */
    static boolean gaveUp(Inspection facts) {
        List<LogLine> past = facts.past();
        return facts.text("ActiveState").equals("failed")
                && (facts.text("Result").equals("start-limit-hit")
                        || past.subList(Math.max(0, past.size() - 4), past.size()).stream()
                                .anyMatch(l -> l.message().endsWith("Start request repeated too quickly.")));
    }

    private Optional<Text> hint() {
        for (LogLine line : facts.about(reason.cause()).reversed()) {
            boolean itsOwn = !line.pid().equals(Optional.of(1)) && !line.message().startsWith(facts.unit() + ": ");
            for (Hint hint : HINTS) {
                Matcher m = hint.words().matcher(line.message());
                if (itsOwn && m.find()) {
                    return Optional.of(named(hint.key(), m));
                }
            }
        }
        return Optional.empty();
    }

    /** With what the line names, if it names something. */
    private static Text named(String key, Matcher m) {
        for (int group = 1; group <= m.groupCount(); group++) {
            if (m.group(group) != null) {
                return words("hint." + key + ".named", m.group(group));
            }
        }
        return words("hint." + (key.equals("module") || key.equals("file") ? key + ".some" : key));
    }
}
