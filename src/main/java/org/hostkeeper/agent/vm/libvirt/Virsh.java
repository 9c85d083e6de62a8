package org.hostkeeper.agent.vm.libvirt;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hostkeeper.agent.root.VmHelper;
import org.hostkeeper.agent.root.VmRequest;
import org.hostkeeper.agent.vm.Hypervisor;
import org.hostkeeper.exhibition.DomainXml;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Output;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.words.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * libvirt's machines of this host: read by virsh through the read-only socket, which is open to every user, and changed by
 * the root helper. A name stands behind its option, and is none that virsh takes for an id ({@code exhibition.VmName}).
 */
public final class Virsh implements Hypervisor {
    private static final Logger LOG = LoggerFactory.getLogger(Virsh.class);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** From virsh's connection to its subscription is one call; whoever looks after this has missed nothing. */
    private static final Duration SUBSCRIBED = Duration.ofSeconds(1);

    private static final Pattern STATE = Pattern.compile("([a-z ]+?)(?: \\(([^()]*)\\))?");
    private static final Pattern ADDRESS = Pattern.compile("\\s*\\S+\\s+\\S+\\s+ipv[46]\\s+([0-9A-Fa-f.:]+)/\\d{1,3}\\s*");

    private final Remote here;
    private final VmHelper helper;
    private final VmHelper looks;
    private final ScheduledExecutorService teller =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("vm-teller").factory());
    private volatile Optional<EventProcess> process = Optional.empty();

    /**
     * @param here this machine; its owner closes it
     * @param helper changes machines
     * @param looks shows what a machine and its guest are like; a way of its own, so that no revert waits for a screen that hangs
     */
    public Virsh(Remote here, VmHelper helper, VmHelper looks) {
        this.here = here;
        this.helper = helper;
        this.looks = looks;
    }

    /** Wakes the helper, which stays awake then, and returns why it could not work on one of these. */
    public List<Problem> wake(Collection<String> vms) {
        List<Problem> problems = new ArrayList<>();
        for (String vm : vms) {
            try {
                helper.ask(new VmRequest.Ready(vm));
            } catch (ProblemException e) {
                problems.add(e.problem());
            }
        }
        return problems;
    }

    @Override
    public Power power(String vm) {
        Output output = here.run(read("domstate", vm, "--reason"));
        if (!output.ok() && output.error().contains("failed to get domain")) {
            return Power.ABSENT;
        }
        return power(vm, ok(output, "domstate", vm).text().strip());
    }

    private Power power(String vm, String said) {
        Matcher state = STATE.matcher(said);
        String why = state.matches() ? Optional.ofNullable(state.group(2)).orElse("") : "";
        return switch (state.matches() ? state.group(1) : "") {
            case "running", "idle", "in shutdown", "no state" -> Power.RUNNING;
            case "paused", "pmsuspended" -> Power.PAUSED;
            case "shut off" -> why.equals("crashed") || why.equals("failed") ? Power.CRASHED : Power.OFF;
            case "crashed" -> Power.CRASHED;
            default -> throw new ProblemException(new Problem.ProbeFailed(here.host().value(), "domstate " + vm, said));
        };
    }

    @Override
    public List<String> snapshots(String vm) {
        // each after the one that it was made upon, as libvirt tells whole seconds only
        return said("snapshot-list", vm, "--topological").lines()
                .flatMap(line -> SnapshotLine.of(line).stream())
                .sorted(Comparator.comparing(SnapshotLine::created))
                .map(SnapshotLine::name)
                .toList();
    }

    @Override
    public GuestAddresses addresses(String vm) {
        boolean userMode = DomainXml.read(said("dumpxml", vm)).attributes("type", "devices", "interface").contains("user");
        Set<InetAddress> known = new HashSet<>();
        for (String source : List.of("lease", "arp")) {
            // none without a network of libvirt's own, or where the neighbours cannot be read: the other may know
            Output output = here.run(read("domifaddr", vm, "--source", source));
            output.text().lines().flatMap(line -> address(line).stream()).forEach(known::add);
        }
        return new GuestAddresses(known, userMode);
    }

    static Optional<InetAddress> address(String line) {
        Matcher address = ADDRESS.matcher(line);
        try {
            return address.matches() ? Optional.of(InetAddress.ofLiteral(address.group(1))) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // looks like an address, and is none
        }
    }

    @Override
    public void listen(Consumer<Event> events, Runnable gap) {
        process = Optional.of(new EventProcess(
                here,
                line -> later(() -> tell(line, events, gap), Duration.ZERO),
                () -> {
                    later(gap, Duration.ZERO);
                    later(gap, SUBSCRIBED);
                }));
    }

    /** All on one thread; what fails there is a bug of the listener, and must not end it. */
    private void later(Runnable told, Duration delay) {
        try {
            var _ = teller.schedule(
                    () -> {
                        try {
                            told.run();
                        } catch (RuntimeException e) {
                            LOG.error("An event was not understood", e);
                        }
                    },
                    delay.toMillis(),
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException _) {
            // closed: nobody listens any more
        }
    }

    private void tell(String line, Consumer<Event> events, Runnable gap) {
        LifecycleLine.of(line).ifPresent(said -> {
            try {
                Power power = said.power().orElseGet(() -> power(said.vm()));
                events.accept(new Event(said.vm(), power, said.what()));
            } catch (ProblemException e) {
                LOG.warn("{}: {}", said.vm(), e.problem().text());
                gap.run();
            }
        });
    }

    @Override
    public void start(String vm) {
        helper.ask(new VmRequest.Start(vm));
    }

    @Override
    public void stop(String vm) {
        helper.ask(new VmRequest.Stop(vm));
    }

    @Override
    public void resume(String vm) {
        helper.ask(new VmRequest.Resume(vm));
    }

    @Override
    public void revert(String vm, String snapshot) {
        helper.ask(new VmRequest.Revert(vm, snapshot));
    }

    @Override
    public void create(String vm, String snapshot) {
        helper.ask(new VmRequest.Create(vm, snapshot));
    }

    @Override
    public void delete(String vm, String snapshot) {
        helper.ask(new VmRequest.Delete(vm, snapshot));
    }

    @Override
    public byte[] screenshot(String vm) {
        return looks.ask(new VmRequest.Screenshot(vm));
    }

    @Override
    public byte[] log(String vm) {
        return looks.ask(new VmRequest.Log(vm));
    }

    @Override
    public boolean answers(String vm, Duration limit) {
        int seconds = (int) Math.clamp(limit.plusMillis(999).toSeconds(), 1, VmRequest.Ping.LONGEST);
        try {
            looks.ask(new VmRequest.Ping(vm, seconds));
            return true;
        } catch (ProblemException e) {
            if (e.problem().code().equals("refused")) {
                throw e; // nobody has asked the guest
            }
            return false;
        }
    }

    private String said(String verb, String vm, String... options) {
        return ok(here.run(read(verb, vm, options)), verb, vm).text();
    }

    private Output ok(Output output, String verb, String vm) {
        if (output.ok()) {
            return output;
        }
        throw new ProblemException(output.error().contains("failed to get domain")
                ? new Problem.NotFound(Text.of("exhibition", "vm-on", here.host().value()), vm)
                : new Problem.CommandFailed(here.host().value(), "virsh " + verb, output.exit(), output.error().strip()));
    }

    private static Command read(String verb, String vm, String... options) {
        List<String> arguments = new ArrayList<>(
                List.of("virsh", "--quiet", "--readonly", "--connect", "qemu:///system", verb, "--domain", vm));
        arguments.addAll(List.of(options));
        return Command.of(arguments).within(LIMIT);
    }

    @Override
    public void close() {
        process.ifPresent(EventProcess::close);
        teller.shutdownNow();
    }
}
