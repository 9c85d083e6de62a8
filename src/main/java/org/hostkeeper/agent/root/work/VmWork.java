package org.hostkeeper.agent.root.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hostkeeper.agent.root.Frames;
import org.hostkeeper.agent.root.VmHelper;
import org.hostkeeper.agent.root.VmRequest;
import org.hostkeeper.exhibition.DomainXml;
import org.hostkeeper.exhibition.SnapshotName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Output;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.words.Text;

/**
 * Does with a listed machine as root what was asked for, by one virsh each: every name stands behind its option, so that none
 * becomes one. What is already so is no failure.
 */
public final class VmWork implements VmHelper {
    private static final Duration MOMENT = Duration.ofSeconds(60);

    /** A machine's memory is written out or read in; a slow disk takes its time. */
    private static final Duration LONG = Duration.ofMinutes(10);

    /** A picture that comes late shows something else. */
    private static final Duration GLANCE = Duration.ofSeconds(5);

    private final Supplier<HelperList> list;
    private final Remote remote;
    private final ReentrantLock picture = new ReentrantLock(true);

    public VmWork(Supplier<HelperList> list, Remote remote) {
        this.list = list;
        this.remote = remote;
    }

    @Override
    public byte[] ask(VmRequest request) {
        list.get().allows(request.name());
        switch (request) {
            case VmRequest.Ready ready -> said(virsh(ready, "domstate", MOMENT));
            case VmRequest.Start start -> until(start, "start", Set.of("running", "paused"));
            case VmRequest.Stop stop -> until(stop, "destroy", Set.of("shut off", "crashed"));
            case VmRequest.Resume resume -> until(resume, "resume", Set.of("running"));
            case VmRequest.Revert revert ->
                said(virsh(revert, "snapshot-revert", LONG, "--snapshotname", existing(revert.snapshot()), "--running"));
            case VmRequest.Create create ->
                said(virsh(create, "snapshot-create-as", LONG, "--name", SnapshotName.checked(create.snapshot()), "--atomic"));
            case VmRequest.Delete delete ->
                said(virsh(delete, "snapshot-delete", LONG, "--snapshotname", existing(delete.snapshot())));
            case VmRequest.Ping ping -> said(virsh(
                    ping,
                    "qemu-agent-command",
                    Duration.ofSeconds(ping.seconds()).plus(GLANCE),
                    "--timeout", Integer.toString(ping.seconds()), "--cmd", "{\"execute\":\"guest-ping\"}"));
            case VmRequest.Screenshot screenshot -> {
                return picture(screenshot);
            }
            case VmRequest.Log log -> {
                return log(log);
            }
        }
        return new byte[0];
    }

    private static String existing(String snapshot) {
        if (!SnapshotName.mayExist(snapshot)) {
            throw new ProblemException(new Problem.InvalidInput(
                    Text.of("agent.root", "snapshot"), snapshot, Text.of("agent.root", "snapshot.rule")));
        }
        return snapshot;
    }

    /** Two who want the same get it: the later finds it done. */
    private void until(VmRequest request, String verb, Set<String> states) {
        Command command = virsh(request, verb, MOMENT);
        Output output = remote.run(command);
        if (!output.ok() && !states.contains(said(virsh(request, "domstate", MOMENT)).text().strip())) {
            throw failed(command, output);
        }
    }

    /** One at a time: the heap of this program is small. */
    private byte[] picture(VmRequest.Screenshot request) {
        picture.lock();
        try {
            return said(virsh(request, "screenshot", GLANCE, "--file", "/dev/stdout").sayingAtMost(Frames.PICTURE)).out();
        } finally {
            picture.unlock();
        }
    }

    /**
     * A serial port that goes into a file, or whose way elsewhere is kept in one; of several the first. A pipe would be emptied by
     * reading it. Source: libvirt's format of domains.
     */
    private byte[] log(VmRequest.Log request) {
        DomainXml definition = DomainXml.read(said(virsh(request, "dumpxml", GLANCE)).text());
        Optional<String> file = definition.parts("devices", "serial").stream()
                .flatMap(serial -> Stream.concat(
                        serial.attributes("file", "log").stream(),
                        serial.attributes("type").contains("file") ? serial.attributes("path", "source").stream() : Stream.empty()))
                .findFirst();
        return file.map(path -> said(Command.of(List.of("tail", "--bytes=" + VmRequest.Log.LONGEST, "--", path)).asRoot(true).within(GLANCE)).out())
                .orElse(new byte[0]);
    }

    private Output said(Command command) {
        Output output = remote.run(command);
        if (!output.ok()) {
            throw failed(command, output);
        }
        return output;
    }

    private ProblemException failed(Command command, Output output) {
        return new ProblemException(new Problem.CommandFailed(
                remote.host().value(), command.shown(), output.exit(), output.error().strip()));
    }

    private static Command virsh(VmRequest request, String verb, Duration limit, String... options) {
        List<String> arguments = new ArrayList<>(
                List.of("virsh", "--quiet", "--connect", "qemu:///system", verb, "--domain", request.name()));
        arguments.addAll(List.of(options));
        return Command.of(arguments).asRoot(true).within(limit);
    }
}
