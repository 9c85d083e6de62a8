package org.hostkeeper.deployment.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.hostkeeper.deployment.KeptFile;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanJson;
import org.hostkeeper.plan.SecretReference;
import org.hostkeeper.plan.Step;
import org.hostkeeper.problem.ProblemException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Logins and rules for a broker")
class BrokerPlansTest {
    private static final String MAIN = "pid_file /run/mosquitto/mosquitto.pid\ninclude_dir /etc/mosquitto/conf.d\n";
    private final BrokerPlans plans =
            new BrokerPlans(Clock.fixed(Instant.parse("2026-03-14T09:00:00Z"), ZoneOffset.UTC), new Random(1));

    private static BrokerGround ground(String hall, boolean runs, boolean manager, Optional<BrokerGround.Uses> agent) {
        Map<String, FileState.Present> configs = new LinkedHashMap<>();
        configs.put("/etc/mosquitto/mosquitto.conf", FileState.Present.of(Bytes.utf8(MAIN), Ownership.ROOT_PUBLIC));
        configs.put("/etc/mosquitto/conf.d/hall.conf", FileState.Present.of(Bytes.utf8(hall), Ownership.ROOT_PUBLIC));
        return new BrokerGround(new HostName("shop-1"), runs, manager, configs, Map.of(), agent);
    }

    private Plan acl(BrokerGround ground) {
        return plans.acl(ground, BrokerPasswords.made(role -> new SecretReference(role.login(), 24, "00", role.name())));
    }

    private static List<Step.WriteFile> writes(Plan plan) {
        return plan.steps().stream().filter(Step.WriteFile.class::isInstance).map(Step.WriteFile.class::cast).toList();
    }

    @Test
    @DisplayName("are put in place with the passwords on standard input only, and what let anybody in becomes a remark")
    void steps() {
        Plan plan = acl(ground(
                "listener 1883\n\nallow_anonymous true\n", true, false, Optional.of(new BrokerGround.Uses("localhost", "hall/mm"))));
        assertThat(plan.steps().stream().map(step -> step.words().in(Locale.ENGLISH))).containsExactly(
                "Set the passwords of console, reader and agent in /etc/mosquitto/hostkeeper.passwords",
                "Create /etc/mosquitto/hostkeeper.acl",
                "Change /etc/mosquitto/conf.d/hall.conf",
                "Create /etc/mosquitto/conf.d/hostkeeper.conf",
                "Have the agent come in as hostkeeper-agent (/etc/hostkeeper/config.json)",
                "Restart mosquitto.service",
                "mosquitto.service runs",
                "Restart hostkeeper-agent.service",
                "hostkeeper-agent.service runs");
        assertThat(plan.secrets().map(SecretReference::name).distinct())
                .containsExactly("hostkeeper-console", "hostkeeper-reader", "hostkeeper-agent");
        assertThat(writes(plan).get(1).content().plain().text()).isEqualTo("listener 1883\n\n# allow_anonymous true\n");
        assertThat(writes(plan).get(2).content().plain().text()).contains("allow_anonymous false").doesNotContain("listener");
    }

    @Test
    @DisplayName("let a console command, a reader look and the agent answer, below the agent's prefix, and none another's part")
    void rules() {
        String acl = writes(acl(ground("", true, false, Optional.of(new BrokerGround.Uses("127.0.0.1", "hall/mm"))))).getFirst().content().plain().text();
        assertThat(acl).contains("user hostkeeper-console\ntopic write hall/mm/command/+\n", "topic write hall/mm/reply/+\n");
        String reader = acl.substring(acl.indexOf("user hostkeeper-reader"), acl.indexOf("user hostkeeper-agent"));
        assertThat(reader).doesNotContain("write").doesNotContain("command");
    }

    @Test
    @DisplayName("a broker without a listener gets one on loopback, and none of an agent that is not there is changed")
    void alone() {
        Plan plan = acl(ground("", true, false, Optional.empty()));
        assertThat(writes(plan).getLast().content().plain().text()).contains("listener 1883 localhost\n");
        assertThat(plan.steps()).noneMatch(step -> step.words().in(Locale.ENGLISH).contains("hostkeeper-agent"));
    }

    @Test
    @DisplayName("a listener with a remark behind it is one: none is added beside it")
    void remarked() {
        assertThat(writes(acl(ground("listener 1883 # plain\n", true, false, Optional.empty()))).getLast().content().plain().text())
                .doesNotContain("listener");
    }

