package org.hostkeeper.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeSet;
import org.hostkeeper.desktop.app.TestWindow;
import org.hostkeeper.facts.Facts;
import org.hostkeeper.facts.Reading;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.fleet.Link;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.module.Unit;
import org.hostkeeper.module.Units;

/** 100 hosts with 100 services each, whose states change all the time: of each host about one in thirty has failed. */
final class FleetOfUnits {
    /** A service of a host has changed: which row of all it is, and the whole host as it is now. */
    record Message(int row, Unit unit, HostState host) {}

    private static final List<String> STATES = List.of("active", "inactive", "failed", "activating");
    private static final Instant NOW = TestWindow.NOW;

    private final Random random = new Random(1);
    private final List<Host> hosts = new ArrayList<>();
    private final Unit[][] units = new Unit[TableBench.HOSTS][TableBench.UNITS];

    FleetOfUnits() {
        for (int h = 0; h < TableBench.HOSTS; h++) {
            hosts.add(new Host(
                    new HostName("host-" + h), Optional.of(Endpoint.parse("root@10.0.0." + h)), Sudo.NONE, new TreeSet<>()));
            for (int u = 0; u < TableBench.UNITS; u++) {
                units[h][u] = unit(u);
            }
        }
    }

    List<HostState> states() {
        List<HostState> all = new ArrayList<>();
        for (int h = 0; h < TableBench.HOSTS; h++) {
            all.add(state(h));
        }
        return all;
    }

    List<Unit> units() {
        return Arrays.stream(units).flatMap(Arrays::stream).toList();
    }

    String hostOf(int row) {
        return hosts.get(row / TableBench.UNITS).name().value();
    }

    Message next() {
        int h = random.nextInt(TableBench.HOSTS);
        int u = random.nextInt(TableBench.UNITS);
        units[h][u] = unit(u);
        return new Message(h * TableBench.UNITS + u, units[h][u], state(h));
    }

    private HostState state(int h) {
        Host host = hosts.get(h);
        Units all = new Units(List.of(units[h]), 252, false);
        return new HostState(
                host, new Link.Connected(NOW), new Facts(host.name(), Map.of("units", Reading.of(all, NOW))));
    }

    private Unit unit(int number) {
        String name = "service-" + number + ".service";
        int chance = random.nextInt(100);
        String active = STATES.get(chance < 93 ? 0 : chance < 96 ? 1 : chance < 99 ? 2 : 3);
        return new Unit(
                name, "Service " + number, "simple", "loaded", active, active.equals("active") ? "running" : "dead", "enabled",
                active.equals("failed") ? "exit-code" : "success", 0, OptionalLong.of(random.nextLong(1 << 28)),
                Optional.of(NOW.minusSeconds(random.nextInt(100_000))), 4711, OptionalInt.of(0),
                "/etc/systemd/system/" + name, List.of(), false, "root", "/srv", "/usr/bin/service", "", Optional.empty(), NOW);
    }
}
