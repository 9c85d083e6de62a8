package org.hostkeeper.demo.program;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hostkeeper.demo.machine.Call;
import org.hostkeeper.demo.machine.JournalEntry;
import org.hostkeeper.demo.machine.Machine;
import org.hostkeeper.demo.machine.Program;
import org.hostkeeper.demo.machine.SystemJournal;

/** journalctl(1), as far as Hostkeeper uses it: last lines, from a cursor or a time on, followed, as JSON or as text. */
public final class Journalctl implements Program {
    /** How often a follower looks whether the clock has brought something new. */
    private static final Duration LOOK = Duration.ofMillis(100);

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        Optional<JournalQuery> query = JournalQuery.read(call.rest());
        if (query.isEmpty()) {
            return call.machine().unknownCall(call);
        }
        JournalQuery asked = query.get();
        Machine machine = call.machine();
        Instant until = asked.until().filter(next(machine.now())::isAfter).orElse(next(machine.now()));
        List<JournalEntry> backlog = backlog(machine, asked, until);
        print(call, asked, asked.reverse() ? backlog.reversed() : backlog);
        if (backlog.isEmpty() && !asked.follow() && !asked.json()) {
            call.say("-- No entries --\n");
        }
        if (asked.showCursor() && !backlog.isEmpty()) {
            call.say("-- cursor: " + Cursor.of(machine, backlog.getLast()).text() + "\n");
        }
        while (asked.follow()) {
            Thread.sleep(LOOK);
            Instant from = until;
            Instant now = next(machine.now());
            if (now.isAfter(from)) {
                until = now;
                print(call, asked, machine.locked(() -> machine.systemd()
                        .journal()
                        .between(from, now, wanted(machine, asked), asked::ofUnit)));
            }
        }
        return 0;
    }

    private static List<JournalEntry> backlog(Machine machine, JournalQuery asked, Instant until) {
        Predicate<JournalEntry> wanted = wanted(machine, asked);
        return machine.locked(() -> {
            SystemJournal journal = machine.systemd().journal();
            if (asked.after().isPresent() || asked.since().isPresent()) {
                Instant from = asked.after()
                        .map(Cursor::at)
                        .or(asked::since)
                        .map(at -> at.isAfter(until.minus(SystemJournal.KEPT)) ? at : until.minus(SystemJournal.KEPT))
                        .orElseThrow();
                List<JournalEntry> found = journal.between(from, until, wanted, asked::ofUnit);
                int most = asked.lines().orElse(Integer.MAX_VALUE);
                return found.subList(Math.max(0, found.size() - most), found.size());
            }
            return journal.last(asked.lines().orElse(asked.follow() ? 10 : 100_000), until, wanted, asked::ofUnit);
        });
    }

    private static Predicate<JournalEntry> wanted(Machine machine, JournalQuery asked) {
        Predicate<JournalEntry> wanted = asked::wants;
        return asked.after()
                .map(cursor -> wanted.and(entry -> Cursor.of(machine, entry).isAfter(cursor)))
                .orElse(wanted);
    }

    /** Entries have whole microseconds; the one that has just begun is read the next time. */
    private static Instant next(Instant now) {
        return now.truncatedTo(ChronoUnit.MICROS).plus(1, ChronoUnit.MICROS);
    }

    private static void print(Call call, JournalQuery asked, List<JournalEntry> entries) throws IOException {
        if (!entries.isEmpty()) {
            call.say(entries.stream()
                    .map(entry -> asked.json() ? JournalJson.line(call.machine(), entry, asked.fields()) : text(call, entry))
                    .collect(Collectors.joining("\n", "", "\n")));
        }
    }

    private static String text(Call call, JournalEntry entry) {
        ZoneId zone = ZoneId.of(call.machine().hardware().timeZone());
        String time = DateTimeFormatter.ofPattern("MMM dd HH:mm:ss", Locale.ENGLISH).withZone(zone).format(entry.at());
        return "%s %s %s[%d]: %s".formatted(time, call.machine().name(), entry.identifier(), entry.pid(), entry.message());
    }
}
