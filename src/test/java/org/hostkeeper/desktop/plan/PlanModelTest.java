package org.hostkeeper.desktop.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Jobs;
import org.hostkeeper.problem.Problem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A change from wish to result, without a window. */
class PlanModelTest {
    private final Proposals.Pretending carrier = new Proposals.Pretending();
    private final PlanModel model =
            new PlanModel(Proposals.onThree(), carrier, Jobs.inline(Clock.systemUTC()), this::oneAtATime);

    /** As the window's thread does: what comes from several hosts' threads at once is shown one after the other. */
    private synchronized void oneAtATime(Runnable task) {
        task.run();
    }

    @Test
    @DisplayName("Planning leaves each host with its steps or its reason, and touches nothing")
    void plans() {
        model.plan();
        assertThat(states()).containsExactly("2 steps", "2 steps", "Not possible");
        assertThat(model.stage().get()).isEqualTo(PlanModel.Stage.PREVIEW);
        assertThat(model.deed().toString()).isEqualTo("Edit pump_1 on 2 hosts");
        assertThat(carrier.done).isEmpty();
    }

    @Test
    @DisplayName("Only ticked hosts are changed, and the button names what is ticked")
    void ticks() {
        model.plan();
        model.entries().getFirst().ticked().set(false);
        assertThat(model.deed().toString()).isEqualTo("Edit pump_1 on 1 hosts");
        model.apply();
        assertThat(carrier.done).containsExactly("apply [hall-2]", "changed [hall-2]");
        assertThat(states()).containsExactly("2 steps", "Done", "Not possible");
    }

    @Test
    @DisplayName("The first ticked host is the canary if one is wanted")
    void canary() {
        model.plan();
        model.spreading().canary().set(true);
        model.apply();
        assertThat(carrier.done).first().isEqualTo("apply [hall-1, hall-2] first hall-1");
    }

    @Test
    @DisplayName("Another canary can be chosen, and it is one of those that are ticked")
    void otherCanary() {
        model.plan();
        model.spreading().canary().set(true);
        model.spreading().first().set(new HostName("hall-2"));
        assertThat(model.spreading().firstOf(List.of(new HostName("hall-1"), new HostName("hall-2"))))
                .contains(new HostName("hall-2"));
        model.entries().get(1).ticked().set(false);
        model.apply();
        assertThat(carrier.done).first().isEqualTo("apply [hall-1] first hall-1");
    }

    @Test
    @DisplayName("A file that has changed since is told with both differences; planned anew, only that host is applied")
    void conflict() {
        carrier.failingOn(Map.of("hall-2", new Problem.Conflict("hall-2", "/etc/x")));
        carrier.conflictingOn(Map.of("hall-2", List.of(Proposals.conflict())));
        carrier.refusing();
        model.plan();
        model.apply();
        assertThat(states()).containsExactly("Done", "Changed since", "Not possible");
        assertThat(model.stage().get()).isEqualTo(PlanModel.Stage.ENDED);
        assertThat(model.chosen()).isEmpty();
        carrier.failingOn(Map.of());
        model.planAnew(model.entries().get(1));
        assertThat(model.stage().get()).isEqualTo(PlanModel.Stage.PREVIEW);
        assertThat(model.deed().toString()).isEqualTo("Edit pump_1 on 1 hosts");
        model.apply();
        assertThat(states()).containsExactly("Done", "Done", "Not possible");
        assertThat(carrier.done).contains("apply [hall-2]");
    }

    @Test
    @DisplayName("What is ticked can be kept for later; nothing happens on a host")
    void save() {
        model.plan();
        model.entries().getFirst().ticked().set(false);
        model.save();
        assertThat(carrier.done).containsExactly("save [hall-2]");
        assertThat(model.stage().get()).isEqualTo(PlanModel.Stage.PREVIEW);
    }

    @Test
    @DisplayName("A host that fails says why; the others keep their result")
    void fails() {
        Problem full = new Problem.NoSpace("hall-2", "/etc", 10, 0);
        carrier.failingOn(Map.of("hall-2", full));
        model.plan();
        model.apply();
        assertThat(states()).containsExactly("Done", "Failed and undone", "Not possible");
        assertThat(model.entries().get(1).problem()).contains(full);
        assertThat(model.done()).extracting(e -> e.host().value()).containsExactly("hall-1");
    }

    @Test
    @DisplayName("When the work itself breaks, no host stays as if something were to come")
    void breaks() {
        carrier.broken(new IllegalStateException("a bug"));
        model.plan();
        model.apply();
        assertThat(model.stage().get()).isEqualTo(PlanModel.Stage.ENDED);
        assertThat(states()).containsExactly("Interrupted", "Interrupted", "Not possible");
        assertThat(model.entries().getFirst().problem()).containsInstanceOf(Problem.Bug.class);
    }

    @Test
    @DisplayName("Applying twice is applying once, and nothing ticked applies nothing")
    void once() {
        model.apply();
        assertThat(carrier.done).isEmpty();
        model.plan();
        model.apply();
        model.apply();
        assertThat(carrier.done).hasSize(2);
    }

    private List<String> states() {
        return model.entries().stream().map(e -> e.phase().get().state().word().in(Locale.ENGLISH)).toList();
    }
}
