package org.hostkeeper.desktop.exhibition;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hostkeeper.desktop.plan.Proposal;
import org.hostkeeper.host.HostName;
import org.hostkeeper.words.Text;

/** Turns what a person chose on the Exhibition page into proposals, and says what each of them is called. */
record VmProposals(ExhibitionDeeds deeds) {
    /** The same to all chosen machines; what is reverted goes back to its golden snapshot. */
    Proposal of(VmAction action, List<VmRow> chosen) {
        Map<HostName, List<VmRow>> byHost =
                chosen.stream().collect(Collectors.groupingBy(r -> r.host().name(), TreeMap::new, Collectors.toList()));
        TreeMap<HostName, Proposal.Planning> planning = new TreeMap<>();
        byHost.forEach((host, rows) -> {
            List<ExhibitionDeeds.Target> targets = rows.stream()
                    .map(row -> new ExhibitionDeeds.Target(row.domain().name(), row.goal().orElse("")))
                    .toList();
            planning.put(host, () -> deeds.act(host, targets, action));
        });
        Function<Collection<HostName>, Text> deed = hosts -> named("deed." + action.key(), hosts, byHost);
        Function<Collection<HostName>, Text> done = hosts -> named("done." + action.key(), hosts, byHost);
        return new Proposal(deed.apply(byHost.keySet()), deed, done, planning);
    }

    Proposal revert(VmRow row, String snapshot) {
        HostName host = row.host().name();
        List<ExhibitionDeeds.Target> target = List.of(new ExhibitionDeeds.Target(row.domain().name(), snapshot));
        return one("revert", row, snapshot, () -> deeds.act(host, target, VmAction.REVERT));
    }

    Proposal create(VmRow row, String snapshot, String description) {
        return one("create", row, snapshot, () -> deeds.create(row.host().name(), row.domain().name(), snapshot, description));
    }

    Proposal delete(VmRow row, String snapshot) {
        return one("delete", row, snapshot, () -> deeds.delete(row.host().name(), row.domain().name(), snapshot));
    }

    Proposal promote(VmRow row, boolean interrupt) {
        return one("promote", row, row.golden().orElse(""), () -> deeds.promote(row.host().name(), row.domain().name(), interrupt));
    }

    /** @param settings empty to have it watched no longer */
    Proposal watch(VmRow row, Optional<Map<String, String>> settings) {
        HostName host = row.host().name();
        String vm = row.domain().name();
        return one(settings.isPresent() ? "watch" : "release", row, "", () ->
                settings.map(said -> deeds.watch(host, vm, said)).orElseGet(() -> deeds.release(host, vm)));
    }

    private static Proposal one(String what, VmRow row, String snapshot, Proposal.Planning planning) {
        return Proposal.onOne(
                text("snapshot." + what, row.domain().shown(), snapshot, row.host().name().value()),
                text("snapshot." + what + ".done", row.domain().shown(), snapshot, row.host().name().value()),
                row.host().name(),
                planning);
    }

    /** One machine is named; several are counted, with the hosts that are ticked. */
    private static Text named(String key, Collection<HostName> hosts, Map<HostName, List<VmRow>> byHost) {
        List<VmRow> rows = hosts.stream().flatMap(h -> byHost.getOrDefault(h, List.of()).stream()).toList();
        return rows.size() == 1
                ? text(key + ".one", rows.getFirst().domain().shown(), rows.getFirst().host().name().value())
                : text(key, rows.size(), hosts.size());
    }

    private static Text text(String key, Object... args) {
        return Text.of("desktop.exhibition", key, args);
    }
}
