package org.hostkeeper.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanJson;
import org.hostkeeper.plan.Step;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The agent on a host")
class AgentPlansTest {
    private static final String ARCHIVE = "/home/op/.cache/hostkeeper/agent.tar.gz";

    private final AgentPlans plans =
            new AgentPlans(Clock.fixed(Instant.parse("2026-03-14T09:00:00Z"), ZoneOffset.UTC), new Random(1));

    private Plan install(HostGround ground) {
        return plans.install(ground, new InstallRequest(Grounds.RUNTIME, ARCHIVE, "op", false));
    }

    private static List<String> words(Plan plan) {
        return plan.steps().stream().map(step -> step.words().in(Locale.ENGLISH)).toList();
    }

    @Nested
    @DisplayName("that never had one")
    class Fresh {
        @Test
        @DisplayName("gets program, user, settings and units, and starts it last, helper before agent")
        void everything() {
            assertThat(words(install(Grounds.fresh())))
                    .containsExactly(
                            "Make the folder /opt/hostkeeper",
                            "Make the folder /opt/hostkeeper/agent-0123456789ab",
                            "Unpack the agent into /opt/hostkeeper/agent-0123456789ab (SHA-256 0123456789ab…)",
                            "The agent starts on this host",
                            "Link /opt/hostkeeper/current to agent-0123456789ab",
                            "Make the user hostkeeper, without a login",
                            "Make the folder /var/lib/hostkeeper-agent for the agent's data",
                            "Make the folder /etc/hostkeeper",
                            "Create /etc/hostkeeper/config.json",
                            "Create /etc/hostkeeper/helper.json",
                            "Create /etc/systemd/system/hostkeeper-agent.service",
                            "Create /etc/systemd/system/hostkeeper-helper.socket",
                            "Create /etc/systemd/system/hostkeeper-helper.service",
                            "Let systemd read its files again",
                            "Have hostkeeper-helper.socket started with the host",
                            "Start hostkeeper-helper.socket",
                            "Have hostkeeper-agent.service started with the host",
                            "Start hostkeeper-agent.service",
                            "hostkeeper-agent.service runs");
        }

        @Test
        @DisplayName("listens on loopback only, without compatibility, for the named owner's modules and nobody else's")
        void safeByDefault() throws Exception {
            JsonNode config = new ObjectMapper().readTree(written(AgentPlaces.CONFIG));
            assertThat(config.at("/hostkeeper/rest/bind").asText()).isEqualTo("127.0.0.1");
            assertThat(config.at("/hostkeeper/rest/compatibility").isMissingNode()).isTrue();
            assertThat(config.at("/hostkeeper/owner").asText()).isEqualTo("op");
            JsonNode list = new ObjectMapper().readTree(written(AgentPlaces.HELPER_LIST));
            assertThat(list.path("owner").asText()).isEqualTo("op");
            assertThat(list.path("agent").asText()).isEqualTo("hostkeeper");
        }

        @Test
        @DisplayName("gets files that only root can change, settings that only root and the agent can read")
        void ownership() {
            assertThat(step(AgentPlaces.CONFIG).ownership().toString()).isEqualTo("root:hostkeeper 0640");
            assertThat(step(AgentPlaces.HELPER_LIST).ownership().toString()).isEqualTo("root:root 0644");
            assertThat(step(AgentPlaces.unit(AgentPlaces.AGENT_UNIT)).ownership().toString()).isEqualTo("root:root 0644");
        }

        @Test
        @DisplayName("can be taken back whole: every command has what undoes it")
        void undoable() {
            assertThat(install(Grounds.fresh()).steps())
                    .filteredOn(Step.Run.class::isInstance)
                    .allSatisfy(step -> assertThat(((Step.Run) step).undo()).isPresent());
        }

        private String written(String path) {
            return step(path).content().plain().text();
        }

