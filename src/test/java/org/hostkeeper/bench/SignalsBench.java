package org.hostkeeper.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.hostkeeper.module.DeployedModule;
import org.hostkeeper.mqtt.Backoff;
import org.hostkeeper.mqtt.Broker;
import org.hostkeeper.mqtt.BrokerSettings;
import org.hostkeeper.mqtt.Message;
import org.hostkeeper.store.ModulesDb;

/**
 * How long it takes from the end of a module's process to the message at an MQTT subscriber, and what watching 200 modules
 * costs a host: the agent, and beside it a loop that asks {@code systemctl is-active} of each module every second, as the
 * deployed manager does. Both run on the same real host, as users without rights.
 */
final class SignalsBench {
    private static final int MODULES = 200;
    private static final String FIRST = "pump_1";

    private final HostUnderTest host;
    private final BlockingQueue<Message> heard = new LinkedBlockingQueue<>();

    private SignalsBench(HostUnderTest host) {
        this.host = host;
    }

    /** Arguments: the test bed's script, a host's name, its files as seen from here, its address, the meter of its processor time, rounds, seconds. */
    public static void main(String[] arguments) throws Exception {
        HostUnderTest host = new HostUnderTest(
                arguments[0], arguments[1], Path.of(arguments[2]), arguments[3], Path.of(arguments[4]));
        new SignalsBench(host).run(Integer.parseInt(arguments[5]), Duration.ofSeconds(Long.parseLong(arguments[6])));
    }

    private void run(int rounds, Duration window) throws Exception {
        prepare();
        try (Broker ear = new Broker(
                BrokerSettings.of(host.address(), 1883, "bench"), Backoff.usual(), new Random(1), Clock.systemUTC())) {
            measure(ear, rounds, window);
        }
    }

    private void measure(Broker ear, int rounds, Duration window) throws Exception {
        ear.subscribe("mm/status/" + FIRST, 0, heard::add);
        ear.subscribe("poll/status/" + FIRST, 0, heard::add);
        ear.start();
        double idle = host.load(window);

        host.run("agent", "/opt/java/bin/java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx64m -cp '/opt/hostkeeper/*'"
                + " org.hostkeeper.Hostkeeper agent run --config /opt/bench/config.json");
        awaitState("\"condition\":\"running\"");
        List<Double> signals = delays(rounds, "\"status\":\"failed\"", "\"condition\":\"running\"");
        double agentOwn = host.ownLoad("agent", window);
        double withAgent = host.load(window);
        long memory = host.resident("agent");
        host.sh("systemctl stop agent");

        host.run("poll", "/bin/sh /opt/bench/poll.sh");
        awaitState("active");
        List<Double> polls = delays(Math.max(5, rounds / 3), "failed", "active");
        double withPoll = host.load(window);
        host.sh("systemctl stop poll");

        System.out.printf(java.util.Locale.ROOT, "| failure to message at a subscriber | %.3f | %s | %s, a loop of `systemctl is-active` |%n",
                Spread.median(signals) / Spread.median(polls), Spread.of(signals), Spread.of(polls));
        System.out.printf(java.util.Locale.ROOT, "| processor of the host, %d modules, %d s | %.4f | %.2f %% (agent itself %.3f %%, %d MB) | %.2f %%; the host alone %.2f %% |%n",
                MODULES, window.toSeconds(), (withAgent - idle) / (withPoll - idle), withAgent, agentOwn, memory >> 20, withPoll, idle);
    }

    /** From the word that ends the process to the message that says so. */
    private List<Double> delays(int rounds, String failed, String running) throws Exception {
        List<Double> delays = new ArrayList<>();
        for (int round = 0; round < rounds + 3; round++) { // the first three warm both sides
            heard.clear();
            long began = System.nanoTime();
            Files.writeString(host.files().resolve("run/bench/end"), "\n");
            awaitState(failed);
            if (round >= 3) {
                delays.add((System.nanoTime() - began) / 1e6);
            }
            host.sh("systemctl start " + FIRST);
            awaitState(running);
        }
        return delays;
    }

    private void awaitState(String word) throws InterruptedException {
        for (Message next = heard.poll(2, TimeUnit.MINUTES); ; next = heard.poll(2, TimeUnit.MINUTES)) {
            if (next == null) {
                throw new IllegalStateException("Nothing said " + word + "; the journal of the host may tell why:\n"
                        + host.sh("journalctl -n 40 --no-pager"));
            }
            if (next.text().contains(word)) {
                return;
            }
        }
    }

    private void prepare() throws IOException {
        Path bench = Files.createDirectories(host.files().resolve("opt/bench"));
        List<String> names = IntStream.rangeClosed(1, MODULES).mapToObj(n -> "pump_" + n).toList();
        for (String name : names) {
            String program = name.equals(FIRST) ? "/bin/sh -c 'read word </run/bench/end; exit 3'" : "/bin/sleep 100000";
            Files.writeString(host.files().resolve("etc/systemd/system/" + name + ".service"), "[Unit]\nStartLimitIntervalSec=0\n[Service]\nExecStart=" + program + "\n");
        }
        Path here = Files.createTempDirectory("signals").resolve("modules.db"); // SQLite does not follow the way into a host
        try (ModulesDb table = ModulesDb.open(here)) {
            names.forEach(name -> table.add(new DeployedModule(name, name, "", "inactive", "pump")));
        }
        Files.copy(here, bench.resolve("modules.db"));
        Files.writeString(
                bench.resolve("config.json"),
                "{\"mqtt\": {\"broker\": \"127.0.0.1\", \"topic_prefix\": \"mm\"}, \"database\": {\"path\": \"modules.db\"}}");
        Files.writeString(bench.resolve("poll.sh"), POLL.formatted(String.join(" ", names)));
        Files.setPosixFilePermissions(bench, PosixFilePermissions.fromString("rwxr-xr-x"));
        host.sh("chown -R plain /opt/bench; mkdir -p /run/bench; mkfifo /run/bench/end;"
                + " printf 'listener 1883\\nallow_anonymous true\\n' >/etc/mosquitto/conf.d/bench.conf; systemctl restart mosquitto;"
                + " systemctl daemon-reload; systemctl start " + String.join(" ", names));
    }

    private static final String POLL =
            """
            while :; do
              for unit in %s; do
                state=$(systemctl is-active "$unit")
                eval "before=\\${was_$unit:-}"
                [ "$state" = "$before" ] || { eval "was_$unit=$state"; mosquitto_pub -t "poll/status/$unit" -m "$state"; }
              done
              sleep 1
            done
            """;
}
