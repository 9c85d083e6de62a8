package org.hostkeeper.desktop.schedule;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hostkeeper.desktop.plan.Proposal;
import org.hostkeeper.host.HostName;
import org.hostkeeper.schedule.AddRequest;
import org.hostkeeper.schedule.CronJob;
import org.hostkeeper.schedule.EditRequest;
import org.hostkeeper.schedule.Finding;
import org.hostkeeper.schedule.Stagger;
import org.hostkeeper.words.Text;

/** Turns what a person chose on the Schedules page into proposals, and says what each of them is called. */
record ScheduleProposals(ScheduleDeeds deeds) {
    /** The same to all chosen jobs. */
    Proposal of(JobAction action, List<ScheduleRow> chosen) {
        Map<HostName, List<ScheduleRow>> byHost =
                chosen.stream().collect(Collectors.groupingBy(r -> r.host().name(), TreeMap::new, Collectors.toList()));
        TreeMap<HostName, Proposal.Planning> planning = new TreeMap<>();
        byHost.forEach((host, rows) -> {
            List<String> ids = rows.stream().flatMap(row -> row.job().stream()).map(CronJob::id).toList();
            planning.put(host, () -> deeds.act(host, ids, action));
        });
        Function<Collection<HostName>, Text> deed = hosts -> counted("deed." + action.key(), hosts, byHost);
        Function<Collection<HostName>, Text> done = hosts -> counted("done." + action.key(), hosts, byHost);
        return new Proposal(deed.apply(byHost.keySet()), deed, done, planning);
    }

    private static <T> Text counted(String key, Collection<HostName> hosts, Map<HostName, List<T>> byHost) {
        int jobs = hosts.stream().mapToInt(host -> byHost.getOrDefault(host, List.of()).size()).sum();
        return text(key, jobs, hosts.size());
    }

    /** The times that were found for jobs of many hosts. */
    Proposal stagger(List<Stagger.Placed> placed) {
        Map<HostName, List<Stagger.Placed>> byHost = placed.stream().collect(Collectors.groupingBy(Stagger.Placed::host, TreeMap::new, Collectors.toList()));
        TreeMap<HostName, Proposal.Planning> planning = new TreeMap<>();
        byHost.forEach((host, jobs) -> planning.put(host, () -> deeds.stagger(host, jobs)));
        Function<Collection<HostName>, Text> deed = hosts -> counted("stagger.deed", hosts, byHost);
        return new Proposal(deed.apply(byHost.keySet()), deed, hosts -> counted("stagger.done", hosts, byHost), planning);
    }

    Proposal add(HostName host, AddRequest request) {
        return Proposal.onOne(
                text("add.deed", host.value()), text("add.done", host.value()), host, () -> deeds.add(host, request));
    }

    Proposal edit(ScheduleRow row, CronJob job, EditRequest request) {
        HostName host = row.host().name();
        return Proposal.onOne(
                text("edit.deed", host.value()), text("edit.done", host.value()), host, () -> deeds.edit(host, job.id(), request));
    }

    Proposal mend(ScheduleRow row, Finding finding) {
        HostName host = row.host().name();
        return Proposal.onOne(
                text("mend.deed", finding.kind().title(), host.value()),
                text("mend.done", finding.kind().title(), host.value()),
                host,
                () -> deeds.mend(host, finding));
    }

    private static Text text(String key, Object... args) {
        return Text.of("desktop.schedule", key, args);
    }
}
