package org.hostkeeper.exhibition.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.hostkeeper.adoption.Defect;
import org.hostkeeper.adoption.Found;
import org.hostkeeper.adoption.Mending;
import org.hostkeeper.adoption.TakeOver;
import org.hostkeeper.deployment.AgentPlaces;
import org.hostkeeper.exhibition.AgentOnHost;
import org.hostkeeper.exhibition.ControllerSettings;
import org.hostkeeper.exhibition.DeployedController;
import org.hostkeeper.exhibition.Domain;
import org.hostkeeper.exhibition.DomainState;
import org.hostkeeper.exhibition.Domains;
import org.hostkeeper.exhibition.SettingsReader;
import org.hostkeeper.exhibition.Snapshot;
import org.hostkeeper.exhibition.VmState;
import org.hostkeeper.exhibition.Watch;
import org.hostkeeper.exhibition.Watcher;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.Step;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("A machine under the watch of the host's agent")
class WatchPlansTest {
    private static final Instant NOW = Instant.parse("2026-11-26T20:00:00Z");
    private static final Ownership OWNER = new Ownership("root", "hostkeeper", 0640);
    private static final String LIST = "{\"agent\": \"hostkeeper\", \"owner\": \"op\", \"modules\": \"*\", \"vms\": [\"other\"]}";

    private final WatchPlans plans = new WatchPlans(Clock.fixed(NOW, ZoneOffset.UTC), new Random(1));

    private static WatchGround ground(boolean agent, Map<String, String> there) {
        return ground(agent, there, Set.of());
    }

    private static WatchGround ground(boolean agent, Map<String, String> there, Set<Integer> ports) {
        Map<String, FileState> files = new HashMap<>();
        for (String path : List.of(
                AgentOnHost.VMS, AgentOnHost.HELPER_LIST, AgentOnHost.TOKEN, AgentOnHost.vm("art"), AgentOnHost.vm("sea"),
                AgentOnHost.variables("art"), AgentOnHost.variables("sea"))) {
            files.put(path, Optional.ofNullable(there.get(path))
                    .<FileState>map(text -> FileState.Present.of(Bytes.utf8(text), OWNER))
                    .orElseGet(FileState.Absent::new));
        }
        return new WatchGround(new HostName("g1"), agent, files, ports);
    }

    private static WatchGround fresh() {
        return ground(true, Map.of(AgentOnHost.HELPER_LIST, LIST));
    }

    private static Domains on(List<Watcher> watchers, List<DeployedController> deployed) {
        return on(watchers, deployed, List.of());
    }

    private static Domains on(List<Watcher> watchers, List<DeployedController> deployed, List<String> reached) {
        Snapshot ready = new Snapshot("ready", Optional.empty(), "", "running", NOW, true, true, Optional.empty(), true);
        Domain art = new Domain(
                UUID.randomUUID(), "art", "", DomainState.RUNNING, "", Optional.empty(), true, true, 1, 1, true, reached, List.of(), List.of(ready));
        return new Domains(true, List.of(art), watchers, deployed);
    }

    private static String written(Plan plan, String path) {
        return plan.steps().stream()
                .filter(step -> step instanceof Step.WriteFile file && file.path().equals(path))
                .map(step -> ((Step.WriteFile) step).content().plain().text())
                .findFirst()
                .orElseThrow();
    }

    private static List<String> words(List<Step> steps) {
        return steps.stream().map(step -> step.words().in(Locale.ENGLISH)).toList();
    }

    @Test
    @DisplayName("has a file of its own, and root's list names it beside those that were there")
    void files() {
        Plan plan = plans.watch(fresh(), on(List.of(), List.of()), "art", Map.of("opening_hours", "Tue-Sun 10:00-18:00"));

        ControllerSettings settings = new SettingsReader(SettingsReader.Origin.AGENT)
                .read(new SettingsReader.Source("f", written(plan, AgentOnHost.vm("art")), "e", ""))
                .settings();
        assertThat(settings.vm()).isEqualTo("art");
        assertThat(settings.port()).isEqualTo(8000);
        assertThat(settings.hosts()).containsExactly("127.0.0.1");
        assertThat(settings.opening()).isPresent();
        assertThat(settings.compatibility()).isEmpty();
        assertThat(written(plan, AgentOnHost.HELPER_LIST))
                .contains("\"agent\" : \"hostkeeper\"", "\"modules\" : \"*\"", "[ \"art\", \"other\" ]");
        assertThat(words(plan.steps())).containsSubsequence(
                "Make a token that plans use on this host, in /etc/hostkeeper/console.token",
                "Restart the agent; machines that run are not disturbed",
                "the agent watches art");
    }