        private Step.WriteFile step(String path) {
            return install(Grounds.fresh()).steps().stream()
                    .filter(s -> s instanceof Step.WriteFile w && w.path().equals(path))
                    .map(Step.WriteFile.class::cast)
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Nested
    @DisplayName("from which one for somebody else was removed, with its settings left")
    class Left {
        private static HostGround left(String config) {
            Map<String, FileState> files = new HashMap<>(Grounds.removed().files());
            files.put(AgentPlaces.CONFIG, FileState.Present.of(Bytes.utf8(config), new Ownership("root", AgentPlaces.USER, 0640)));
            return Grounds.withFiles(Grounds.removed(), files);
        }

        private final HostGround former = left("{\"hostkeeper\": {\"owner\": \"former\"}, \"mqtt\": {\"password\": \"known-to-the-host\"}}");

        @Test
        @DisplayName("does not get one that works for the former owner: it is said whose they are, and what to choose from")
        void refused() {
            assertThatThrownBy(() -> install(former)).isInstanceOfSatisfying(ProblemException.class, e -> {
                Problem.Refused refused = (Problem.Refused) e.problem();
                assertThat(refused.why().in(Locale.ENGLISH))
                        .contains(AgentPlaces.CONFIG, "for the modules of former", "--owner former", "--owner op --new-settings");
            });
        }

        @Test
        @DisplayName("gets new settings, a new list and an empty table if that is said, and nothing of the old ones stands in the plan")
        void replaced() {
            Plan plan = plans.install(former, new InstallRequest(Grounds.RUNTIME, ARCHIVE, "op", true));
            assertThat(words(plan)).contains(
                    "Put new settings for op in the place of /etc/hostkeeper/config.json; the old ones stay on the host, kept with the plan",
                    "Set the modules of former aside, as /var/lib/hostkeeper-agent/modules.db." + plan.id().value(),
                    "Change /etc/hostkeeper/helper.json");
            assertThat(PlanJson.write(plan)).doesNotContain("known-to-the-host");
            Step.Run settings = plan.steps().stream()
                    .filter(step -> step instanceof Step.Run run && run.arguments().contains("hostkeeper-config-new"))
                    .map(Step.Run.class::cast)
                    .findFirst()
                    .orElseThrow();
            assertThat(settings.input().plain().text()).contains("\"owner\" : \"op\"");
            assertThat(settings.undo()).contains(KeptFile.of(AgentPlaces.CONFIG, plan.id()).back("hostkeeper-config-back"));
        }

        @Test
        @DisplayName("goes on with them for the same owner, also with a list that names fewer modules, and for settings that name nobody")
        void kept() {
            Map<String, FileState> files = new HashMap<>(left("{\"hostkeeper\": {\"owner\": \"op\"}}").files());
            files.put(
                    AgentPlaces.HELPER_LIST,
                    FileState.Present.of(Bytes.utf8("{\"owner\": \"op\", \"modules\": [\"pump\"]}"), Ownership.ROOT_PUBLIC));
            assertThat(words(install(Grounds.withFiles(Grounds.removed(), files)))).noneMatch(step -> step.contains(".json"));
            assertThat(words(install(left("{}")))).noneMatch(step -> step.contains("config.json"));
        }

        @Test
        @DisplayName("gets a list for the new owner where only the former one's list was left")
        void listAlone() {
            Map<String, FileState> files = new HashMap<>(Grounds.removed().files());
            files.put(AgentPlaces.CONFIG, new FileState.Absent());
            assertThat(words(install(Grounds.withFiles(Grounds.removed(), files))))
                    .contains("Create /etc/hostkeeper/config.json", "Change /etc/hostkeeper/helper.json");
        }

        @Test
        @DisplayName("is not taken over by force while that agent is there")
        void there() {
            Map<String, FileState> files = new HashMap<>(former.files());
            files.put(AgentPlaces.unit(AgentPlaces.AGENT_UNIT), FileState.Present.of(Bytes.utf8("[Unit]\n"), Ownership.ROOT_PUBLIC));
            HostGround there = Grounds.withFiles(former, files);
            assertThatThrownBy(() -> plans.install(there, new InstallRequest(Grounds.RUNTIME, ARCHIVE, "op", true)))
                    .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(((Problem.Refused) e.problem()).why().in(Locale.ENGLISH))
                            .contains("hostkeeper agent remove"));
        }
    }

