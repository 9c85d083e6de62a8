package org.hostkeeper.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hostkeeper.facts.HostProbe;
import org.hostkeeper.facts.Probe;
import org.hostkeeper.fleet.Fleet;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.fleet.Limits;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Inventory;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.job.Progress;
import org.hostkeeper.module.UnitsProbe;
import org.hostkeeper.remote.Connector;

/**
 * Refreshes many hosts through the product's fleet, and beside it, round by round in turn, through OpenSSH with the very
 * script that the fleet sends. Called by bench/run with the folder that it prepared, the key, and the number of rounds.
 *
 * <p>A round in which not every host answered on both sides ends the run: it would measure something else.
 */
public final class RefreshBench {
    private static final Limits LIMITS =
            new Limits(50, Duration.ofSeconds(2), Duration.ofMinutes(2), Duration.ofDays(1), Duration.ofDays(1));

    private final Inventory inventory;
    private final Connector connector;
    private final List<Probe<?>> probes = List.of(new HostProbe(), new UnitsProbe());
    private final OpenSsh openSsh;
    private final int rounds;

    private RefreshBench(Path folder, Path key, int rounds) throws IOException {
        this.inventory = BenchHosts.inventory(Files.readAllLines(folder.resolve("addresses")), key);
        this.connector = BenchHosts.connector(folder.resolve("known_hosts"));
        this.rounds = rounds;
        this.openSsh = OpenSsh.prepare(folder, SentScript.of(probes));
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        new RefreshBench(Path.of(arguments[0]), Path.of(arguments[1]), Integer.parseInt(arguments[2])).run();
    }

    private void run() throws IOException, InterruptedException {
        int hosts = inventory.hosts().size();
        Comparison firstOfAll = new Comparison("refresh of " + hosts + " hosts from nothing, first in a new JVM");
        Comparison open = new Comparison("refresh of " + hosts + " open sessions");
        Comparison fresh = new Comparison("refresh of " + hosts + " hosts from nothing");
        firstOfAll.add(fromNothing(), openSsh.fromNothing());
        for (int round = 0; round < rounds; round++) {
            fresh.add(fromNothing(), openSsh.fromNothing());
        }
        try (Fleet fleet = fleet()) {
            refresh(fleet); // opens the sessions
            for (int round = 0; round < rounds; round++) {
                open.add(refresh(fleet), openSsh.overMasters());
            }
        }
        List.of(open, fresh, firstOfAll).forEach(System.out::println);
    }

    private Fleet fleet() {
        return new Fleet(inventory, connector, new BenchHosts.NoCache(), probes, Clock.systemUTC(), LIMITS);
    }

    private Duration fromNothing() {
        try (Fleet fleet = fleet()) {
            return refresh(fleet);
        }
    }

    private Duration refresh(Fleet fleet) {
        List<HostName> names = inventory.hosts().stream().map(Host::name).toList();
        long before = System.nanoTime();
        Map<HostName, Outcome<HostState>> outcomes = fleet.refresh(names, Progress.unwatched());
        Duration took = Duration.ofNanos(System.nanoTime() - before);
        List<String> missing = new ArrayList<>();
        outcomes.forEach((name, outcome) -> {
            if (!answeredWholly(outcome)) {
                missing.add(name + ": " + outcome);
            }
        });
        if (!missing.isEmpty() || outcomes.size() != names.size()) {
            throw new IllegalStateException(
                    "%d of %d hosts answered; %s".formatted(outcomes.size() - missing.size(), names.size(), missing));
        }
        return took;
    }

    private boolean answeredWholly(Outcome<HostState> outcome) {
        return outcome instanceof Outcome.Done<HostState>(HostState state)
                && probes.stream().allMatch(probe -> state.facts().of(probe).problem().isEmpty()
                        && state.facts().of(probe).value().isPresent());
    }
}