    @Test
    @DisplayName("gets a port that no other watched machine has")
    void port() {
        Watcher other = new Watcher("vm.service", true, "sea", "ready", "127.0.0.1", 8000, 15);

        Plan plan = plans.watch(fresh(), on(List.of(other), List.of()), "art", Map.of());

        assertThat(written(plan, AgentOnHost.vm("art"))).contains("api_port: 8001");
    }

    @Test
    @DisplayName("gets a port that is not the agent's own, which would not start with both")
    void portOfTheAgent() {
        Watch sea = new Watch(
                "sea", "ready", 8000, List.of(), Duration.ofSeconds(15), VmState.HEALTHY, Optional.empty(), NOW, Optional.empty(), true, Optional.empty(),
                List.of(), Optional.empty(), NOW);
        Watcher agent = new Watcher(AgentOnHost.UNIT, true, "sea", "ready", "127.0.0.1", 8001, 15, Optional.of(sea));

        Plan plan = plans.watch(fresh(), on(List.of(agent), List.of()), "art", Map.of());

        assertThat(written(plan, AgentOnHost.vm("art"))).contains("api_port: 8002");
    }

    @Test
    @DisplayName("gets a port on which nothing listens yet, as the agent does before it watches anything, or a snap proxy")
    void portOfOthers() {
        WatchGround ground = ground(true, Map.of(AgentOnHost.HELPER_LIST, LIST), Set.of(22, 8000, 8001));

        Plan plan = plans.watch(ground, on(List.of(), List.of()), "art", Map.of());

        assertThat(written(plan, AgentOnHost.vm("art"))).contains("api_port: 8002");
    }

    @Test
    @DisplayName("is heard on loopback and on the bridge of its guest at first, and where somebody says it is")
    void bridge() {
        Domains on = on(List.of(), List.of(), List.of("192.168.122.1"));

        assertThat(written(plans.watch(fresh(), on, "art", Map.of()), AgentOnHost.vm("art"))).contains("api_host: \"127.0.0.1,192.168.122.1\"");
        assertThat(written(plans.watch(fresh(), on, "art", Map.of("api_host", "10.0.0.5")), AgentOnHost.vm("art"))).contains("api_host: \"10.0.0.5\"");
    }

    @Test
    @DisplayName("keeps what is not said otherwise")
    void edit() {
        Plan first = plans.watch(fresh(), on(List.of(), List.of()), "art", Map.of("heartbeat_timeout", "7", "compatibility", "10.0.0.0/8"));
        WatchGround then = ground(true, Map.of(
                AgentOnHost.HELPER_LIST, written(first, AgentOnHost.HELPER_LIST),
                AgentOnHost.TOKEN, "Authorization: Bearer x",
                AgentOnHost.vm("art"), written(first, AgentOnHost.vm("art"))));

        Plan second = plans.watch(then, on(List.of(), List.of()), "art", Map.of("compatibility", ""));

        assertThat(written(second, AgentOnHost.vm("art"))).contains("heartbeat_timeout: 7.0").doesNotContain("10.0.0.0");
        assertThat(words(second.steps())).noneMatch(w -> w.contains("token")).noneMatch(w -> w.contains("helper.json"));
    }

    @Test
    @DisplayName("can be told when reverting is given up, that it is reverted on start, and how long a visitor stays")
    void advanced() {
        Plan plan = plans.watch(fresh(), on(List.of(), List.of()), "art", Map.of(
                "breaker_reverts", "5", "breaker_within", "900", "breaker_pause", "30", "breaker_longest", "600",
                "revert_on_start", "yes", "visitor_idle", "120"));

        assertThat(written(plan, AgentOnHost.vm("art"))).contains(
                "breaker_reverts: 5", "breaker_within: 900.0", "breaker_pause: 30.0", "breaker_longest: 600.0", "revert_on_start: true",
                "visitor_idle: 120.0");
    }

