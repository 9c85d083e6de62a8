package org.hostkeeper.attention;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.attention.Concern.Kind;
import org.hostkeeper.facts.Disk;
import org.hostkeeper.facts.DisksProbe;
import org.hostkeeper.facts.HostFacts;
import org.hostkeeper.facts.HostProbe;
import org.hostkeeper.facts.Reading;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.fleet.Link;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;

/**
 * What of a host as such needs a person. Of one that does not answer only that is told: what else was known of it may
 * long be otherwise.
 */
public final class HostConcerns implements Judge {
    private static final HostProbe HOST = new HostProbe();
    private static final DisksProbe DISKS = new DisksProbe();

    @Override
    public List<Concern> of(HostState state) {
        return switch (state.link()) {
            case Link.Untried _, Link.Connecting _ -> List.of();
            case Link.Broken(Problem.Cancelled _, _, _) -> List.of();
            case Link.Broken broken -> List.of(unreached(state, broken));
            case Link.Connected _ -> connected(state);
        };
    }

    private static Concern unreached(HostState state, Link.Broken broken) {
        Kind kind = switch (broken.problem()) {
            case Problem.ChangedHostKey _ -> Kind.CHANGED_KEY;
            case Problem.UnknownHostKey _ -> Kind.UNKNOWN_KEY;
            case Problem.AccessDenied _ -> Kind.ACCESS_DENIED;
            default -> Kind.UNREACHABLE;
        };
        return new Concern(
                state.host().name(),
                kind,
                "",
                Text.of("attention", kind.code()),
                Optional.of(broken.problem().text()),
                state.facts().of(HOST).taken());
    }

    private static List<Concern> connected(HostState state) {
        HostName host = state.host().name();
        List<Concern> concerns = new ArrayList<>();
        Reading<HostFacts> facts = state.facts().of(HOST);
        facts.problem().ifPresent(problem -> {
            String key = facts.value().isPresent() ? "old-facts" : "old-facts.none";
            concerns.add(new Concern(
                    host, Kind.OLD_FACTS, "", Text.of("attention", key), Optional.of(problem.text()), facts.taken()));
        });
        facts.value().ifPresent(known -> {
            known.failedUnits().forEach(unit -> concerns.add(concern(host, Kind.FAILED_UNIT, unit, unit)));
            if (known.rebootNeeded()) {
                concerns.add(new Concern(
                        host,
                        Kind.REBOOT_NEEDED,
                        "",
                        Text.of("attention", Kind.REBOOT_NEEDED.code()),
                        Optional.of(Text.of("attention", "reboot-needed.why")),
                        Optional.empty()));
            }
        });
        state.facts().of(DISKS).value().stream()
                .flatMap(List::stream)
                .filter(disk -> disk.use() >= Disk.NEARLY_FULL)
                .forEach(disk -> concerns.add(full(host, disk)));
        return concerns;
    }

    private static Concern full(HostName host, Disk disk) {
        return new Concern(
                host,
                Kind.DISK_NEARLY_FULL,
                disk.mount(),
                Text.of("attention", Kind.DISK_NEARLY_FULL.code(), disk.mount(), disk.use()),
                Optional.of(Text.of("attention", "disk-nearly-full.why", disk.free() / 1073741824.0)),
                Optional.empty());
    }

    private static Concern concern(HostName host, Kind kind, String thing, Object... args) {
        return new Concern(
                host, kind, thing, Text.of("attention", kind.code(), args), Optional.empty(), Optional.empty());
    }
}