    @Nested
    @DisplayName("that has one")
    class There {
        @Test
        @DisplayName("gets the new program and a restart; settings, user and units stay as they are")
        void upgrade() {
            Plan plan = install(Grounds.running());
            assertThat(plan.title().in(Locale.ENGLISH)).isEqualTo("Upgrade the agent");
            assertThat(words(plan))
                    .containsExactly(
                            "Make the folder /opt/hostkeeper/agent-0123456789ab",
                            "Unpack the agent into /opt/hostkeeper/agent-0123456789ab (SHA-256 0123456789ab…)",
                            "The agent starts on this host",
                            "Link /opt/hostkeeper/current to agent-0123456789ab",
                            "Let systemd read its files again",
                            "Restart hostkeeper-helper.socket",
                            "Restart hostkeeper-agent.service",
                            "hostkeeper-agent.service runs");
        }

        @Test
        @DisplayName("is left alone if it is this very program: nothing is unpacked over what runs")
        void same() {
            Map<String, FileState> files = new HashMap<>(Grounds.running().files());
            files.put(AgentPlaces.CURRENT, new FileState.SymbolicLink("agent-0123456789ab"));
            HostGround g = Grounds.running();
            HostGround same = new HostGround(
                    g.host(), g.login(), g.architecture(), g.glibc(), g.missing(), g.free(), g.hasUser(), g.units(), g.owner(), files);
            assertThat(words(install(same))).containsExactly("hostkeeper-agent.service runs");
        }

        @Test
        @DisplayName("loses the units when it is removed; program, settings and data stay, so that it can be taken back")
        void remove() {
            assertThat(words(plans.remove(Grounds.running())))
                    .containsExactly(
                            "Stop hostkeeper-agent.service",
                            "No longer start hostkeeper-agent.service with the host",
                            "Stop hostkeeper-helper.socket",
                            "No longer start hostkeeper-helper.socket with the host",
                            "Remove /etc/systemd/system/hostkeeper-agent.service",
                            "Remove /etc/systemd/system/hostkeeper-helper.socket",
                            "Remove /etc/systemd/system/hostkeeper-helper.service",
                            "Let systemd read its files again");
        }
    }

    @Nested
    @DisplayName("is refused before anything is sent")
    class Refused {
        @ParameterizedTest(name = "{0} with glibc {1}")
        @CsvSource({"aarch64, 2.36", "x86_64, 2.12", "x86_64, 1.99", "x86_64, "})
        @DisplayName("where its Java cannot run")
        void unfit(String architecture, String glibc) {
            HostGround ground =
                    Grounds.with(Grounds.fresh(), architecture, Optional.ofNullable(glibc), Set.of());
            assertThatThrownBy(() -> install(ground))
                    .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem())
                            .isInstanceOf(Problem.Refused.class));
        }

        @Test
        @DisplayName("where a tool is missing, which is named")
        void tool() {
            HostGround ground = Grounds.with(Grounds.fresh(), "x86_64", Optional.of("2.36"), Set.of("tar"));
            assertThatThrownBy(() -> install(ground))
                    .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem())
                            .isEqualTo(new Problem.MissingTool("shop-1", "tar")));
        }

        @Test
        @DisplayName("where there is no room for it")
        void room() {
            HostGround ground = Grounds.withFree(Grounds.fresh(), 199_999_999);
            assertThatThrownBy(() -> install(ground))
                    .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem())
                            .isEqualTo(new Problem.NoSpace("shop-1", "/opt/hostkeeper", 200_000_000, 199_999_999)));
        }

        @Test
        @DisplayName("for an owner who is not there")
        void owner() {
            assertThatThrownBy(() -> plans.install(Grounds.fresh(), new InstallRequest(Grounds.RUNTIME, ARCHIVE, "nobody-such", false)))
                    .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem())
                            .isInstanceOf(Problem.NotFound.class));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "a b", "../op", "$(id)", "Ольга", "op\n"})
        @DisplayName("for an owner whose name is no user name")
        void ownerName(String name) {
            assertThatThrownBy(() -> new InstallRequest(Grounds.RUNTIME, ARCHIVE, name, false))
                    .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem())
                            .isInstanceOf(Problem.InvalidInput.class));
        }

        @Test
        @DisplayName("Removing what is not there")
        void nothing() {
            assertThatThrownBy(() -> plans.remove(Grounds.fresh()))
                    .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem())
                            .isInstanceOf(Problem.NotFound.class));
        }
    }
}
