package org.hostkeeper.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hostkeeper.facts.UnreadableAnswer;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.Ownership;

/** Understands the answer of {@code schedules.sh}. */
final class SchedulesAnswer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SPECIFICATION = Pattern.compile("(On\\w+)=(.*?) ;");

    private final Map<String, List<String>> lines = new TreeMap<>();

    SchedulesAnswer(String answer) {
        answer.lines().forEach(line -> {
            String[] words = line.split(" ", 2);
            lines.computeIfAbsent(words[0], _ -> new ArrayList<>()).add(words.length > 1 ? words[1] : "");
        });
    }

    Schedules schedules() {
        Instant read = Instant.ofEpochSecond(number(one("now").orElseThrow(() -> new UnreadableAnswer("the host's time is missing"))));
        String[] daemon = one("daemon").orElseThrow(() -> new UnreadableAnswer("it says nothing of a daemon")).split(" ", -1);
        String[] spool = one("spool").orElse("open /var/spool/cron/crontabs").split(" ", 2);
        List<CrontabFile> files = new ArrayList<>(all("file").map(SchedulesAnswer::file).toList());
        all("own").map(line -> own(line, spool[1])).forEach(files::add);
        TreeSet<String> users = new TreeSet<>(all("user").toList());
        all("own").map(line -> line.split(" ")[0]).forEach(users::add);
        return new Schedules(
                read,
                one("zone").flatMap(SchedulesAnswer::zone),
                new CronDaemon(
                        daemon[0],
                        daemon.length > 1 ? daemon[1] : "",
                        one("options").orElse(""),
                        one("anacron").isPresent()),
                spool[1],
                spool[0].equals("closed"),
                files,
                all("script").map(SchedulesAnswer::script).toList(),
                timers(),
                users);
    }

    private Stream<String> all(String key) {
        return lines.getOrDefault(key, List.of()).stream();
    }

    private Optional<String> one(String key) {
        return all(key).reduce((_, last) -> last);
    }

    private static CrontabFile file(String line) {
        String[] words = line.split(" ", -1);
        if (words.length != 9) {
            throw new UnreadableAnswer("no file: " + line);
        }
        String path = text(words[7]);
        boolean system = words[0].equals("system");
        return new CrontabFile(
                path,
                system ? Optional.empty() : Optional.of(path.substring(path.lastIndexOf('/') + 1)),
                Optional.of(new Ownership(words[1], words[2], Integer.parseInt(words[3], 8))),
                (int) number(words[5]),
                words[6],
                words[8].startsWith("+") ? Optional.of(Bytes.of(decoded(words[8].substring(1)))) : Optional.empty());
    }

    private static CrontabFile own(String line, String spool) {
        String[] words = line.split(" ", 2);
        Optional<Bytes> content = Optional.of(Bytes.of(decoded(words[1])));
        return new CrontabFile(spool + "/" + words[0], Optional.of(words[0]), Optional.empty(), 1, "file", content);
    }

    private static PeriodicScript script(String line) {
        String[] words = line.split(" ", -1);
        return new PeriodicScript(words[0], text(words[3]), words[1], Integer.parseInt(words[2], 8));
    }

    private List<Timer> timers() {
        Map<String, Map<String, List<String>>> details = details();
        Optional<String> list = one("timers").map(SchedulesAnswer::text);
        if (list.isEmpty()) {
            return List.of();
        }
        try {
            List<Timer> timers = new ArrayList<>();
            for (JsonNode node : JSON.readTree(list.get())) {
                timers.add(timer(node, details.getOrDefault(node.path("unit").asText(), Map.of())));
            }
            return timers;
        } catch (JsonProcessingException e) {
            throw new UnreadableAnswer("the list of timers is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static Timer timer(JsonNode node, Map<String, List<String>> detail) {
        return new Timer(
                node.path("unit").asText(),
                node.path("activates").asText(),
                last(detail, "Description"),
                specifications(detail.getOrDefault("TimersCalendar", List.of())),
                specifications(detail.getOrDefault("TimersMonotonic", List.of())),
                last(detail, "Persistent").equals("yes"),
                last(detail, "RandomizedDelayUSec"),
                last(detail, "FragmentPath"),
                last(detail, "UnitFileState"),
                last(detail, "ActiveState").equals("active"),
                micros(node.path("next")),
                micros(node.path("last")));
    }

    private static String last(Map<String, List<String>> detail, String key) {
        return detail.getOrDefault(key, List.of("")).getLast();
    }

    /** {@code { OnCalendar=*-*-* 6,18:00:00 ; next_elapse=… }}, which is what show prints of each. */
    private static List<String> specifications(List<String> shown) {
        return shown.stream().flatMap(one -> {
            Matcher found = SPECIFICATION.matcher(one);
            return found.find() ? Stream.of(found.group(1).equals("OnCalendar") ? found.group(2) : found.group(1) + "=" + found.group(2)) : Stream.<String>empty();
        }).toList();
    }

    private Map<String, Map<String, List<String>>> details() {
        Map<String, Map<String, List<String>>> details = new TreeMap<>();
        Map<String, List<String>> unit = new LinkedHashMap<>();
        for (String line : all("show").toList()) {
            int equals = line.indexOf('=');
            if (equals < 0) {
                unit = new LinkedHashMap<>();
            } else {
                unit.computeIfAbsent(line.substring(0, equals), _ -> new ArrayList<>()).add(line.substring(equals + 1));
                details.put(last(unit, "Id"), unit);
            }
        }
        return details;
    }

    private static Optional<Instant> micros(JsonNode node) {
        long micros = node.asLong();
        return micros > 0 && micros < Long.MAX_VALUE ? Optional.of(Instant.ofEpochMilli(micros / 1000)) : Optional.empty();
    }

    private static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name.strip()));
        } catch (DateTimeException e) {
            return Optional.empty(); // a zone of the host's own making: told as unknown
        }
    }

    private static long number(String word) {
        if (!word.matches("\\d{1,18}")) {
            throw new UnreadableAnswer("no number: " + word);
        }
        return Long.parseLong(word);
    }

    private static String text(String base64) {
        return new String(decoded(base64), StandardCharsets.UTF_8);
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new UnreadableAnswer("no base64: " + base64, e);
        }
    }
}
