package org.hostkeeper.exhibition;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import org.hostkeeper.agent.AgentHost;
import org.hostkeeper.exhibition.watch.WatchPlans;
import org.hostkeeper.exhibition.watch.WatchReader;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.testbed.TestHost;
import org.jspecify.annotations.Nullable;

/** A real host's guest that runs Hostkeeper's program, and an agent on that host that watches it. */
final class WatchedGuest implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Map<String, String> SETTINGS = Map.of(
            "heartbeat_timeout", "6", "vm_startup_heartbeat_delay", "6", "check_qemu_agent", "false", "api_port", "8000");

    final Gallery gallery;
    private final TestHost host;
    private @Nullable AgentHost agent;

    WatchedGuest(TestHost host) {
        this.host = host;
        host.vm(Gallery.VM, "http://10.0.2.2:8000/ui/guest/hostkeeper-guest.sh");
        this.gallery = new Gallery(host);
    }

    /** Installs the agent, and returns when it hears the guest. */
    void watched() throws IOException, InterruptedException {
        agent = AgentHost.install(host);
        gallery.anew();
        Remote remote = gallery.console.remote(host);
        gallery.does(new WatchPlans(Clock.systemUTC(), new Random()).watch(
                new WatchReader().read(remote, List.of(Gallery.VM)), gallery.reader.read(remote), Gallery.VM, SETTINGS));
        until("its beats come", seen -> seen.state() == VmState.HEALTHY);
        // from now on with its program at work
        host.sh("virsh -q snapshot-delete %1$s ready && virsh -q snapshot-create-as %1$s ready".formatted(Gallery.VM)).outOfSuccess();
    }

    Watch seen() {
        Domains on = gallery.reader.read(gallery.console.remote(host));
        return on.watcher(on.find(Gallery.VM).orElseThrow()).flatMap(Watcher::agent).orElseThrow();
    }

    Watch until(String what, Predicate<Watch> is) {
        Watch[] last = new Watch[1];
        await().alias(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(() -> is.test(last[0] = seen()));
        return last[0];
    }

    /** The incident that it came back from last, which is a later one than this. */
    Watch.Incident recovered(long before) {
        return until("it is back", seen -> seen.state() == VmState.HEALTHY
                        && seen.last().filter(i -> i.id() > before && i.outcome().equals("recovered")).isPresent())
                .last()
                .orElseThrow();
    }

    long lastIncident() {
        return seen().last().map(Watch.Incident::id).orElse(0L);
    }

    /** Where the agent is asked. */
    URI url() {
        return URI.create("http://" + host.address() + ":8080");
    }

    /** One that is good for the state of this machine and for bringing it back. */
    String kioskToken() {
        return host.exec("/opt/hostkeeper/current/bin/hostkeeper", "agent", "token", "make", "hall", "--role",
                        "revert:" + Gallery.VM, "--config", "/etc/hostkeeper/config.json")
                .outOfSuccess()
                .strip();
    }

    /** Asks the agent as an operator. */
    String operator(String verb, String path) throws IOException, InterruptedException {
        return Objects.requireNonNull(agent).send(verb, "/api/v1/vms/" + Gallery.VM + path, "").body();
    }

    void kill() {
        host.sh("kill -9 $(cat /run/libvirt/qemu/%s.pid)".formatted(Gallery.VM)).outOfSuccess();
    }

    @Override
    public void close() {
        gallery.close();
    }
}
