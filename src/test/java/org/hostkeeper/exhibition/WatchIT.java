package org.hostkeeper.exhibition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.hostkeeper.agent.AgentHost;
import org.hostkeeper.attention.Concern;
import org.hostkeeper.exhibition.watch.WatchPlans;
import org.hostkeeper.exhibition.watch.WatchReader;
import org.hostkeeper.job.Progress;
import org.hostkeeper.module.RealConsole;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.testbed.TestBed;
import org.hostkeeper.testbed.TestHost;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestBed
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("An artwork that the host's agent watches, on a real host,")
class WatchIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Map<String, String> SETTINGS = Map.of(
            "heartbeat_timeout", "6", "vm_startup_heartbeat_delay", "6", "check_qemu_agent", "false",
            "breaker_reverts", "3", "breaker_within", "600", "breaker_pause", "600");

    private final Gallery gallery;
    private final TestHost host;
    private final WatchPlans watching = new WatchPlans(Clock.systemUTC(), new Random());
    private AgentHost agent;

    WatchIT(TestHost host) {
        this.host = host;
        this.gallery = new Gallery(host);
    }

    @BeforeAll
    void watched() throws IOException, InterruptedException {
        agent = AgentHost.install(host);
        gallery.anew();
        gallery.does(watch(SETTINGS));
    }

    private Plan watch(Map<String, String> settings) {
        var remote = gallery.console.remote(host);
        return watching.watch(new WatchReader().read(remote, List.of(Gallery.VM)), gallery.reader.read(remote), Gallery.VM, settings);
    }

    @BeforeEach
    void well() throws IOException, InterruptedException {
        host.sh("virsh -q resume " + Gallery.VM);
        HttpResponse<String> started = send("POST", "/vm/start");
        assertThat(started.statusCode()).as(() -> started.body() + host.sh("journalctl -q -u hostkeeper-agent -n 40 -o cat").out()).isEqualTo(200);
        awaitWord();
        until("it is healthy", seen -> seen.state() == VmState.HEALTHY);
    }

    @AfterAll
    void close() {
        gallery.close();
    }

    private Watch seen() {
        Domains on = gallery.reader.read(gallery.console.remote(host));
        return on.watcher(on.find(Gallery.VM).orElseThrow()).flatMap(Watcher::agent).orElseThrow();
    }

    private Watch until(String what, Predicate<Watch> is) {
        Watch[] last = new Watch[1];
        // an agent that was just started has not said anything yet
        await().alias(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).ignoreException(NoSuchElementException.class).until(() -> is.test(last[0] = seen()));
        return last[0];
    }

    private HttpResponse<String> send(String verb, String path) throws IOException, InterruptedException {
        return agent.send(verb, "/api/v1/vms/" + Gallery.VM + path, "");
    }

    /** What the agent says of itself is written every two seconds: what stands there may be of before. */
    private void awaitWord() {
        host.sh("touch /run/asked").outOfSuccess();
        await().atMost(PATIENCE).until(() -> host.sh("test /run/hostkeeper-agent/vms.json -nt /run/asked && echo newer").out().contains("newer"));
    }

    private long incidents() {
        awaitWord();
        return seen().last().map(Watch.Incident::id).orElse(0L);
    }

    private static Predicate<Watch> backAfter(long before, String reason) {
        return seen -> seen.state() == VmState.HEALTHY
                && seen.last().filter(i -> i.id() > before && i.reason().equals(reason) && i.outcome().equals("recovered")).isPresent();
    }

    @Test
    @DisplayName("comes back without a hand when its process is killed, and tells how long it was away")
    void killed() {
        long before = incidents();
        host.sh("kill -9 $(cat /run/libvirt/qemu/%s.pid)".formatted(Gallery.VM)).outOfSuccess();

        Watch seen = until("it is back", s -> backAfter(before, "crashed").test(s) || backAfter(before, "died").test(s));

        assertThat(seen.last().orElseThrow().away().orElseThrow()).isLessThan(Duration.ofSeconds(90));
        assertThat(newest().lastBeats()).isNotEmpty();
        assertThat(newest().evidence()).doesNotContain(Evidence.PICTURE);
    }

    private Watch.Incident newest() {
        return gallery.reader.history(gallery.console.remote(host), gallery.ground()).incidents().getFirst();
    }

    @Test
    @DisplayName("leaves of each revert what was seen right before it: its screen and its own log, as far as half a second is enough")
    void evidence() {
        int attempts = 0;
        do {
            long before = incidents();
            inGuest("echo the projector is gone >/dev/console");
            await().atMost(PATIENCE).until(() -> host.sh("cat /var/log/libvirt/qemu/%s-serial.log".formatted(Gallery.VM)).out().contains("projector"));
            assertThat(revert()).isEqualTo(200);
            until("it is back", backAfter(before, "button"));
        } while (newest().evidence().size() < 2 && ++attempts < 5);

        Seen evidence = gallery.reader.evidence(gallery.console.remote(host), gallery.ground(), newest());
        assertThat(evidence.picture()).hasValueSatisfying(screen -> assertThat(screen.width()).isGreaterThan(100));
        assertThat(evidence.log()).hasValueSatisfying(log -> assertThat(log).contains("the projector is gone"));
    }

    /** By its guest agent. */
    private void inGuest(String command) {
        String order = "{\"execute\":\"guest-exec\",\"arguments\":{\"path\":\"/bin/sh\",\"arg\":[\"-c\",\"%s\"]}}".formatted(command);
        await().atMost(PATIENCE).until(() -> host.sh("virsh -q qemu-agent-command %s '%s'".formatted(Gallery.VM, order)).status() == 0);
    }

    @Test
    @DisplayName("comes back when its beats stop while its process goes on")
    void silent() {
        long before = incidents();
        // the guest's own way to its host is cut, as when its script has died
        host.sh("virsh -q domif-setlink %1$s $(virsh -q domiflist %1$s | awk '{print $1; exit}') down || virsh -q domif-setlink %1$s $(virsh -q domiflist %1$s | awk '{print $5; exit}') down".formatted(Gallery.VM)).outOfSuccess();

        Watch seen = until("it was reverted", s -> s.last().filter(i -> i.id() > before && i.reason().equals("heartbeat")).isPresent());

        assertThat(seen.last().orElseThrow().reason()).isEqualTo("heartbeat");
        host.sh("virsh -q domif-setlink %1$s $(virsh -q domiflist %1$s | awk '{print $1; exit}') up || virsh -q domif-setlink %1$s $(virsh -q domiflist %1$s | awk '{print $5; exit}') up".formatted(Gallery.VM));
    }

    @Test
    @DisplayName("is not taken for dead while somebody has paused it")
    void paused() {
        long before = incidents();
        host.sh("virsh -q suspend " + Gallery.VM).outOfSuccess();
        until("the pause is seen", seen -> seen.state() == VmState.PAUSED);
        host.sh("sleep 9").outOfSuccess(); // longer than its heartbeat_timeout: the host's time, which nothing else tells
        assertThat(seen().state()).isEqualTo(VmState.PAUSED);
        host.sh("virsh -q resume " + Gallery.VM).outOfSuccess();

        until("it beats again", seen -> seen.state() == VmState.HEALTHY);
        assertThat(incidents()).isEqualTo(before);
    }

    @Test
    @DisplayName("is not reverted when libvirt is restarted, nor when the agent is")
    void restarts() {
        long before = incidents();
        host.sh("systemctl restart libvirtd").outOfSuccess();
        until("it is well", seen -> seen.state() == VmState.HEALTHY);
        host.sh("systemctl restart hostkeeper-agent.service").outOfSuccess();
        until("it is well", seen -> seen.state() == VmState.HEALTHY);

        assertThat(incidents()).isEqualTo(before);
    }

    @Test
    @DisplayName("is reverted once when two ask at once")
    void twice() throws ExecutionException, InterruptedException {
        long before = incidents();
        CompletableFuture<Integer> one = CompletableFuture.supplyAsync(this::revert);
        CompletableFuture<Integer> other = CompletableFuture.supplyAsync(this::revert);

        assertThat(List.of(one.get(), other.get())).containsOnly(200);
        until("it is back", backAfter(before, "button"));
        assertThat(incidents()).isEqualTo(before + 1);
    }

    private int revert() {
        return status("/revert/request?reason=button&wait=true");
    }

    @Test
    @DisplayName("comes back when the agent is killed in the middle of a revert")
    void agentKilled() {
        CompletableFuture<Integer> asked = CompletableFuture.supplyAsync(() -> {
            try {
                return send("POST", "/revert/request?reason=button").statusCode();
            } catch (IOException | InterruptedException e) {
                return 0;
            }
        });
        until("it is being reverted", seen -> seen.state() == VmState.REVERTING || asked.isDone());
        host.sh("systemctl kill --signal=KILL hostkeeper-agent.service").outOfSuccess();
        await().atMost(PATIENCE).until(() -> host.sh("systemctl is-active hostkeeper-agent.service").out().strip().equals("active"));

        until("it is well", seen -> seen.state() == VmState.HEALTHY);
    }

    @Test
    @DisplayName("is switched off, reverted and given a new golden snapshot by the console's plans, through the agent")
    void byPlans() {
        gallery.does(gallery.plans.stop(gallery.ground(), Duration.ZERO));
        assertThat(seen().state()).isEqualTo(VmState.STOPPED_BY_HAND);
        gallery.does(gallery.plans.start(gallery.ground()));
        until("it is well", seen -> seen.state() == VmState.HEALTHY);
        gallery.does(gallery.plans.revert(gallery.ground(), "ready"));
        until("it is well", seen -> seen.state() == VmState.HEALTHY);
        var made = gallery.domain().snapshot("ready").orElseThrow().created();
        gallery.does(gallery.plans.promote(gallery.ground(), true));

        assertThat(gallery.snapshots()).containsExactly("ready");
        assertThat(gallery.domain().snapshot("ready").orElseThrow().created()).isAfter(made);
        until("it is well", seen -> seen.state() == VmState.HEALTHY);
    }

    @Test
    @DisplayName("keeps its golden snapshot when the disk is full while a new one is made")
    void fullDisk() throws IOException, InterruptedException {
        host.sh("qemu-img info -U /var/lib/libvirt/images/%s.qcow2 >/run/before; fallocate -l $(($(df --output=avail -B1 /var/lib/libvirt/images | tail -1) - 1048576)) /var/lib/libvirt/images/filler".formatted(Gallery.VM));
        try {
            assertThat(send("POST", "/snapshot/promote?confirmed=true").statusCode()).isGreaterThanOrEqualTo(400);
            assertThat(gallery.snapshots()).contains("ready");
        } finally {
            host.sh("rm -f /var/lib/libvirt/images/filler").outOfSuccess();
            host.sh("virsh -q resume " + Gallery.VM);
        }
        assertThat(revert()).isEqualTo(200);
        until("it is well", seen -> seen.state() == VmState.HEALTHY);
    }

    @Test
    @DisplayName("is reverted once a snapshot that is being taken is whole, and that one stays")
    void revertDuringCreate() throws IOException, InterruptedException, ExecutionException {
        long before = incidents();
        CompletableFuture<Integer> creating = CompletableFuture.supplyAsync(() -> status("/snapshot/create?snapshot_name=extra"));
        CompletableFuture<Integer> reverting = CompletableFuture.supplyAsync(this::revert);

        assertThat(List.of(creating.get(), reverting.get())).containsOnly(200);
        until("it is back", backAfter(before, "button"));
        assertThat(gallery.snapshots()).containsExactlyInAnyOrder("ready", "extra");
        assertThat(send("DELETE", "/snapshot/extra").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("whose golden snapshot somebody has deleted is started when it dies, and what is missing is said")
    void goldenMissing() throws IOException, InterruptedException {
        try {
            host.sh("virsh -q snapshot-delete %s ready".formatted(Gallery.VM)).outOfSuccess();
            host.sh("kill -9 $(cat /run/libvirt/qemu/%s.pid)".formatted(Gallery.VM)).outOfSuccess();

            await().alias("it runs again without one").atMost(PATIENCE).until(() -> {
                String status = send("GET", "/status").body();
                return status.contains("\"state\":\"healthy\"") && status.contains("\"snapshot_exists\":false");
            });
            assertThat(revert()).isEqualTo(404);
            assertThat(concerns()).anySatisfy(concern -> {
                assertThat(concern.kind()).isEqualTo(Concern.Kind.NO_GOLDEN_SNAPSHOT);
                assertThat(concern.what().in(Locale.ENGLISH)).isEqualTo("artwork has no snapshot “ready” to go back to");
            });
        } finally {
            goldenAnew();
        }
    }

    @Test
    @DisplayName("whose golden snapshot is a bad one is said to have been silent after its revert, which no success is")
    void goldenBad() throws IOException, InterruptedException {
        try {
            inGuest("touch /run/silent");
            host.sh("virsh -q snapshot-delete %1$s ready && virsh -q snapshot-create-as %1$s ready".formatted(Gallery.VM)).outOfSuccess();

            until("it was heard no more", seen -> seen.last().filter(i -> i.outcome().equals("silent")).isPresent());
            assertThat(seen().state()).isNotEqualTo(VmState.HEALTHY);
        } finally {
            goldenAnew();
        }
    }

    /** Of a guest that was started anew and beats. */
    private void goldenAnew() throws IOException, InterruptedException {
        send("POST", "/vm/stop");
        host.sh("virsh -q snapshot-delete %s ready".formatted(Gallery.VM));
        assertThat(send("POST", "/vm/start").statusCode()).isEqualTo(200);
        await().alias("it beats").atMost(PATIENCE).until(() -> send("GET", "/status").body().contains("\"state\":\"healthy\""));
        host.sh("virsh -q snapshot-create-as %s ready".formatted(Gallery.VM)).outOfSuccess();
    }

    private int status(String path) {
        try {
            return send("POST", path).statusCode();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Test
    @DisplayName("is left alone, with a concern for a person, when it dies again and again")
    void breaker() {
        for (int i = 0; i < 4; i++) {
            host.sh("for n in $(seq 100); do p=$(cat /run/libvirt/qemu/%1$s.pid 2>/dev/null) && kill -9 $p && break; sleep 0.1; done".formatted(Gallery.VM));
            until("it is back or given up", seen -> seen.state() == VmState.HEALTHY || seen.state() == VmState.SUSPENDED_BY_BREAKER);
        }
        until("it is given up", seen -> seen.state() == VmState.SUSPENDED_BY_BREAKER);

        assertThat(concerns()).anySatisfy(concern -> {
            assertThat(concern.kind()).isEqualTo(Concern.Kind.FAILED_VM);
            assertThat(concern.what().in(Locale.ENGLISH)).contains("again and again");
        });
    }

    private List<Concern> concerns() {
        gallery.console.fleet().refresh(List.of(RealConsole.name(host)), Progress.unwatched());
        return new DomainConcerns().of(gallery.console.fleet().state(RealConsole.name(host)).orElseThrow());
    }
}
