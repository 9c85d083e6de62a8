package org.hostkeeper.cli.host;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.cli.command.Answers;
import org.hostkeeper.cli.terminal.Terminal;
import org.hostkeeper.facts.Disk;
import org.hostkeeper.facts.DisksProbe;
import org.hostkeeper.facts.HostFacts;
import org.hostkeeper.facts.HostProbe;
import org.hostkeeper.facts.Reading;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.fleet.Link;
import org.hostkeeper.problem.Problem;

/**
 * How a host is, as scripts see it; the components are the keys. Values are the last known ones, {@code taken} says from
 * when; they are null where nothing was ever known.
 *
 * @param state ok, attention, unreachable, or unknown
 * @param problem why the values could not be read now
 */
record StatusRow(
        String host,
        String state,
        boolean connected,
        Optional<Answers.Trouble> problem,
        Optional<Instant> taken,
        Optional<Long> ageSeconds,
        Optional<String> os,
        Optional<String> kernel,
        Optional<String> architecture,
        Optional<Long> uptimeSeconds,
        Optional<Integer> cpus,
        Optional<List<Double>> load,
        Optional<Long> memoryTotal,
        Optional<Long> memoryAvailable,
        Optional<String> timeZone,
        Optional<List<String>> failedUnits,
        Optional<Boolean> rebootNeeded,
        Optional<List<Disk>> disks,
        List<String> tags) {

    static StatusRow of(HostState known, Terminal terminal, Clock clock) {
        Reading<HostFacts> reading = known.facts().of(new HostProbe());
        Optional<HostFacts> facts = reading.value();
        Optional<Problem> problem = problem(known, reading);
        return new StatusRow(
                known.host().name().value(),
                state(known, facts, problem),
                known.link() instanceof Link.Connected,
                problem.map(p -> Answers.Trouble.of(p, terminal)),
                reading.taken(),
                reading.age(clock.instant()).map(Duration::toSeconds),
                facts.map(HostFacts::os),
                facts.map(HostFacts::kernel),
                facts.map(HostFacts::architecture),
                facts.map(f -> f.uptime().toSeconds()),
                facts.map(HostFacts::cpus),
                facts.map(f -> List.of(f.load1(), f.load5(), f.load15())),
                facts.map(HostFacts::memoryTotal),
                facts.map(HostFacts::memoryAvailable),
                facts.map(HostFacts::timeZone),
                facts.map(HostFacts::failedUnits),
                facts.map(HostFacts::rebootNeeded),
                known.facts().of(new DisksProbe()).value(),
                List.copyOf(known.host().tags()));
    }

    /** What kept the host's facts from being read, if anything did. */
    static Optional<Problem> problem(HostState known, Reading<HostFacts> reading) {
        return known.link() instanceof Link.Broken(Problem problem, _, _) ? Optional.of(problem) : reading.problem();
    }

    private static String state(HostState known, Optional<HostFacts> facts, Optional<Problem> problem) {
        if (known.link() instanceof Link.Broken) {
            return "unreachable";
        }
        if (facts.isEmpty()) {
            return problem.isPresent() ? "attention" : "unknown";
        }
        boolean ill = !facts.get().failedUnits().isEmpty() || facts.get().rebootNeeded() || problem.isPresent();
        return ill ? "attention" : "ok";
    }
}
