package org.hostkeeper.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Understands what {@code cronlog.sh} says before cron's own lines: starts of the host, starts and stops of the daemon's unit
 * by the identifiers of systemd's messages (systemd-messages), and when files were changed.
 */
final class CronPastReader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STARTED = "39f53479d3a045ac8e11786248231fbf";

    /** Stopped, ended well, ended ill, its main process is gone. */
    private static final Set<String> STOPPED = Set.of(
            "9d1aaa27d60140bd96365438aad20286", "7ad2d189f7e94e70a38c781354912448", "d9b373ed55a64feb8242e02dbe79a49c",
            "98e322203f7a4ed290d09fe03c09fe15");

    /** The journal's own last word of a start that was ended in order. */
    private static final String JOURNAL_STOPPED = "d93fb3c9c24d451a97cea615ce59c00b";

    /** What was not on disk yet when the host died; journald.conf: SyncIntervalSec=. */
    private static final Duration UNWRITTEN = Duration.ofMinutes(5);

    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    /** Until a daemon that systemd calls started keeps its first minute. */
    private static final Duration GETTING_READY = Duration.ofSeconds(5);

    private record Boot(Instant first, Instant last) {}

    private final boolean runsNow;
    private final List<Boot> boots = new ArrayList<>();
    private final TreeMap<Instant, Boolean> turns = new TreeMap<>();
    private final List<Instant> inOrder = new ArrayList<>();
    private final Map<String, Instant> changed = new HashMap<>();
    private final List<CronPast.Away> away = new ArrayList<>();
    private final List<CronPast.Away> doubtful = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private Instant since = Instant.EPOCH;

    /** @param runsNow whether the daemon runs */
    CronPastReader(boolean runsNow) {
        this.runsNow = runsNow;
    }

    /** Lines that tell of something else are passed over. */
    CronPast read(String text) {
        text.lines().forEach(this::line);
        // a clock that stood wrong at a start of the host leaves its lines among those of the start before
        boolean inOneOrder = IntStream.range(1, boots.size()).allMatch(i -> boots.get(i).first.isAfter(boots.get(i - 1).last));
        if (boots.isEmpty() || now.equals(Instant.EPOCH) || !inOneOrder) {
            return CronPast.unknown();
        }
        for (int i = 0; i < boots.size(); i++) {
            boolean last = i == boots.size() - 1;
            Boot boot = last ? new Boot(boots.get(i).first, now) : boots.get(i);
            daemon(boot, last);
            if (!last) {
                off(boot.last, boots.get(i + 1).first);
            }
        }
        Instant first = boots.getFirst().first;
        return new CronPast(Optional.of(first.isAfter(since) ? first : since), now, away, doubtful, changed);
    }

    private void line(String line) {
        String[] words = line.split(" ", 3);
        try {
            switch (words[0]) {
                case "now" -> now = Instant.ofEpochSecond(Long.parseLong(words[1]));
                case "since" -> since = later(since, words[1]);
                case "boots" -> JSON.readTree(line.substring(words[0].length())).forEach(boot ->
                        boots.add(new Boot(micros(boot.path("first_entry")), micros(boot.path("last_entry")))));
                case "unit" -> unit(JSON.readTree(line.substring(words[0].length())));
                case "changed" -> changed.merge(words[2], Instant.ofEpochSecond(Long.parseLong(words[1])), (a, b) -> a.isAfter(b) ? a : b);
                default -> {}
            }
        } catch (JsonProcessingException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            // told otherwise than it is known here, as older versions of systemd do: then that is not known
        }
    }

    private static Instant later(Instant one, String seconds) {
        Instant other = Instant.ofEpochSecond(Long.parseLong(seconds));
        return one.isAfter(other) ? one : other;
    }

    private static Instant micros(JsonNode node) {
        long micros = node.asLong();
        return Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000);
    }

    private void unit(JsonNode entry) {
        Instant at = micros(entry.path("__REALTIME_TIMESTAMP"));
        String message = entry.path("MESSAGE_ID").asText();
        if (message.equals(JOURNAL_STOPPED)) {
            inOrder.add(at);
        } else if (message.equals(STARTED) || STOPPED.contains(message)) {
            turns.put(at, message.equals(STARTED));
        }
    }

    private void off(Instant last, Instant next) {
        away.add(new CronPast.Away(last, next, MissedRun.Why.HOST_OFF));
        if (inOrder.stream().noneMatch(end -> Duration.between(end, last).abs().compareTo(AT_ONCE) < 0)) {
            doubtful.add(new CronPast.Away(last, last.plus(UNWRITTEN), MissedRun.Why.HOST_OFF));
        }
    }

    /** When the daemon did not run between the first and the last line of a start of the host. */
    private void daemon(Boot boot, boolean current) {
        Map<Instant, Boolean> own = turns.subMap(boot.first, true, boot.last, true);
        if (own.isEmpty() && !current) {
            doubtful.add(new CronPast.Away(boot.first, boot.last, MissedRun.Why.CRON_OFF));
            return;
        }
        boolean runs = own.isEmpty() ? runsNow : !own.values().iterator().next();
        Instant stopped = boot.first;
        for (Map.Entry<Instant, Boolean> turn : own.entrySet()) {
            if (turn.getValue() && !runs) {
                away.add(new CronPast.Away(stopped, turn.getKey().plus(GETTING_READY), MissedRun.Why.CRON_OFF));
            } else if (!turn.getValue() && runs) {
                stopped = turn.getKey();
            }
            runs = turn.getValue();
        }
        if (!runs) {
            away.add(new CronPast.Away(stopped, boot.last, MissedRun.Why.CRON_OFF));
        }
    }
}
