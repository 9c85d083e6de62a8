package org.hostkeeper.exhibition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hostkeeper.facts.UnreadableAnswer;

/** Puts the parts of {@code domains.sh}'s answer together. */
final class DomainsAnswer {
    private static final Pattern STATE = Pattern.compile("([a-z ]+) \\(([^()]*)\\)");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,15}) KiB");
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Map<UUID, Parts> parts = new LinkedHashMap<>();
    private final Map<UUID, Instant> processes = new HashMap<>();
    /** The agent, for each machine. */
    private final List<Watcher> watchers = new ArrayList<>();
    private final List<DeployedController> deployed = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private boolean libvirt = true;

    /** What was said of one machine. */
    private static final class Parts {
        private final List<String> info = new ArrayList<>();
        private final List<String> current = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private final List<String> definition = new ArrayList<>();
        private final List<List<String>> snapshots = new ArrayList<>();
        private final List<String> addresses = new ArrayList<>();
        private final Map<String, Long> sizes = new HashMap<>();
    }

    DomainsAnswer(String answer) {
        List<String> lines = List.of(answer.split("\n", -1));
        String mark = lines.getFirst().strip() + " ";
        if (!UUID_FORM.matcher(mark.strip()).matches()) {
            throw new UnreadableAnswer("it does not begin with a mark");
        }
        List<String> part = new ArrayList<>();
        Optional<Parts> machine = Optional.empty();
        for (String line : lines.subList(1, lines.size())) {
            if (!line.startsWith(mark)) {
                part.add(line);
                continue;
            }
            String[] words = line.substring(mark.length()).split(" ", -1);
            if (words[0].equals("domain")) {
                machine = Optional.of(parts.computeIfAbsent(uuid(words), _ -> new Parts()));
            }
            part = begun(words, machine);
        }
    }

    /** Where the lines of the part go that these words begin. */
    private List<String> begun(String[] words, Optional<Parts> machine) {
        switch (words[0]) {
            case "none" -> libvirt = false;
            case "process" -> processes.put(uuid(words), Instant.ofEpochSecond(Long.parseLong(words[2])));
            case "watcher" -> deployed.add(WatcherSettings.controller(words));
            case "agent" -> {
                WatchAnswer said = new WatchAnswer(WatcherSettings.decoded(words[1]));
                said.watches().forEach(watch -> watchers.add(Watcher.agent(watch, said.address(), said.port())));
                leftOut.addAll(said.leftOut());
            }
            case "reached" -> Optional.ofNullable(parts.get(uuid(words))).ifPresent(of -> of.addresses.add(words[2]));
            case "sizes" -> Optional.ofNullable(parts.get(uuid(words))).ifPresent(of -> of.sizes.putAll(DiskImage.memories(WatcherSettings.decoded(words[2]))));
            case "snapshot" -> {
                List<String> lines = new ArrayList<>();
                Optional.ofNullable(parts.get(uuid(words))).ifPresent(of -> of.snapshots.add(lines));
                return lines;
            }
            default -> {
                Parts of = machine.orElseThrow(() -> new UnreadableAnswer("a part belongs to no machine: " + words[0]));
                return switch (words[0]) {
                    case "domain" -> of.info;
                    case "current" -> of.current;
                    case "names" -> of.names;
                    case "definition" -> of.definition;
                    default -> throw new UnreadableAnswer("an unknown part: " + words[0]);
                };
            }
        }
        return new ArrayList<>();
    }

    private static UUID uuid(String[] words) {
        if (words.length < 2 || !UUID_FORM.matcher(words[1]).matches()) {
            throw new UnreadableAnswer("a part names no machine: " + String.join(" ", words));
        }
        return UUID.fromString(words[1]);
    }

    Domains domains() {
        List<Domain> domains = parts.entrySet().stream()
                // one that was removed between two questions answers nothing
                .filter(entry -> entry.getValue().info.stream().anyMatch(line -> line.startsWith("Name:")))
                .map(entry -> domain(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Domain::name))
                .toList();
        List<Watcher> all = Stream.concat(
                        deployed.stream().filter(controller -> !controller.isNameless()).map(DeployedController::watcher), watchers.stream())
                .toList();
        return new Domains(libvirt, domains, all, List.copyOf(deployed), List.copyOf(leftOut));
    }

    private Domain domain(UUID uuid, Parts of) {
        Map<String, String> info = fields(of.info);
        Matcher state = of.info.stream().map(STATE::matcher).filter(Matcher::matches).findFirst()
                .orElseThrow(() -> new UnreadableAnswer("a machine’s state is missing"));
        DomainXml definition = DomainXml.read(String.join("\n", of.definition).strip());
        return new Domain(
                uuid,
                info.getOrDefault("Name", ""),
                definition.text("title").orElse(""),
                DomainState.said(state.group(1)),
                state.group(2),
                Optional.ofNullable(processes.get(uuid)),
                "enable".equals(info.get("Autostart")),
                "yes".equals(info.get("Persistent")),
                size(info.getOrDefault("Max memory", "")),
                processors(info.getOrDefault("CPU(s)", "")),
                definition.attributes("name", "devices", "channel", "target").contains("org.qemu.guest_agent.0"),
                of.addresses.stream().filter(CidrForm::isOne).distinct().toList(),
                disks(definition),
                snapshots(of));
    }

    private static Map<String, String> fields(List<String> lines) {
        Map<String, String> fields = new HashMap<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        return fields;
    }

    private static List<String> disks(DomainXml definition) {
        return Stream.of("file", "dev", "name")
                .flatMap(kind -> definition.attributes(kind, "devices", "disk", "source").stream())
                .toList();
    }

    /** Bytes. */
    private static long size(String said) {
        Matcher size = SIZE.matcher(said);
        if (!size.matches()) {
            throw new UnreadableAnswer("a machine’s memory is no number: " + said);
        }
        return Long.parseLong(size.group(1)) << 10;
    }

    private static int processors(String said) {
        if (!said.matches("\\d{1,6}")) {
            throw new UnreadableAnswer("a machine’s processors are no number: " + said);
        }
        return Integer.parseInt(said);
    }

    private static List<Snapshot> snapshots(Parts of) {
        String current = String.join("\n", of.current).strip();
        List<Snapshot> found = of.snapshots.stream()
                .map(lines -> String.join("\n", lines).strip())
                // deleted between two questions
                .filter(text -> !text.isEmpty())
                .map(text -> snapshot(DomainXml.read(text), current, of.sizes))
                .toList();
        // libvirt tells whole seconds; of one second, what was made upon another is the later
        return found.stream()
                .sorted(Comparator.comparing(Snapshot::created)
                        .thenComparing(s -> -s.dependants(found).size())
                        .thenComparing(Snapshot::name))
                .toList();
    }

    private static Snapshot snapshot(DomainXml xml, String current, Map<String, Long> sizes) {
        String name = xml.text("name").orElseThrow(() -> new UnreadableAnswer("a snapshot has no name"));
        String created = xml.text("creationTime").filter(t -> t.matches("\\d{1,12}"))
                .orElseThrow(() -> new UnreadableAnswer("a snapshot’s time is no number"));
        List<String> memory = xml.attributes("snapshot", "memory");
        List<String> disks = xml.attributes("snapshot", "disks", "disk");
        return new Snapshot(
                name,
                xml.text("parent", "name"),
                xml.text("description").orElse(""),
                xml.text("state").orElse(""),
                Instant.ofEpochSecond(Long.parseLong(created)),
                !memory.contains("external") && !disks.contains("external"),
                memory.contains("internal") || memory.contains("external"),
                Optional.ofNullable(sizes.get(name)),
                name.equals(current));
    }
}
