package org.hostkeeper.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.SavedPlans.Saved;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.secret.Secret;
import org.hostkeeper.store.Store;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Plans saved for later")
class SavedPlansTest {
    private static final Instant NOW = Instant.parse("2026-03-14T10:00:00Z");
    private static final Text TITLE = Text.of("plan", "step.write", "/etc/motd");

    private final Store store = Store.inMemory();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    @DisplayName("are there again as they were, the newest first, until they are discarded")
    void roundTrip() {
        Saved first = saved().save(TITLE, List.of(plan("20260314-092653-aaaa", "h1"), plan("20260314-092653-bbbb", "h2")), NOW);
        Saved second = saved().save(TITLE, List.of(plan("20260314-092653-cccc", "h1")), NOW.plusSeconds(1));
        assertThat(saved().all()).containsExactly(second, first);
        saved().discard(first.id());
        assertThat(saved().all()).containsExactly(second);
    }

    @Test
    @DisplayName("hold no secret, only what tells that it is the same when it is entered again")
    void noSecret() {
        SecretReference reference;
        try (Secret secret = Secret.of("correct horse".toCharArray())) {
            reference = SecretReference.of("db", secret, new Random(1));
        }
        Step step = new Step.WriteFile("/etc/db", new Content(List.of(new Content.Part.Hidden(reference))),
                Ownership.ROOT_PRIVATE, new FileState.Absent());
        saved().save(TITLE, List.of(plan("20260314-092653-aaaa", "h1", step)), NOW);
        assertThat(store.settings().all().values()).noneMatch(v -> v.contains("correct"));
        assertThat(saved().all().getFirst().plans().getFirst().secrets()).containsExactly(reference);
    }

    @Test
    @DisplayName("keep of a file that not everybody may read only what tells that it is the same, not what stands in it")
    void noContentOfPrivateFiles() {
        FileState before = FileState.Present.of(Bytes.utf8("password=hunter2\n"), Ownership.ROOT_PRIVATE);
        saved().save(TITLE, List.of(plan("20260314-092653-aaaa", "h1", new Step.RemoveFile("/etc/db", before))), NOW);
        assertThat(store.settings().all().values()).noneMatch(v -> v.contains("hunter2"));
        assertThat(saved().all().getFirst().plans().getFirst().steps().getFirst())
                .isInstanceOfSatisfying(Step.RemoveFile.class, r -> assertThat(r.before())
                        .isInstanceOfSatisfying(FileState.Present.class, p -> assertThat(p.sha256()).isEqualTo(Bytes.utf8("password=hunter2\n").sha256())));
    }

    @Test
    @DisplayName("are refused where they would bring back a file that not everybody may read: what stands in it is the host’s")
    void noContentThatIsBroughtBack() {
        Plan undo = undo(Ownership.ROOT_PRIVATE);
        assertThatThrownBy(() -> saved().save(TITLE, List.of(undo), NOW))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.Refused.class));
        assertThat(store.settings().all()).isEmpty();

        saved().save(TITLE, List.of(undo(Ownership.ROOT_PUBLIC)), NOW);
        assertThat(saved().all()).hasSize(1);
    }

    private static Plan undo(Ownership ownership) {
        Step back = new Step.WriteFile("/etc/db", Content.of("password=hunter2\n"), ownership, new FileState.Absent());
        return new Plan(new PlanId("20260314-092653-aaaa"), TITLE, new HostName("h1"), true, List.of(back),
                Optional.empty(), Optional.of(new PlanId("20260313-092653-aaaa")), NOW);
    }

    @Test
    @DisplayName("in a form that is not known are left where they are")
    void unreadable() {
        store.settings().keep("plan.saved.20260314-092653-aaaa", "{\"form\":99}");
        store.settings().keep("plan.saved.x", "nonsense");
        assertThat(saved().all()).isEmpty();
        assertThat(store.settings().all()).hasSize(2);
    }

    private SavedPlans saved() {
        return new SavedPlans(store.settings());
    }

    private static Plan plan(String id, String host) {
        return plan(id, host, new Step.WriteFile("/etc/motd", Content.of("Welcome\n"), Ownership.ROOT_PUBLIC, new FileState.Absent()));
    }

    private static Plan plan(String id, String host, Step step) {
        return new Plan(new PlanId(id), TITLE, new HostName(host), true, List.of(step), Optional.empty(), Optional.empty(), NOW);
    }
}
