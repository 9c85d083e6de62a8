package org.hostkeeper.desktop.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.hostkeeper.command.CommandRequest;
import org.hostkeeper.file.FileEntry;
import org.hostkeeper.file.PutRequest;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Outcome;

/** Works that are only written down, and answered as the test says. */
final class HostWorksRecorded implements HostWorks {
    final List<String> done = new CopyOnWriteArrayList<>();
    Optional<Watch> watch = Optional.empty();
    Outcome<List<FileEntry>> entries = new Outcome.Done<>(List.of());

    @Override
    public Runnable run(CommandRequest request, Set<HostName> hosts, Watch next) {
        done.add("run " + request.arguments() + (request.asRoot() ? " as root" : "") + " on " + hosts);
        watch = Optional.of(next);
        return () -> done.add("stop");
    }

    @Override
    public void put(PutRequest request, Set<HostName> hosts) {
        done.add("put " + request.name() + " " + request.path() + " " + request.ownership() + " on " + hosts);
    }

    @Override
    public void list(HostName host, String folder, boolean asRoot, Consumer<Outcome<List<FileEntry>>> told) {
        done.add("list " + host + " " + folder + (asRoot ? " as root" : ""));
        told.accept(entries);
    }

    @Override
    public void get(HostName host, String path, boolean asRoot, Path to, Consumer<Outcome<Long>> told) {
        done.add("get " + host + " " + path);
        told.accept(new Outcome.Done<>(12L));
    }
}
