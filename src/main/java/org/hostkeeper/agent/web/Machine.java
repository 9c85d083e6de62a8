package org.hostkeeper.agent.web;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hostkeeper.agent.vm.Hypervisor.GuestAddresses;
import org.hostkeeper.agent.vm.VmControl;
import org.hostkeeper.agent.web.access.Guard.Exemption;
import org.hostkeeper.agent.web.access.Need.Gate;
import org.hostkeeper.agent.web.access.Network;
import org.hostkeeper.exhibition.Compatibility;
import org.hostkeeper.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A watched machine as the web sees it: what controls it, and the two ways to it. */
final class Machine {
    private static final Logger LOG = LoggerFactory.getLogger(Machine.class);
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-f:.]*:[0-9a-f:.]*");

    private final VmControl control;
    private final Guests guests;
    private final Gate own;
    private final Gate shared;
    private final Executor beside;
    private CompletableFuture<Void> revert = CompletableFuture.completedFuture(null);

    /** @param beside runs what nobody need wait for */
    Machine(VmControl control, Supplier<GuestAddresses> addresses, Clock clock, Executor beside) {
        this.control = control;
        this.beside = beside;
        String vm = control.settings().vm();
        this.guests = new Guests(addresses, networks(vm, control.settings().guests()), clock, beside);
        // a guest with user-mode networking calls this host 10.0.2.2, or as its network says; a foreign site's page has a name
        Predicate<String> called = host -> ADDRESS.matcher(host).matches() && guests.byPortAlone();
        this.own = new Gate(vm, guests::atOwnPort, called, compatible(vm, control.settings().compatibility()));
        this.shared = new Gate(vm, guests::at, _ -> false, List.of());
    }

    VmControl control() {
        return control;
    }

    String name() {
        return control.settings().vm();
    }

    boolean byPortAlone() {
        return guests.byPortAlone();
    }


    /** @param ownPort whether the request came on the machine's own port */
    Gate gate(boolean ownPort) {
        return ownPort ? own : shared;
    }

    /** A person's revert; who presses again while it goes on waits for the same. */
    synchronized CompletableFuture<Void> revert(String reason) {
        if (revert.isDone()) {
            revert = CompletableFuture.runAsync(() -> control.revert(reason), beside).whenComplete((_, failed) -> {
                if (failed != null) {
                    LOG.warn("{} was not reverted", name(), failed);
                }
            });
        }
        return revert;
    }

    /** What is not understood opens nothing. */
    private static List<Exemption> compatible(String vm, List<String> words) {
        return words.stream().flatMap(word -> {
            Optional<Compatibility> open = Compatibility.of(word);
            if (open.isEmpty()) {
                LOG.warn("{}: {} opens nothing", vm, word);
            }
            return open.stream();
        }).flatMap(Machine::exemptions).toList();
    }

    private static Stream<Exemption> exemptions(Compatibility open) {
        List<Network> from = List.of(Network.of(open.network()));
        return open.calls().isEmpty()
                ? Stream.of(new Exemption("*", from))
                : open.calls().stream().flatMap(MachineApi::named).map(route -> new Exemption(route, from));
    }

    /** What is not a network opens nothing. */
    private static List<Network> networks(String vm, List<String> words) {
        return words.stream().flatMap(word -> {
            try {
                return List.of(Network.of(word)).stream();
            } catch (ProblemException e) {
                LOG.warn("{}: {}", vm, e.getMessage());
                return List.<Network>of().stream();
            }
        }).toList();
    }
}