    @Test
    @DisplayName("is only asked about when it is watched so already: nothing is restarted")
    void twice() {
        Plan first = plans.watch(fresh(), on(List.of(), List.of()), "art", Map.of());
        WatchGround then = ground(true, Map.of(
                AgentOnHost.VMS, "a folder",
                AgentOnHost.HELPER_LIST, written(first, AgentOnHost.HELPER_LIST),
                AgentOnHost.TOKEN, "Authorization: Bearer x",
                AgentOnHost.vm("art"), written(first, AgentOnHost.vm("art"))));

        Plan second = plans.watch(then, on(List.of(), List.of()), "art", Map.of());

        assertThat(words(second.steps())).containsExactly("the agent watches art");
    }

    @Test
    @DisplayName("has what a person has set by variables in its file from then on, and no file beside that wins over it")
    void variables() {
        WatchGround ground = ground(true, Map.of(
                AgentOnHost.HELPER_LIST, LIST, AgentOnHost.vm("art"), "vm_name: art\nheartbeat_timeout: 9\napi_port: 8000\n",
                AgentOnHost.variables("art"), "VMCTL_HEARTBEAT_TIMEOUT=7\nVMCTL_VISITOR_IDLE=30"));

        Plan plan = plans.watch(ground, on(List.of(), List.of()), "art", Map.of("visitor_idle", "40"));

        assertThat(written(plan, AgentOnHost.vm("art"))).contains("heartbeat_timeout: 7.0", "visitor_idle: 40.0");
        assertThat(removed(plan)).containsExactly("/etc/hostkeeper/vms/art.env");
        assertThat(removed(plans.release(ground, "art"))).containsExactly("/etc/hostkeeper/vms/art.yaml", "/etc/hostkeeper/vms/art.env");
    }

    @Test
    @DisplayName("has no opening hours any more when none are said, in whatever way a person says it")
    void none() {
        WatchGround ground = ground(true, Map.of(
                AgentOnHost.HELPER_LIST, LIST, AgentOnHost.vm("art"), "vm_name: art\napi_port: 8000\nopening_hours: Tue-Sun 10:00-18:00\nguests: 10.0.0.0/8\n"));

        Plan plan = plans.watch(ground, on(List.of(), List.of()), "art", Map.of("opening_hours", "none", "guests", "none"));

        assertThat(written(plan, AgentOnHost.vm("art"))).contains("guests: []").doesNotContain("opening_hours");
    }

    private static List<String> removed(Plan plan) {
        return plan.steps().stream()
                .filter(Step.RemoveFile.class::isInstance)
                .map(step -> ((Step.RemoveFile) step).path())
                .toList();
    }

    @Test
    @DisplayName("leaves the list of root when it is let be")
    void release() {
        WatchGround watched = ground(true, Map.of(
                AgentOnHost.HELPER_LIST, LIST.replace("other", "art"), AgentOnHost.vm("art"), "vm_name: art\n"));

        Plan plan = plans.release(watched, "art");

        assertThat(written(plan, AgentOnHost.HELPER_LIST)).contains("\"vms\" : [ ]");
        assertThat(plan.steps().getFirst()).isInstanceOf(Step.RemoveFile.class);
    }

    @Test
    @DisplayName("is refused without an agent, a golden snapshot, a machine, or a setting that is understood, and beside a controller")
    void refused() {
        Domains on = on(List.of(), List.of());
        Domains controlled = on(List.of(new Watcher("vm.service", true, "art", "ready", "127.0.0.1", 8000, 15)), List.of());

        assertThat(problem(() -> plans.watch(ground(false, Map.of()), on, "art", Map.of()))).contains("hostkeeper agent install --host g1");
        assertThat(problem(() -> plans.watch(fresh(), on, "art", Map.of("snapshot_name", "as of May")))).endsWith("hostkeeper vm snapshot create art 'as of May' --host g1");
        assertThat(problem(() -> plans.watch(fresh(), on, "sea", Map.of()))).contains("sea");
        assertThat(problem(() -> plans.watch(fresh(), on, "art", Map.of("heartbeat_timeout", "soon")))).contains("heartbeat_timeout");
        assertThat(problem(() -> plans.watch(fresh(), controlled, "art", Map.of()))).contains("hostkeeper adopt --host g1");
        assertThat(problem(() -> plans.release(fresh(), "art"))).contains("art");
        assertThat(problem(() -> plans.watch(ground(true, Map.of(AgentOnHost.HELPER_LIST, "{")), on, "art", Map.of()))).contains("helper.json");
    }

