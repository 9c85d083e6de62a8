package org.hostkeeper.module.inspection;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.facts.UnreadableAnswer;
import org.hostkeeper.host.HostName;
import org.hostkeeper.module.SystemdTime;
import org.hostkeeper.module.inspection.Inspection.FileTime;
import org.hostkeeper.module.inspection.Inspection.OtherUnit;
import org.hostkeeper.module.inspection.Inspection.PackageChange;
import org.hostkeeper.module.inspection.Inspection.UnitFile;
import org.hostkeeper.module.logs.JournalEntry;
import org.hostkeeper.module.logs.LogLine;

/** Understands what {@code inspection.sh} prints: each line says by its first word what it is. */
final class InspectionAnswer {
    private static final DateTimeFormatter DPKG = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final HostName host;
    private final Map<String, List<String>> lines = new HashMap<>();
    private final List<Draft> files = new ArrayList<>();

    /** A file whose text is still coming. */
    private record Draft(String kind, String path, Instant changed, List<String> text) {
        UnitFile file() {
            return new UnitFile(path, changed, text.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", text)));
        }
    }

    InspectionAnswer(HostName host, String answer) {
        this.host = host;
        // not lines(): a text may hold a carriage return
        for (String line : answer.split("\n")) {
            int blank = line.indexOf(' ');
            String kind = blank < 0 ? line : line.substring(0, blank);
            String rest = blank < 0 ? "" : line.substring(blank + 1);
            switch (kind) {
                case "file", "vendor" -> time(rest).ifPresent(t -> files.add(new Draft(kind, t.path(), t.changed(), new ArrayList<>())));
                case "text" -> files.getLast().text().add(rest);
                default -> lines.computeIfAbsent(kind, _ -> new ArrayList<>()).add(rest);
            }
        }
    }

    Inspection inspection() {
        Map<String, String> properties = properties(of("show"));
        if (!properties.containsKey("Id")) {
            throw new UnreadableAnswer("systemd says nothing of the unit");
        }
        return new Inspection(
                host,
                properties.getOrDefault("Id", ""),
                Instant.ofEpochSecond(Long.parseLong(one("now"))),
                SystemdTime.read(one("booted")),
                properties,
                one("journal").equals("yes"),
                entries("log"),
                entries("run"),
                entries("past"),
                entries("kernel"),
                files.stream().filter(f -> f.kind().equals("file")).map(Draft::file).toList(),
                files.stream().filter(f -> f.kind().equals("vendor")).map(Draft::file).findFirst(),
                of("made-of").stream().flatMap(line -> time(line).stream()).distinct().toList(),
                of("missing").stream().findFirst(),
                others(),
                packages());
    }

    private List<String> of(String kind) {
        return lines.getOrDefault(kind, List.of());
    }

    private String one(String kind) {
        return of(kind).stream().findFirst().orElse("");
    }

    private static Map<String, String> properties(List<String> lines) {
        Map<String, String> properties = new HashMap<>();
        for (String line : lines) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                properties.putIfAbsent(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return properties;
    }

    private List<LogLine> entries(String kind) {
        return of(kind).stream().flatMap(line -> JournalEntry.parse(host, line).stream()).toList();
    }

    private static Optional<FileTime> time(String line) {
        String[] words = line.split(" ", 2);
        return words.length == 2 && words[0].matches("\\d{1,12}")
                ? Optional.of(new FileTime(words[1], Instant.ofEpochSecond(Long.parseLong(words[0]))))
                : Optional.empty();
    }

    private List<OtherUnit> others() {
        List<OtherUnit> others = new ArrayList<>();
        List<String> block = new ArrayList<>();
        for (String line : of("other")) {
            if (line.isEmpty()) {
                other(block).ifPresent(others::add);
                block.clear();
            } else {
                block.add(line);
            }
        }
        other(block).ifPresent(others::add);
        return others.stream().distinct().toList();
    }

    private static Optional<OtherUnit> other(List<String> block) {
        Map<String, String> p = properties(block);
        return Optional.ofNullable(p.get("Id"))
                .map(name -> new OtherUnit(
                        name,
                        p.getOrDefault("LoadState", ""),
                        p.getOrDefault("ActiveState", ""),
                        p.getOrDefault("SubState", ""),
                        p.getOrDefault("Result", "")));
    }

    private List<PackageChange> packages() {
        List<PackageChange> packages = new ArrayList<>();
        ZoneId zone = zone();
        of("dpkg").forEach(line -> dpkg(line.split(" "), zone).ifPresent(packages::add));
        of("rpm").forEach(line -> rpm(line.split(" ")).ifPresent(packages::add));
        return packages;
    }

    /** dpkg writes its log in the host's own time. */
    private ZoneId zone() {
        try {
            return ZoneId.of(one("zone"));
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    /** DATE TIME VERB NAME:ARCH OLD NEW; what was put in anew as it was is no change. */
    private static Optional<PackageChange> dpkg(String[] words, ZoneId zone) {
        if (words.length < 6 || words[4].equals(words[5])) {
            return Optional.empty();
        }
        try {
            Instant at = LocalDateTime.parse(words[0] + " " + words[1], DPKG).atZone(zone).toInstant();
            return Optional.of(new PackageChange(words[3].split(":")[0], words[5], at));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<PackageChange> rpm(String[] words) {
        return words.length == 3 && words[0].matches("\\d{1,12}")
                ? Optional.of(new PackageChange(words[1], words[2], Instant.ofEpochSecond(Long.parseLong(words[0]))))
                : Optional.empty();
    }
}
