package org.hostkeeper.desktop.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.command.CommandEnd;
import org.hostkeeper.command.CommandRequest;
import org.hostkeeper.desktop.host.HostWorks;
import org.hostkeeper.desktop.plan.PlanDesk;
import org.hostkeeper.desktop.plan.Proposal;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.file.FileEntry;
import org.hostkeeper.file.PutRequest;
import org.hostkeeper.file.FetchedFile;
import org.hostkeeper.file.RemoteFiles;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Job;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.words.Text;

/** Has commands run and files carried for the Hosts page, as jobs and plans. */
record HouseWorks(Assembly house, Surroundings around, PlanDesk desk, Consumer<Set<HostName>> changed) implements HostWorks {
    @Override
    public Runnable run(CommandRequest request, Set<HostName> hosts, Watch watch) {
        Consumer<CommandEnd> ended = end -> around.fx().execute(() -> watch.ended(end));
        Job<Map<HostName, CommandEnd>> job = house.jobs()
                .start(request.title(), progress -> house.commandRuns().run(request, hosts, ended, progress));
        job.outcome().thenAccept(_ -> around.fx().execute(() -> {
            watch.over();
            changed.accept(hosts);
        }));
        return job::cancel;
    }

    @Override
    public void put(PutRequest request, Set<HostName> hosts) {
        TreeMap<HostName, Proposal.Planning> plannings = new TreeMap<>();
        hosts.forEach(host ->
                plannings.put(host, () -> house.filePlans().put(house.fleet().remote(host), request)));
        desk.preview(new Proposal(
                request.title(),
                chosen -> Text.of("desktop.host", "put.deed", request.name(), chosen.size()),
                done -> Text.of("desktop.host", "put.done", request.name(), done.size()),
                plannings));
    }

    @Override
    public void list(HostName host, String folder, boolean asRoot, Consumer<Outcome<List<FileEntry>>> told) {
        house.jobs()
                .start(
                        Text.of("desktop.host", "files.reading", folder, host.value()),
                        _ -> new RemoteFiles().list(house.fleet().remote(host), folder, asRoot))
                .outcome()
                .thenAccept(outcome -> around.fx().execute(() -> told.accept(outcome)));
    }

    @Override
    public void get(HostName host, String path, boolean asRoot, Path to, Consumer<Outcome<Long>> told) {
        house.jobs()
                .start(Text.of("desktop.host", "files.getting", path, host.value()), _ -> fetched(host, path, asRoot, to))
                .outcome()
                .thenAccept(outcome -> around.fx().execute(() -> told.accept(outcome)));
    }

    private Long fetched(HostName host, String path, boolean asRoot, Path to) {
        byte[] content = new RemoteFiles().get(house.fleet().remote(host), path, asRoot);
        FetchedFile.keep(to, content);
        return (long) content.length;
    }
}