    private static String problem(Runnable wish) {
        Problem[] found = new Problem[1];
        assertThatThrownBy(wish::run).isInstanceOfSatisfying(ProblemException.class, e -> found[0] = e.problem());
        return found[0].text().in(Locale.ENGLISH);
    }

    @Test
    @DisplayName("is where the agent looks")
    void places() {
        assertThat(AgentOnHost.UNIT).isEqualTo(AgentPlaces.AGENT_UNIT);
        assertThat(AgentOnHost.CONFIG).isEqualTo(AgentPlaces.CONFIG);
        assertThat(AgentOnHost.HELPER_LIST).isEqualTo(AgentPlaces.HELPER_LIST);
        assertThat(AgentOnHost.PROGRAM).startsWith(AgentPlaces.CURRENT);
        assertThat(AgentOnHost.GROUP).isEqualTo(AgentPlaces.USER);
        assertThat(AgentOnHost.vm("Orbit 2004/ä*")).isEqualTo("/etc/hostkeeper/vms/Orbit%202004%2F%C3%A4%2A.yaml");
    }

    @Nested
    @DisplayName("that a deployed controller had")
    class Deployed {
        private DeployedController controller(String unit, String yaml) {
            return new DeployedController(
                    unit, true,
                    new SettingsReader(SettingsReader.Origin.DEPLOYED).read(new SettingsReader.Source(unit, yaml, unit, ""), _ -> {}).settings());
        }

        private Found found(WatchGround ground, DeployedController... controllers) {
            Set<String> units = Set.of("one.service", "two.service");
            return new DeployedControllers(on(List.of(), List.of(controllers)), ground, units, Set.of("one.service")).found().orElseThrow();
        }

        @Test
        @DisplayName("keeps its port, its address and its clients, after the controller was stopped and will not start again")
        void takenOver() {
            Found found = found(fresh(), controller("one.service", "vm_name: art"), controller("two.service", "vm_name: sea\napi_port: 8001"));

            TakeOver.ByPlan plan = (TakeOver.ByPlan) found.takeOver();
            List<Step> steps = plan.steps().apply(PlanId.next(Clock.fixed(NOW, ZoneOffset.UTC), new Random(1)));
            assertThat(words(steps)).startsWith(
                    "one.service does not start with the host any more", "Stop one.service", "Stop two.service",
                    "The agent is there to take over");
            assertThat(((Step.Run) steps.get(3)).undo())
                    .as("taken back, the agent lets go of the ports before the controllers start")
                    .contains(List.of("systemctl", "restart", "--", "hostkeeper-agent.service"));
            assertThat(words(steps)).endsWith("the agent watches art", "the agent watches sea");
            String file = ((Step.WriteFile) steps.stream()
                    .filter(s -> s instanceof Step.WriteFile f && f.path().equals(AgentOnHost.vm("art")))
                    .findFirst().orElseThrow()).content().plain().text();
            assertThat(file).contains("api_host: \"0.0.0.0\"", "api_port: 8000", "0.0.0.0/0", "::/0");
        }

        @Test
        @DisplayName("is not taken from one that is told two things about it: nobody knows which of them it follows")
        void contradicted() {
            DeployedController told = controller("one.service", "vm_name: art");
            Found found = found(fresh(), new DeployedController(
                    told.unit(), true, told.settings(), List.of(), List.of(),
                    new TreeMap<>(Map.of("vm_name", new SettingsReader.Contradiction("art", "sea"))), new TreeMap<>()));

            assertThat(found.defects()).filteredOn(d -> d.kind() == ControllerDefect.CONTRADICTION).singleElement()
                    .satisfies(defect -> assertThat(defect.evidence()).containsExactly("vm_name: art, VMCTL_VM_NAME=sea"));
            assertThat(((TakeOver.Refused) found.takeOver()).why().text().in(Locale.ENGLISH))
                    .contains("one.service is told two things about vm_name");
        }