    @Test
    @DisplayName("the passwords that were there come back, and only from where they were kept; new ones go")
    void passwordsBack() {
        Step.Run first = (Step.Run) acl(ground("", true, false, Optional.empty())).steps().getFirst();
        assertThat(first.undo()).contains(List.of("rm", "-f", "--", BrokerGround.PASSWORDS));
        BrokerGround once = ground("", true, false, Optional.empty());
        Map<String, FileState> own = Map.of(BrokerGround.PASSWORDS, FileState.Present.of(Bytes.utf8("hostkeeper-agent:$7$\n"), Ownership.ROOT_PRIVATE));
        Plan again = acl(new BrokerGround(once.host(), true, false, once.configs(), own, Optional.empty()));
        KeptFile kept = KeptFile.of(BrokerGround.PASSWORDS, again.id());
        assertThat(((Step.Run) again.steps().getFirst()).arguments()).contains(kept.kept());
        assertThat(((Step.Run) again.steps().getFirst()).undo()).contains(kept.back("hostkeeper-broker-back"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"remote_password known-to-the-host", "  bridge_psk known-to-the-host", "#password known-to-the-host"})
    @DisplayName("a file with a bridge's password is changed on the host, and nothing of it stands in the plan")
    void bridge(String line) {
        Plan plan = acl(ground("allow_anonymous true\nconnection hub\n" + line + "\n", true, false, Optional.empty()));
        assertThat(PlanJson.write(plan)).doesNotContain("known-to-the-host");
        assertThat(plan.steps().stream().map(step -> step.words().in(Locale.ENGLISH)))
                .contains("Turn \"allow_anonymous true\" into a remark in /etc/mosquitto/conf.d/hall.conf; its content stays on the host");
    }

    @Test
    @DisplayName("two files of one name are kept apart, so that each comes back as it was")
    void sameName() {
        FileState.Present open = FileState.Present.of(Bytes.utf8(MAIN + "allow_anonymous true\nremote_password x\n"), Ownership.ROOT_PUBLIC);
        Map<String, FileState.Present> configs = new LinkedHashMap<>();
        configs.put("/etc/mosquitto/mosquitto.conf", open);
        configs.put("/etc/mosquitto/conf.d/mosquitto.conf", open);
        Plan plan = acl(new BrokerGround(new HostName("shop-1"), true, false, configs, Map.of(), Optional.empty()));
        assertThat(plan.steps().stream()
                        .filter(step -> step.words().key().equals("step.close"))
                        .map(step -> ((Step.Run) step).undo().orElseThrow().getLast()))
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("what lets anybody in is found there as it was found here, and nothing else is changed")
    void closesThere(@TempDir Path folder) throws Exception {
        String text = "remote_password x\n \tallow_anonymous  true \n# allow_anonymous true\nallow_anonymous false\nallow_anonymous trueish\n";
        Path file = Files.writeString(folder.resolve("hall.conf"), text);
        Plan plan = acl(ground(text, true, false, Optional.empty()));
        Step.Run close = plan.steps().stream()
                .filter(step -> step.words().key().equals("step.close")).map(Step.Run.class::cast).findFirst().orElseThrow();
        List<String> sed = new ArrayList<>(close.arguments().subList(close.arguments().indexOf("sed"), close.arguments().size()));
        sed.set(sed.size() - 1, file.toString());
        assertThat(new ProcessBuilder(sed).start().waitFor()).isZero();
        assertThat(file).hasContent(text.replace(" \tallow_anonymous  true \n", "#  \tallow_anonymous  true \n"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"allow_anonymous 1", "allow_anonymous true # until the fair", " allow_anonymous 1 #"})
    @DisplayName("what mosquitto takes for yes too becomes a remark, here and where the file stays on the host")
    void yes(String line, @TempDir Path folder) throws Exception {
        String text = "listener 1883\n" + line + "\nallow_anonymous 10\n";
        String closed = "listener 1883\n# " + line + "\nallow_anonymous 10\n";
        assertThat(writes(acl(ground(text, true, false, Optional.empty()))).get(1).content().plain().text()).isEqualTo(closed);
        String secret = "remote_password x\n";
        Path file = Files.writeString(folder.resolve("hall.conf"), secret + text);
        Step.Run close = acl(ground(secret + text, true, false, Optional.empty())).steps().stream()
                .filter(step -> step.words().key().equals("step.close")).map(Step.Run.class::cast).findFirst().orElseThrow();
        List<String> sed = new ArrayList<>(close.arguments().subList(close.arguments().indexOf("sed"), close.arguments().size()));
        sed.set(sed.size() - 1, file.toString());
        assertThat(new ProcessBuilder(sed).start().waitFor()).isZero();
        assertThat(file).hasContent(secret + closed);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "password_file /etc/mosquitto/others, true, false, localhost, somebody else",
        "acl_file /etc/mosquitto/acl, true, false, localhost, somebody else",
        "per_listener_settings true, true, false, localhost, each listener",
        "per_listener_settings 1, true, false, localhost, each listener",
        "include_dir /srv/mosquitto.d, true, false, localhost, /srv/mosquitto.d",
        "'', false, false, localhost, does not run",
        "'', true, true, localhost, locked out",
        "'', true, false, hub.example.org, hub.example.org"
    })
    @DisplayName("are refused where they would break what others made, or lock somebody out:")
    void refused(String hall, boolean runs, boolean manager, String broker, String why) {
        assertThatThrownBy(() -> acl(ground(hall, runs, manager, Optional.of(new BrokerGround.Uses(broker, "mm")))))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().text().in(Locale.ENGLISH)).contains(why));
    }
}
