package org.hostkeeper.cli.exhibition;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hostkeeper.cli.command.Reading;
import org.hostkeeper.exhibition.Domain;
import org.hostkeeper.exhibition.Domains;
import org.hostkeeper.exhibition.DomainsProbe;
import org.hostkeeper.exhibition.Watch;
import org.hostkeeper.exhibition.Watcher;
import org.hostkeeper.host.HostName;

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
        return reading.states().stream()
                .flatMap(state -> state.facts().of(new DomainsProbe()).value().stream()
                        .flatMap(on -> machines(state.host().name(), on, wanted)))
                .toList();
    }

    private static Stream<Vm> machines(HostName host, Domains on, Predicate<Domain> wanted) {
        return on.domains().stream().filter(wanted).map(domain -> new Vm(host, on, domain));
    }
}
