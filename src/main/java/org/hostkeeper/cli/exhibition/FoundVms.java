package org.hostkeeper.cli.exhibition;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Reading;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.exhibition.Domain;
import org.hostkeeper.exhibition.Domains;
import org.hostkeeper.exhibition.DomainsProbe;
import org.hostkeeper.exhibition.Watch;
import org.hostkeeper.exhibition.Watcher;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.ProblemException;

/** Virtual machines where they are, as they were read. */
final class FoundVms {
    private FoundVms() {}

    /** A machine on its host. */
    record Vm(HostName host, Domains on, Domain domain) {
        /** What the host's agent says of it, if that watches it. */
        Optional<Watch> watch() {
            return on.watcher(domain).flatMap(Watcher::agent);
        }

        VmRow row() {
            return VmRow.of(host, on, domain);
        }
    }

    static List<Vm> in(Reading reading, Predicate<Domain> wanted) {
        return in(reading, wanted, (_, on) -> on);
    }

    private static List<Vm> in(Reading reading, Predicate<Domain> wanted, BiFunction<Host, Domains, Domains> looked) {
        return reading.states().stream()
                .flatMap(state -> state.facts().of(new DomainsProbe()).value().stream()
                        .flatMap(on -> machines(state.host().name(), looked.apply(state.host(), on), wanted)))
                .toList();
    }

    /** The same, with the sizes of snapshots that only root may see, where root's work asks nobody for a password. */
    static List<Vm> measured(Assembly house, Printer printer, Reading reading, Predicate<Domain> wanted) {
        return in(reading, wanted, (host, on) -> measured(house, printer, host, on));
    }

    private static Domains measured(Assembly house, Printer printer, Host host, Domains on) {
        boolean unknown = on.domains().stream().flatMap(domain -> domain.snapshots().stream())
                .anyMatch(kept -> kept.memory() && kept.size().isEmpty());
        if (!unknown || !host.hasRootAtHand()) {
            return on;
        }
        try {
            return new OneHost(house, printer.terminal(), host.name()).read(remote -> house.exhibition().reader().read(remote));
        } catch (ProblemException e) {
            printer.problem(e.problem());
            return on;
        }
    }

    private static Stream<Vm> machines(HostName host, Domains on, Predicate<Domain> wanted) {
        return on.domains().stream().filter(wanted).map(domain -> new Vm(host, on, domain));
    }
}
