package org.hostkeeper.desktop.module;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hostkeeper.desktop.plan.Proposal;
import org.hostkeeper.host.HostName;
import org.hostkeeper.module.CreateRequest;
import org.hostkeeper.module.EditRequest;
import org.hostkeeper.module.Unit;
import org.hostkeeper.words.Text;

/** Turns what a person chose on the Modules page into proposals, and says what each of them is called. */
record ModuleProposals(ModuleDeeds deeds) {
    /** The same to all chosen services. */
    Proposal of(ModuleAction action, List<ModuleRow> chosen) {
        Map<HostName, List<ModuleRow>> byHost =
                chosen.stream().collect(Collectors.groupingBy(r -> r.host().name(), TreeMap::new, Collectors.toList()));
        TreeMap<HostName, Proposal.Planning> planning = new TreeMap<>();
        byHost.forEach((host, rows) -> {
            List<Unit> units = rows.stream().map(ModuleRow::unit).toList();
            planning.put(host, () -> deeds.plan(host, units, action));
        });
        Function<Collection<HostName>, Text> deed = hosts -> named(action.key(), "deed.", hosts, byHost);
        Function<Collection<HostName>, Text> done = hosts -> named(action.key(), "done.", hosts, byHost);
        return new Proposal(deed.apply(byHost.keySet()), deed, done, planning);
    }

    Proposal create(HostName host, CreateRequest request) {
        return Proposal.onOne(
                text("create.deed", request.name(), host.value()),
                text("create.done", request.name(), host.value()),
                host,
                () -> deeds.create(host, request));
    }

    Proposal edit(ModuleRow row, EditRequest request) {
        return Proposal.onOne(
                text("edit.deed", row.name(), row.host().name().value()),
                text("edit.done", row.name(), row.host().name().value()),
                row.host().name(),
                () -> deeds.edit(row.host().name(), row.unit().name(), request));
    }

    Proposal remove(ModuleRow row) {
        return Proposal.onOne(
                text("remove.deed", row.name(), row.host().name().value()),
                text("remove.done", row.name(), row.host().name().value()),
                row.host().name(),
                () -> deeds.remove(row.host().name(), row.unit().name()));
    }

    /** One service is named; several are counted, with the hosts that are ticked. */
    private static Text named(
            String action, String kind, Collection<HostName> hosts, Map<HostName, List<ModuleRow>> byHost) {
        List<ModuleRow> rows = hosts.stream().flatMap(h -> byHost.getOrDefault(h, List.of()).stream()).toList();
        return rows.size() == 1
                ? text(kind + action + ".one", rows.getFirst().name(), rows.getFirst().host().name().value())
                : text(kind + action, rows.size(), hosts.size());
    }

    private static Text text(String key, Object... args) {
        return Text.of("desktop.module", key, args);
    }
}
