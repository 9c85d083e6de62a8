package org.hostkeeper.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.cli.terminal.Terminal;
import org.hostkeeper.facts.Probe;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;

/**
 * The facts of some hosts, read now or as they were known last, with what kept hosts from answering.
 *
 * @param states of the hosts, by name
 */
public record Reading(List<HostState> states, List<Problem> problems) {
    public static Reading of(Assembly house, Terminal terminal, List<Host> hosts, boolean cached) {
        List<HostName> names = hosts.stream().map(Host::name).toList();
        List<Problem> problems = cached || names.isEmpty() ? List.of() : refresh(house, terminal, names);
        List<HostState> states = names.stream()
                .flatMap(name -> house.fleet().state(name).stream())
                .toList();
        return new Reading(states, problems);
    }

    /** Tells a person what could not be read, hosts first, then this probe where the host itself answered. */
    public Exit told(Printer printer, Probe<?> probe) {
        List<Problem> all = new ArrayList<>(problems);
        for (HostState state : states) {
            state.facts().of(probe).problem().filter(p -> !all.contains(p)).ifPresent(all::add);
        }
        all.forEach(printer::problem);
        return all.stream().map(Exit::of).reduce(Exit.DONE, Exit::and);
    }

    private static List<Problem> refresh(Assembly house, Terminal terminal, List<HostName> names) {
        Map<HostName, Outcome<HostState>> outcomes = new Running(house, terminal)
                .job(Text.of("cli", "doing.read"), progress -> house.fleet().refresh(names, progress));
        List<Problem> problems = new ArrayList<>();
        outcomes.values().forEach(outcome -> {
            if (outcome instanceof Outcome.Failed<HostState>(Problem problem)) {
                problems.add(problem);
            }
        });
        return problems;
    }
}
