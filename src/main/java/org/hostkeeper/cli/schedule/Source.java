package org.hostkeeper.cli.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Reading;
import org.hostkeeper.cli.command.Running;
import org.hostkeeper.cli.command.Targets;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.schedule.Schedules;
import org.hostkeeper.schedule.SchedulesProbe;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which schedules are looked at, and how they are read: with the other facts as the login user, or by root. */
final class Source {
    @Option(names = "--root", description = "Read as root, which the crontabs of other users need; through sudo if the login is another.")
    private boolean root;

    @Option(names = "--cached", description = "Show what was known last, without contacting any host.")
    private boolean cached;

    @Mixin
    private Targets targets = new Targets();

    /** What was read, by host, and what kept hosts from answering. */
    record Found(Map<HostName, Schedules> schedules, Exit exit) {}

    Found read(Assembly house, Printer printer) {
        return root && !cached ? asRoot(house, printer) : facts(house, printer);
    }

    private Found facts(Assembly house, Printer printer) {
        Reading reading = Reading.of(house, printer.terminal(), targets.orAll(house.inventory()), cached);
        Map<HostName, Schedules> schedules = new TreeMap<>();
        reading.states().forEach(state ->
                state.facts().of(new SchedulesProbe()).value().ifPresent(found -> schedules.put(state.host().name(), found)));
        Exit exit = reading.told(printer, new SchedulesProbe());
        List<String> closed = schedules.entrySet().stream()
                .filter(host -> host.getValue().closed())
                .map(host -> host.getKey().value())
                .toList();
        if (!closed.isEmpty()) {
            printer.hint("cron.closed", String.join(", ", closed));
        }
        return new Found(schedules, exit);
    }

    private Found asRoot(Assembly house, Printer printer) {
        List<HostName> hosts = targets.orAll(house.inventory()).stream().map(Host::name).toList();
        Map<HostName, Schedules> schedules = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        new Running(house, printer.terminal())
                .job(Text.of("cli", "doing.read"), progress -> house.fleet()
                        .onEach(hosts, (remote, _) -> house.scheduleReader().read(remote), progress))
                .forEach((host, outcome) -> {
                    switch (outcome) {
                        case Outcome.Done<Schedules>(Schedules found) -> schedules.put(host, found);
                        case Outcome.Failed<Schedules>(Problem problem) -> problems.add(problem);
                        case Outcome.Cancelled<Schedules> _ -> problems.add(new Problem.Cancelled(host.value()));
                    }
                });
        problems.forEach(printer::problem);
        return new Found(schedules, problems.stream().map(Exit::of).reduce(Exit.DONE, Exit::and));
    }
}
