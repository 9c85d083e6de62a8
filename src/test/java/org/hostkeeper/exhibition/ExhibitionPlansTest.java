package org.hostkeeper.exhibition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.Step;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A plan about a virtual machine")
class ExhibitionPlansTest {
    private static final UUID ID = UUID.fromString("01ae69fc-ed52-418f-99bf-b62162a65524");
    private static final Instant NOW = Instant.parse("2026-11-26T17:00:00Z");
    private static final Watcher CONTROLLER = new Watcher("vm.service", true, "art", "ready", "127.0.0.1", 8000, 15);

    private final ExhibitionPlans plans = new ExhibitionPlans(Clock.fixed(NOW, ZoneOffset.UTC), new Random(1));

    private static Domain domain(DomainState state) {
        Snapshot ready = new Snapshot("ready", Optional.empty(), "", "running", NOW, true, true, Optional.empty(), true);
        Snapshot cold = new Snapshot("cold", Optional.of("ready"), "", "shutoff", NOW, true, false, Optional.empty(), false);
        return new Domain(ID, "art", "", state, "", Optional.empty(), false, true, 1L << 30, 1, true, List.of(), List.of(), List.of(ready, cold));
    }

    private static DomainGround ground(DomainState state) {
        return new DomainGround(new HostName("g1"), domain(state), Optional.empty(), Optional.empty());
    }

    private static DomainGround watched(DomainState state, boolean reverting) {
        return new DomainGround(
                new HostName("g1"), domain(state), Optional.of(new DomainGround.Watched(CONTROLLER, reverting)), Optional.of("ready"));
    }

    private static List<String> words(Plan plan) {
        return plan.steps().stream().map(step -> step.words().in(Locale.ENGLISH)).toList();
    }

    private static List<String> virsh(Plan plan) {
        return plan.steps().stream()
                .filter(step -> step instanceof Step.Run run && run.arguments().getFirst().equals("virsh"))
                .map(step -> String.join(" ", ((Step.Run) step).arguments().subList(4, ((Step.Run) step).arguments().size())))
                .toList();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"OFF, start", "CRASHED, start", "PAUSED, resume", "SUSPENDED, dompmwakeup"})
    @DisplayName("starts it in the way that its state needs")
    void start(DomainState state, String verb) {
        assertThat(virsh(plans.start(ground(state)))).containsExactly(verb + " --domain " + ID);
    }

    @Test
    @DisplayName("only checks what is so already")
    void already() {
        assertThat(plans.start(ground(DomainState.RUNNING)).steps()).hasSize(1).allMatch(Step.Check.class::isInstance);
        assertThat(plans.stop(ground(DomainState.OFF), Duration.ZERO).steps()).hasSize(1).allMatch(Step.Check.class::isInstance);
    }

    @Test
    @DisplayName("checks after a revert that it is as the snapshot has it")
    void revert() {
        assertThat(words(plans.revert(ground(DomainState.RUNNING), "ready"))).containsExactly("Revert art to “ready”; what it did since then is lost", "art runs");
        assertThat(words(plans.revert(ground(DomainState.RUNNING), "cold"))).endsWith("art is off");
    }

    @Test
    @DisplayName("keeps a watching controller from reverting, and lets it go on, whether the rest succeeds or not")
    void bracket() {
        Plan plan = plans.create(watched(DomainState.RUNNING, true), "new", "");

        assertThat(words(plan)).containsExactly(
                "Let the controller of art revert nothing for the moment", "Keep the state of art as “new”", "Let the controller of art revert by itself again");
        assertThat(plan.steps().getFirst()).isInstanceOfSatisfying(
                Step.Run.class, run -> assertThat(run.undo().orElseThrow()).endsWith("POST", "http://127.0.0.1:8000/api/v1/revert/enable"));
    }

    @Test
    @DisplayName("leaves a controller alone that reverts nothing anyway")
    void notReverting() {
        assertThat(words(plans.revert(watched(DomainState.RUNNING, false), "ready"))).hasSize(2);
    }

    @Test
    @DisplayName("starts, stops and restarts a watched machine through its controller, never beside it")
    void throughController() {
        assertThat(virsh(plans.start(watched(DomainState.OFF, true)))).isEmpty();
        assertThat(virsh(plans.stop(watched(DomainState.RUNNING, true), Duration.ZERO))).isEmpty();
        assertThat(virsh(plans.restart(watched(DomainState.RUNNING, true), Duration.ZERO))).isEmpty();
        assertThat(words(plans.stop(watched(DomainState.OFF, true), Duration.ZERO))).first().asString().startsWith("Let the controller stop art");
    }

    @Test
    @DisplayName("never deletes the snapshot that the machine is reverted to")
    void golden() {
        assertThatThrownBy(() -> plans.delete(watched(DomainState.RUNNING, true), "ready"))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.Refused.class));
        assertThat(virsh(plans.delete(ground(DomainState.RUNNING), "ready"))).containsExactly("snapshot-delete --domain " + ID + " --snapshotname ready");
    }

    @Test
    @DisplayName("tells the whole command that helps, for the host that it is about")
    void whatToDo() {
        assertThatThrownBy(() -> plans.promote(ground(DomainState.RUNNING), false)).isInstanceOfSatisfying(
                ProblemException.class, e -> assertThat(e.problem().text().in(Locale.ENGLISH)).endsWith("hostkeeper vm watch art --host g1"));
    }

    @Test
    @DisplayName("tells what was made upon the snapshot that is deleted, and stays")
    void dependants() {
        assertThat(words(plans.delete(ground(DomainState.RUNNING), "ready"))).containsExactly("Delete snapshot “ready” of art; what was made upon it stays: cold");
        assertThat(words(plans.delete(ground(DomainState.RUNNING), "cold"))).containsExactly("Delete snapshot “cold” of art");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-x", "--children", "a b", "a/b", "..", "a\nb", "ä", "x12345678901234567890123456789012345678901234567890123456789012345"})
    @DisplayName("refuses a name for a snapshot that libvirt or a controller would take for something else")
    void names(String name) {
        assertThatThrownBy(() -> plans.create(ground(DomainState.RUNNING), name, ""))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.InvalidInput.class));
    }

    @Test
    @DisplayName("refuses what is not there, or is there already")
    void there() {
        assertThatThrownBy(() -> plans.revert(ground(DomainState.RUNNING), "nope"))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.NotFound.class));
        assertThatThrownBy(() -> plans.create(ground(DomainState.RUNNING), "cold", ""))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.AlreadyThere.class));
    }
}
