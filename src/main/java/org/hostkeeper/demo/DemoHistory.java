package org.hostkeeper.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hostkeeper.demo.machine.Chance;
import org.hostkeeper.demo.machine.Hardware;
import org.hostkeeper.demo.story.StoryHost;
import org.hostkeeper.demo.story.StoryHost.Trouble;
import org.hostkeeper.facts.FactEvent;
import org.hostkeeper.facts.FactEvent.Kind;
import org.hostkeeper.facts.FactsHistory;
import org.hostkeeper.facts.Levels;
import org.hostkeeper.facts.Sample;
import org.hostkeeper.host.HostName;

/**
 * A history that begins a day before the person came, and leads up to how the story's hosts are now. It is made when it
 * is first used, so that it does not delay the start.
 */
final class DemoHistory implements FactsHistory {
    private static final Duration PAST = Duration.ofHours(26);

    private final FactsHistory history;
    private final List<StoryHost> story;
    private final Clock clock;
    private boolean made;

    DemoHistory(FactsHistory history, List<StoryHost> story, Clock clock) {
        this.history = history;
        this.story = List.copyOf(story);
        this.clock = clock;
    }

    @Override
    public void keep(HostName host, List<Sample> samples, List<FactEvent> events) {
        withPast().keep(host, samples, events);
    }

    @Override
    public List<Sample> samples(HostName host, Instant since) {
        return withPast().samples(host, since);
    }

    @Override
    public Map<HostName, List<Sample>> samples(Instant since) {
        return withPast().samples(since);
    }

    @Override
    public List<FactEvent> events(Instant since, int limit) {
        return withPast().events(since, limit);
    }

    @Override
    public void thin(Instant now) {
        withPast().thin(now);
    }

    private synchronized FactsHistory withPast() {
        if (!made) {
            made = true;
            Instant now = clock.instant();
            story.forEach(host -> history.keep(new HostName(host.name()), samples(host, now), List.of()));
            story.forEach(host -> history.keep(new HostName(host.name()), List.of(), events(host, now)));
        }
        return history;
    }

    private static List<Sample> samples(StoryHost host, Instant now) {
        List<Sample> samples = new ArrayList<>();
        for (Duration ago = PAST; ago.compareTo(Duration.ofMinutes(3)) > 0; ago = ago.minus(Sample.SLOT)) {
            Instant at = now.minus(ago);
            samples.add(new Sample(at, answered(host, ago) ? Optional.of(levels(host, at, ago)) : Optional.empty()));
        }
        return samples;
    }

    /** Most busy now, least half a day ago; what is nearly full has filled up over the day. */
    private static Levels levels(StoryHost host, Instant at, Duration ago) {
        Hardware hardware = host.hardware();
        long seed = host.name().hashCode();
        double hours = ago.toMinutes() / 60.0;
        double busy = 1 - 0.35 * (1 - Math.cos(2 * Math.PI * hours / 24));
        double moment = at.getEpochSecond();
        double load = hardware.load() / hardware.cpus() * busy * (0.55 + 0.9 * Chance.wave(seed + 60, moment, 1100));
        double memory = hardware.memoryUse() * (0.8 + 0.2 * busy) * (0.95 + 0.1 * Chance.wave(seed + 7, moment, 5400));
        OptionalDouble disk = hardware.disks().stream()
                .mapToDouble(d -> d.use() - (d.use() > 0.9 ? 0.0014 : 0.0002) * hours)
                .max();
        int failed = events(host, at.plus(ago)).stream()
                .filter(event -> event.at().isBefore(at))
                .mapToInt(event -> event.kind() == Kind.UNIT_FAILED ? 1 : event.kind() == Kind.UNIT_RECOVERED ? -1 : 0)
                .sum();
        return new Levels(load, Math.min(0.98, memory), disk, failed);
    }

    private static boolean answered(StoryHost host, Duration ago) {
        long minutes = ago.toMinutes();
        if (host.troubles().contains(Trouble.DOWN)) {
            return minutes > 130;
        }
        if (host.troubles().contains(Trouble.CHANGED_KEY)) {
            return minutes > 31;
        }
        return !host.name().equals("gateway-hill") || minutes < 815 || minutes > 840;
    }

    /** What the story tells of a host's last days; oldest first. */
    private static List<FactEvent> events(StoryHost host, Instant now) {
        return switch (host.name()) {
            case "gallery-3" -> List.of(event(host, now, 130, Kind.LOST, "", "unreachable"));
            case "gateway-south" -> List.of(event(host, now, 31, Kind.LOST, "", "changed-host-key"));
            case "gateway-hill" -> List.of(
                    event(host, now, 840, Kind.LOST, "", "unreachable"), event(host, now, 815, Kind.FOUND, "", ""));
            case "mirror-1" -> List.of(event(host, now, 3190, Kind.DISK_FILLED, "/srv", "90"));
            case "mirror-2" -> List.of(
                    event(host, now, 544, Kind.SYSTEM_CHANGED, "", host.hardware().os()),
                    event(host, now, 543, Kind.REBOOT_NEEDED, "", ""));
            case "shop-1" -> List.of(event(host, now, 47, Kind.UNIT_FAILED, "label_printer.service", ""));
            case "shop-3" -> List.of(
                    event(host, now, 1143, Kind.UNIT_FAILED, "scale_counter.service", ""),
                    event(host, now, 1118, Kind.UNIT_RECOVERED, "scale_counter.service", ""));
            default -> List.of();
        };
    }

    private static FactEvent event(StoryHost host, Instant now, int minutesAgo, Kind kind, String thing, String detail) {
        return new FactEvent(new HostName(host.name()), now.minus(Duration.ofMinutes(minutesAgo)), kind, thing, detail);
    }
}
