package org.hostkeeper.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.hostkeeper.facts.DisksProbe;
import org.hostkeeper.facts.HostProbe;
import org.hostkeeper.facts.Reading;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.fleet.Link;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.job.Progress;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.testbed.TestBed;
import org.hostkeeper.testbed.TestHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@TestBed(hosts = 2)
@DisplayName("The facts of real hosts")
class FleetIT {
    private final TestHost first;
    private final TestHost second;
    private final RealConsole console;

    FleetIT(TestHost first, TestHost second) {
        this.first = first;
        this.second = second;
        this.console = new RealConsole(first, second);
    }

    @AfterEach
    void close() {
        console.close();
    }

    private HostState state(TestHost host) {
        return console.fleet().state(RealConsole.name(host)).orElseThrow();
    }

    @Test
    @DisplayName("come from all hosts at once, each probe with its value")
    void facts() {
        first.sh("printf '[Service]\\nExecStart=/bin/false\\n' >/etc/systemd/system/t-fail.service;"
                + " systemctl daemon-reload; systemctl start t-fail; touch /run/reboot-required");
        List<Outcome<HostState>> outcomes = List.copyOf(console.fleet()
                .refresh(List.of(RealConsole.name(first), RealConsole.name(second)), Progress.unwatched())
                .values());

        assertThat(outcomes).hasSize(2).allMatch(Outcome::done);
        assertThat(state(first).facts().of(new HostProbe()).value()).hasValueSatisfying(h -> {
            assertThat(h.hostname()).isEqualTo(first.name());
            assertThat(h.os()).startsWith("Debian GNU/Linux 12");
            assertThat(h.failedUnits()).contains("t-fail.service");
            assertThat(h.rebootNeeded()).isTrue();
        });
        assertThat(state(second).facts().of(new HostProbe()).value())
                .hasValueSatisfying(h -> assertThat(h.rebootNeeded()).isFalse());
        assertThat(state(first).facts().of(new DisksProbe()).value())
                .hasValueSatisfying(d -> assertThat(d).anyMatch(disk -> disk.mount().equals("/")));
        assertThat(state(first).facts().of(new UnitsProbe()).value()).hasValueSatisfying(u -> {
            assertThat(u.find("ssh.service").orElseThrow().state()).isEqualTo(UnitState.RUNNING);
            assertThat(u.find("t-fail.service").orElseThrow().state()).isEqualTo(UnitState.FAILED);
            assertThat(u.find("t-fail.service").orElseThrow().reason().orElseThrow().toString()).contains("status 1");
        });
        assertThat(state(first).facts().of(new DeployedModulesProbe()).value())
                .hasValueSatisfying(d -> assertThat(d.manager()).isEmpty());
    }

    @Test
    @DisplayName("are still to be had when the disk is full")
    void fullDisk() {
        first.fill();
        assertThat(console.fleet()
                        .refresh(List.of(RealConsole.name(first)), Progress.unwatched())
                        .values())
                .allMatch(Outcome::done);
        assertThat(state(first).facts().readings().values()).allSatisfy(r -> assertThat(r.problem()).isEmpty());
        assertThat(state(first).facts().of(new DisksProbe()).value())
                .hasValueSatisfying(d -> assertThat(d).anyMatch(disk -> disk.free() < 1 << 20));
    }

    @Test
    @DisplayName("stay with their age while a host is cut off, and it comes back by itself")
    void cutAndHealed() {
        console.fleet().onScreen(Set.of(RealConsole.name(first), RealConsole.name(second)));
        console.fleet().start();
        await().until(() -> state(first).facts().of(new UnitsProbe()).value().isPresent());
        first.cut();
        await().atMost(Duration.ofSeconds(40)).until(() -> state(first).link() instanceof Link.Broken);
        Instant taken = state(first).facts().of(new UnitsProbe()).taken().orElseThrow();
        assertThat(state(first).facts().of(new UnitsProbe()).value()).isPresent();
        assertThat(((Link.Broken) state(first).link()).problem())
                .isInstanceOfAny(Problem.ConnectionLost.class, Problem.Unreachable.class, Problem.Silent.class, Problem.TimedOut.class);
        assertThat(state(second).link()).isInstanceOf(Link.Connected.class);

        first.heal();

        await().atMost(Duration.ofSeconds(40))
                .until(() -> state(first).facts().of(new UnitsProbe()).taken().orElseThrow().isAfter(taken)
                        && state(first).facts().of(new UnitsProbe()).problem().isEmpty());
        assertThat(state(first).link()).isInstanceOf(Link.Connected.class);
    }

    @Test
    @DisplayName("lose only their own section when a probe's program hangs")
    void hangingDf() {
        first.sh("printf '#!/bin/sh\\ntrap \"\" TERM\\nwhile :; do sleep 100; done\\n' >/usr/local/bin/df; chmod 755 /usr/local/bin/df");
        try {
            console.fleet().refresh(List.of(RealConsole.name(first)), Progress.unwatched());
            assertThat(state(first).facts().of(new DisksProbe()).problem()).containsInstanceOf(Problem.TimedOut.class);
            assertThat(state(first).facts().of(new UnitsProbe()).value()).isPresent();
            assertThat(state(first).facts().of(new HostProbe()).problem()).isEmpty();
            assertThat(first.sh("pgrep -f '[u]sr/local/bin/df'").out()).isEmpty();
        } finally {
            first.sh("rm /usr/local/bin/df");
        }
    }

    @Test
    @DisplayName("name what is needed to read a deployed manager's modules, or show them, and never its passwords")
    void deployed() {
        second.sh("mkdir -p /home/op/mm;"
                + " echo '{\"database\":{\"path\":\"modules.db\"},\"mqtt\":{\"password\":\"topsecret\"}}' >/home/op/mm/config.json;"
                + " printf '[Service]\\nUser=op\\nWorkingDirectory=/home/op/mm\\nExecStart=/usr/bin/python3 /home/op/mm/main.py\\n'"
                + " >/etc/systemd/system/module-manager.service; systemctl daemon-reload; chown -R op: /home/op/mm");
        boolean readable = second.sh("command -v sqlite3 || python3 -c 'import json, sqlite3'").status() == 0;
        if (readable) {
            second.sh("cd /home/op/mm; q='create table modules(guid, name, description, status, service_type);"
                    + " insert into modules values(1, 2, null, 3, 4)'; sqlite3 modules.db \"$q\" ||"
                    + " python3 -c \"import sqlite3, sys; sqlite3.connect('modules.db').executescript(sys.argv[1])\" \"$q\"");
        }
        console.fleet().refresh(List.of(RealConsole.name(second)), Progress.unwatched());
        second.sh("rm -r /etc/systemd/system/module-manager.service; systemctl daemon-reload");

        Reading<DeployedModules> reading = state(second).facts().of(new DeployedModulesProbe());
        assertThat(reading.toString()).doesNotContain("topsecret");
        if (readable) {
            assertThat(reading.value().orElseThrow().modules())
                    .containsExactly(new DeployedModule("1", "2", "", "3", "4"));
        } else {
            assertThat(reading.problem().orElseThrow().text().toString()).contains("sqlite3", "/home/op/mm/config.json");
        }
    }
}