        @Test
        @DisplayName("is not taken from one that does not say which machine it has")
        void nameless() {
            Found found = found(fresh(), controller("one.service", "snapshot_name: clean"));

            assertThat(found.what().in(Locale.ENGLISH)).isEqualTo("controllers of ?");
            assertThat(((TakeOver.Refused) found.takeOver()).why().text().in(Locale.ENGLISH)).contains("systemctl cat one.service");
        }

        @Test
        @DisplayName("loses the limits of that one's service, and settings of another version, which is told")
        void limits() {
            DeployedController told = controller("one.service", "vm_name: art");
            Found found = found(fresh(), new DeployedController(
                    told.unit(), true, told.settings(), List.of(), List.of(Text.literal("vm.service: trusted_proxies")), new TreeMap<>(),
                    new TreeMap<>(Map.of("MemoryMax", "1G", "LimitNOFILE", "65536"))));

            assertThat(found.defects()).filteredOn(d -> d.kind() == ControllerDefect.LIMITS_END).singleElement()
                    .satisfies(defect -> assertThat(defect.evidence()).containsExactly("LimitNOFILE=65536", "MemoryMax=1G"));
            assertThat(found.defects()).filteredOn(d -> d.kind() == ControllerDefect.UNKNOWN_SETTING).singleElement()
                    .satisfies(defect -> assertThat(defect.evidence()).containsExactly("vm.service: trusted_proxies"));
            assertThat(found.takeOver()).isInstanceOf(TakeOver.ByPlan.class);
        }

        @Test
        @DisplayName("is not taken from one that shares its port: the agent would not start with both")
        void shared() {
            Found found = found(fresh(), controller("one.service", "vm_name: art"), controller("two.service", "vm_name: sea"));

            assertThat(((TakeOver.Refused) found.takeOver()).why().text().in(Locale.ENGLISH)).contains("one.service and two.service have one port");
        }

        @Test
        @DisplayName("is taken also from one that is just not running, since systemd starts it again and again")
        void failing() {
            DeployedController one = controller("one.service", "vm_name: art");
            Found found = new DeployedControllers(on(List.of(), List.of(one)), fresh(), Set.of(), Set.of("one.service")).found().orElseThrow();

            List<Step> steps = ((TakeOver.ByPlan) found.takeOver()).steps().apply(PlanId.next(Clock.fixed(NOW, ZoneOffset.UTC), new Random(1)));

            Step.Run stop = (Step.Run) steps.get(1);
            assertThat(stop.words().in(Locale.ENGLISH)).isEqualTo("Stop one.service");
            assertThat(stop.undo()).as("it is not started by an undo").contains(stop.arguments());
        }

        @Test
        @DisplayName("shows its known defects, the worst first, and who mends each")
        void defects() {
            Found found = found(fresh(), controller("one.service", "vm_name: art\nsnapshot_name: gold"), controller("two.service", "vm_name: sea"));

            assertThat(found.defects().getFirst().kind()).isEqualTo(ControllerDefect.ANY_PAGE_REVERTS);
            assertThat(found.defects())
                    .filteredOn(d -> d.mending() instanceof Mending.ByPerson)
                    .extracting(Defect::id)
                    .containsExactlyInAnyOrder(
                            "no-golden:one.service", "no-machine:two.service", "shared:one.service", "shared:two.service");
            for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN, Locale.of("ru"))) {
                found.defects().forEach(d -> {
                    assertThat(d.what().in(locale)).isNotBlank();
                    assertThat(d.why().in(locale)).isNotBlank();
                });
            }
        }

        @Test
        @DisplayName("stays under it where there is no agent, and is told how one comes there")
        void noAgent() {
            Found found = found(ground(false, Map.of()), controller("one.service", "vm_name: art"));

            assertThat(((TakeOver.Refused) found.takeOver()).why().text().in(Locale.ENGLISH)).contains("agent install");
        }
    }
}
