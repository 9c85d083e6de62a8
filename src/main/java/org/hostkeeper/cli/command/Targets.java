package org.hostkeeper.cli.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Inventory;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Option;

/** Which hosts a command is about: named ones and those with a tag; for looking, all if none is chosen. */
public final class Targets {
    @Option(names = "--host", paramLabel = "NAME", arity = "1..*", split = ",", parameterConsumer = Words.class,
            description = "These hosts. Can be given several times.")
    private List<String> hosts = new ArrayList<>();

    @Option(names = "--tag", paramLabel = "TAG", arity = "1..*", split = ",", parameterConsumer = Words.class,
            description = "All hosts with one of these tags.")
    private List<String> tags = new ArrayList<>();

    /** The chosen hosts, or all. */
    public List<Host> orAll(Inventory inventory) {
        return hosts.isEmpty() && tags.isEmpty() ? inventory.hosts() : chosen(inventory);
    }

    /** The chosen hosts; without a choice only where there is a single host, since a change must not go everywhere by a slip. */
    public List<Host> forChange(Inventory inventory) {
        if (!hosts.isEmpty() || !tags.isEmpty()) {
            return chosen(inventory);
        }
        List<Host> all = inventory.hosts();
        if (all.size() != 1) {
            throw UsageException.of(all.isEmpty() ? "targets.no-hosts" : "targets.choose", all.size());
        }
        return all;
    }

    private List<Host> chosen(Inventory inventory) {
        Set<HostName> names = hosts.stream().map(HostName::new).collect(Collectors.toCollection(TreeSet::new));
        names.forEach(name -> required(inventory, name));
        Collection<String> unused = new TreeSet<>(tags);
        for (Host host : inventory.hosts()) {
            if (host.tags().stream().anyMatch(tags::contains)) {
                names.add(host.name());
                unused.removeAll(host.tags());
            }
        }
        if (!unused.isEmpty()) {
            throw new ProblemException(
                    new Problem.NotFound(Text.of("cli", "kind.tag"), String.join(", ", unused)));
        }
        return names.stream().map(name -> required(inventory, name)).toList();
    }

    public static Host required(Inventory inventory, HostName name) {
        return inventory.find(name)
                .orElseThrow(() -> new ProblemException(new Problem.NotFound(Text.of("cli", "kind.host"), name.value())));
    }
}
