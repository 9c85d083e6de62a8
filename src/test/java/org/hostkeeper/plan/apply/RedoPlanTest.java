package org.hostkeeper.plan.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.PlanJson;
import org.hostkeeper.plan.SecretReference;
import org.hostkeeper.plan.Step;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A change done again elsewhere")
class RedoPlanTest {
    private static final String FILE = "/etc/greeting";
    private static final Ownership OWN = Ownership.ROOT_PUBLIC;
    private static final FileState OURS = FileState.Present.of(Bytes.utf8("old here\n"), OWN);
    private static final FileState THEIRS = FileState.Present.of(Bytes.utf8("quite different\n"), Ownership.ROOT_PRIVATE);
    private static final FileState ABSENT = new FileState.Absent();
    private static final Step RESTART = Step.Run.settling(Text.literal("Reload"), List.of("systemctl", "daemon-reload"));
    private static final PlanId NEW = new PlanId("20260314-100000-redo");
    private static final Instant NOW = Instant.parse("2026-03-14T10:00:00Z");

    private final Step write = new Step.WriteFile(FILE, Content.of("Welcome\n"), OWN, OURS);

    @Test
    @DisplayName("expects each file as it stands there, so that the preview is about that host")
    void expectsWhatIsThere() {
        assertThat(redo(Map.of(FILE, THEIRS), write, RESTART)).isEqualTo(new Plan(
                NEW, Text.literal("Greet"), new HostName("b"), true,
                List.of(new Step.WriteFile(FILE, Content.of("Welcome\n"), OWN, THEIRS), RESTART),
                Optional.empty(), Optional.empty(), NOW));
        assertThat(redo(Map.of(), write).steps())
                .containsExactly(new Step.WriteFile(FILE, Content.of("Welcome\n"), OWN, ABSENT));
    }

    @Test
    @DisplayName("leaves out what stands there as wished, and expects the outcome of its own earlier steps")
    void leavesOut() {
        Step folder = new Step.MakeFolder("/etc/d", OWN, ABSENT);
        Step link = new Step.Link("/etc/l", "greeting", ABSENT);
        Step gone = new Step.RemoveFile("/etc/gone", OURS);
        Step again = new Step.WriteFile(FILE, Content.of("Twice\n"), OWN, ABSENT);
        Map<String, FileState> now = Map.of(
                "/etc/d", new FileState.Folder(OWN), "/etc/l", new FileState.SymbolicLink("greeting"));
        assertThat(redo(now, folder, link, gone, write, again).steps()).containsExactly(
                new Step.WriteFile(FILE, Content.of("Welcome\n"), OWN, ABSENT),
                new Step.WriteFile(FILE, Content.of("Twice\n"), OWN, FileState.Present.of(Bytes.utf8("Welcome\n"), OWN)));
    }

    @Test
    @DisplayName("names after itself what its commands named after the first, such as what they keep for undo")
    void ownName() {
        Step keeps = Step.Run.of(Text.literal("Keep"), List.of("cp", "a", "/plans/20260314-092653-abcd/a"), List.of("cp", "/plans/20260314-092653-abcd/a", "a"));
        assertThat(redo(Map.of(), keeps).steps())
                .containsExactly(Step.Run.of(Text.literal("Keep"), List.of("cp", "a", "/plans/" + NEW + "/a"), List.of("cp", "/plans/" + NEW + "/a", "a")));
    }

    @Test
    @DisplayName("is refused where it is so already, but a command alone is done again")
    void soAlready() {
        FileState so = FileState.Present.of(Bytes.utf8("Welcome\n"), OWN);
        assertRefused("redo.so-already", Map.of(FILE, so), write, RESTART);
        assertThat(redo(Map.of(), RESTART).steps()).containsExactly(RESTART);
    }

    @Test
    @DisplayName("is refused where a thing of another kind stands in the way")
    void otherKind() {
        FileState folder = new FileState.Folder(OWN);
        assertRefused("redo.other-kind", Map.of(FILE, folder), write);
        assertRefused("redo.other-kind", Map.of(FILE, new FileState.SymbolicLink("x")), write);
        assertRefused("redo.other-kind", Map.of(FILE, folder), new Step.Link(FILE, "x", ABSENT));
        assertRefused("redo.other-kind", Map.of(FILE, OURS), new Step.MakeFolder(FILE, OWN, ABSENT));
        assertRefused("redo.other-kind", Map.of(FILE, folder), new Step.RemoveFile(FILE, OURS));
    }

    @Test
    @DisplayName("is refused if the journal did not keep its contents, or if it is an undo")
    void notReplayable() {
        Plan secretive = plan(new Step.WriteFile(FILE, Content.of("key\n"), Ownership.ROOT_PRIVATE, ABSENT));
        Plan kept = PlanJson.read(PlanJson.writeForJournal(secretive));
        assertRefused("redo.withheld", kept);
        Plan undo = new Plan(NEW, Text.literal("Undo"), new HostName("a"), true, List.of(write), Optional.empty(),
                Optional.of(NEW), NOW);
        assertRefused("redo.undo", undo);
    }

    @Test
    @DisplayName("keeps secrets as references, and is refused if a later step would have to know them")
    void secrets() {
        SecretReference secret = new SecretReference("db", 4, "00".repeat(16), "00".repeat(32));
        Content content = new Content(List.of(new Content.Part.Hidden(secret)));
        Step first = new Step.WriteFile(FILE, content, OWN, ABSENT);
        assertThat(redo(Map.of(FILE, OURS), first).steps()).containsExactly(new Step.WriteFile(FILE, content, OWN, OURS));
        assertRefused("redo.secret-twice", Map.of(), first, write);
    }

    private static Plan redo(Map<String, FileState> now, Step... steps) {
        return new RedoPlan(plan(steps), new HostName("b"), now).made(NEW, NOW);
    }

    private static void assertRefused(String why, Map<String, FileState> now, Step... steps) {
        assertThatThrownBy(() -> redo(now, steps)).isInstanceOfSatisfying(ProblemException.class, e -> assertKey(why, e));
    }

    private static void assertRefused(String why, Plan plan) {
        assertThatThrownBy(() -> RedoPlan.replayable(plan))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertKey(why, e));
    }

    private static void assertKey(String why, ProblemException e) {
        assertThat(e.problem()).isInstanceOfSatisfying(Problem.Refused.class, r -> {
            assertThat(r.why().key()).isEqualTo(why);
            assertThat(r.text().toString()).isNotBlank();
        });
    }

    private static Plan plan(Step... steps) {
        return new Plan(new PlanId("20260314-092653-abcd"), Text.literal("Greet"), new HostName("a"), true,
                List.of(steps), Optional.empty(), Optional.empty(), NOW);
    }
}
