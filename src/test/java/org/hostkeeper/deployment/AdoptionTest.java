package org.hostkeeper.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.hostkeeper.adoption.AdoptionPlans;
import org.hostkeeper.adoption.TakeOver;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.Step;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Adopting a deployed manager")
class AdoptionTest {
    private final AgentPlans plans =
            new AgentPlans(Clock.fixed(Instant.parse("2026-03-14T09:00:00Z"), ZoneOffset.UTC), new Random(1));

    private static DeployedManager manager(Optional<String> bind) {
        return new DeployedManager(
                new HostGround.Owner("op", "op", "/home/op"),
                "/home/op/module_manager/config.json",
                new Ownership("op", "op", 0644),
                "/home/op/module_manager/modules.db",
                new Ownership("op", "op", 0644),
                "/home/op/module_manager",
                new Ownership("op", "op", 0755),
                bind,
                new HostGround.UnitStand(true, true));
    }

    private Plan adopt(DeployedManager manager) {
        return adopt(Grounds.fresh(), manager);
    }

    private Plan adopt(HostGround ground, DeployedManager manager) {
        InstallRequest request = new InstallRequest(Grounds.RUNTIME, "/tmp/agent.tar.gz", "op", false);
        TakeOver takeOver = new TakeOver.ByPlan(Text.literal("adopt"), TakeOver.Bringing.NOTHING, id -> plans.adopt(ground, request, manager, id));
        return new AdoptionPlans(Clock.systemUTC(), new Random(2)).takeOver(ground.host(), List.of(takeOver));
    }

    private static Stream<Step.Run> runs(Plan plan) {
        return plan.steps().stream().filter(Step.Run.class::isInstance).map(Step.Run.class::cast);
    }

    private static List<String> importing(Plan plan) {
        return runs(plan).map(Step.Run::arguments).filter(a -> a.contains("import")).findFirst().orElseThrow();
    }

    @Test
    @DisplayName("takes settings, table and address over, stops the manager before the agent starts, and shows each step")
    void steps() {
        assertThat(adopt(manager(Optional.of("0.0.0.0"))).steps().stream().map(s -> s.words().in(Locale.ENGLISH)))
                .containsSubsequence(
                        "Make the user hostkeeper, without a login",
                        "Take over /home/op/module_manager/config.json into /etc/hostkeeper/config.json; it stays on the host",
                        "Create /etc/hostkeeper/helper.json",
                        "Make the folder /home/op/module_manager",
                        "Give /home/op/module_manager/modules.db to the group hostkeeper",
                        "Let the group write /home/op/module_manager/modules.db",
                        "Stop module-manager.service",
                        "No longer start module-manager.service with the host",
                        "Create /etc/systemd/system/hostkeeper-agent.service",
                        "Create /etc/systemd/system/hostkeeper-agent.service.d/host.conf",
                        "Start hostkeeper-agent.service",
                        "hostkeeper-agent.service runs");
    }

    @Test
    @DisplayName("keeps deployed clients answered from where they were: everywhere, or this machine only")
    void compatibility() {
        assertThat(importing(adopt(manager(Optional.of("0.0.0.0")))))
                .containsSubsequence("--bind", "0.0.0.0", "--compatibility", "*=0.0.0.0/0,::/0");
        assertThat(importing(adopt(manager(Optional.of("127.0.0.1")))))
                .containsSubsequence("--bind", "127.0.0.1", "--compatibility", "*=127.0.0.0/8,::1/128")
                .doesNotContain("*=0.0.0.0/0,::/0");
    }

    @Test
    @DisplayName("gives the agent the table by a group and nothing of the home beside it")
    void database() {
        Plan plan = adopt(manager(Optional.empty()));
        assertThat(plan.steps())
                .filteredOn(s -> s instanceof Step.MakeFolder f && f.path().equals("/home/op/module_manager"))
                .singleElement()
                .satisfies(s -> assertThat(((Step.MakeFolder) s).ownership().toString()).isEqualTo("op:hostkeeper 2775"));
        assertThat(plan.steps())
                .filteredOn(s -> s instanceof Step.WriteFile w && w.path().endsWith("host.conf"))
                .singleElement()
                .satisfies(s -> assertThat(((Step.WriteFile) s).content().plain().text())
                        .isEqualTo("[Service]\nBindPaths=\"/home/op/module_manager\"\n"));
    }

    @Test
    @DisplayName("can be taken back whole: every command has what undoes it, and the old group and mode come back")
    void undoable() {
        Plan plan = adopt(manager(Optional.empty()));
        assertThat(runs(plan)).allSatisfy(run -> assertThat(run.undo()).isPresent());
        assertThat(runs(plan).map(run -> run.undo().orElseThrow()))
                .contains(
                        List.of("chgrp", "--", "op", "/home/op/module_manager/modules.db"),
                        List.of("chmod", "--", "0644", "/home/op/module_manager/modules.db"),
                        List.of("systemctl", "start", "--", "module-manager.service"),
                        List.of("systemctl", "enable", "--", "module-manager.service"));
    }

    @Test
    @DisplayName("is done also where an agent was removed: its settings are kept with the plan, and its helper is the owner's")
    void afterRemoval() {
        Plan plan = adopt(Grounds.removed(), manager(Optional.empty()));
        String kept = "/var/lib/hostkeeper/plans/" + plan.id().value() + "/config.json.kept";
        assertThat(runs(plan).filter(r -> r.arguments().contains("import"))).singleElement().satisfies(run -> {
            assertThat(run.words().in(Locale.ENGLISH)).contains("in place of what a removed agent left");
            assertThat(run.arguments()).contains(kept, "--replace");
            assertThat(run.undo().orElseThrow()).contains(AgentPlaces.CONFIG, kept);
        });
        assertThat(plan.steps())
                .filteredOn(s -> s instanceof Step.WriteFile w && w.path().equals(AgentPlaces.HELPER_LIST))
                .singleElement()
                .satisfies(s -> assertThat(((Step.WriteFile) s).content().plain().text()).contains("\"op\""));
        assertThat(plan.steps().stream().map(s -> s.words().in(Locale.ENGLISH)))
                .contains("Create /etc/systemd/system/hostkeeper-agent.service", "Start hostkeeper-agent.service");
    }

    @Test
    @DisplayName("is what is left to do where an agent was removed and the manager runs: none is brought back beside it")
    void managerCameBack() {
        HostGround ground = Grounds.withUnit(Grounds.removed(), DeployedManager.UNIT);
        assertThatThrownBy(() -> plans.install(ground, new InstallRequest(Grounds.RUNTIME, "/tmp/a", "op", false)))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().text().in(Locale.ENGLISH))
                        .contains("hostkeeper adopt"));
    }

    @Test
    @DisplayName("is refused where an agent is already, and a fresh install where the manager runs")
    void refused() {
        assertThatThrownBy(() -> adopt(Grounds.running(), manager(Optional.empty())))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.Refused.class));
        assertThatThrownBy(() -> plans.install(
                        Grounds.withUnit(Grounds.fresh(), DeployedManager.UNIT), new InstallRequest(Grounds.RUNTIME, "/tmp/a", "op", false)))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().text().in(Locale.ENGLISH))
                        .contains("hostkeeper adopt"));
    }
}
