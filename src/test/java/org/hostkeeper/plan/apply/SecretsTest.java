package org.hostkeeper.plan.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.hostkeeper.job.Progress;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.SecretReference;
import org.hostkeeper.plan.Step;
import org.hostkeeper.plan.preview.Preview;
import org.hostkeeper.plan.preview.ShellExport;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.secret.Secret;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A secret reaches the file or the command that it is for, and nothing else. */
class SecretsTest {
    private static final String VALUE = "correct horse 'battery' $(staple)";
    private static final SecretReference REFERENCE =
            SecretReference.of("broker/password", secret(VALUE), new Random(3));

    @TempDir
    private Path root;

    private Workshop shop;
    private final List<String> arguments = new ArrayList<>();

    @BeforeEach
    void open() {
        shop = new Workshop(root);
        shop.machine.changing(command -> {
            arguments.addAll(command.arguments());
            return command;
        });
    }

    @Test
    void reachesTheFileAndNothingElse() {
        Plan plan = fileWithSecret();

        assertThat(apply(plan, VALUE)).isEqualTo(new Applied.Done(plan.id()));

        assertThat(shop.look("conf")).isEqualTo(
                FileState.Present.of(Bytes.utf8("password=" + VALUE + "\n"), hidden()));
        assertNowhere(plan);
    }

    @Test
    void reachesACommandsInputAndNothingElse() {
        String out = shop.path("out");
        Content input = new Content(List.of(new Content.Part.Hidden(REFERENCE)));
        Plan plan = Workshop.plan(List.of(new Step.Run(
                Text.literal("Read"), List.of("sh", "-c", "cat > \"$0\"", out), input, Duration.ofSeconds(9), Optional.empty())));

        assertThat(apply(plan, VALUE)).isEqualTo(new Applied.Done(plan.id()));

        assertThat(Path.of(out)).hasContent(VALUE);
        assertNowhere(plan);
    }

    @Test
    void isAskedForAgainWhenAnInterruptedPlanIsFinished() {
        Plan plan = fileWithSecret();
        shop.machine.cutAfter("step", 1);
        assertThat(apply(plan, VALUE)).isInstanceOf(Applied.Interrupted.class);
        shop.machine.whole();
        List<String> asked = new ArrayList<>();

        Applied resumed = shop.console("second@attic", reference -> {
                    asked.add(reference.name());
                    return Optional.of(secret(VALUE));
                })
                .resume(plan.id(), shop.machine, Progress.unwatched());

        assertThat(resumed).isEqualTo(new Applied.Done(plan.id()));
        assertThat(asked).containsExactly("broker/password");
        assertNowhere(plan);
    }

    @Test
    void thatIsNotTheOneThatWasMeantIsRefusedBeforeAnythingIsChanged() {
        Plan plan = fileWithSecret();

        assertThat(apply(plan, "wrong horse 'battery' $(staple)"))
                .isEqualTo(new Applied.Refused(plan.id(), new Problem.SecretNeeded("broker/password")));
        assertThat(shop.machine.verbs()).doesNotContain("open", "step");
    }

    @Test
    void undoOfAFileWithASecretTakesItAway() {
        Plan plan = fileWithSecret();
        apply(plan, VALUE);

        Plan undo = shop.console().undo(plan.id(), shop.machine);

        assertThat(shop.apply(undo)).isEqualTo(new Applied.Done(undo.id()));
        assertThat(shop.look("conf")).isEqualTo(new FileState.Absent());
    }

    private void assertNowhere(Plan plan) {
        String preview = Preview.of(plan).toString();
        assertThat(preview).contains("••••••••");
        for (String form : List.of(VALUE, Base64.getEncoder().encodeToString(VALUE.getBytes(StandardCharsets.UTF_8)))) {
            assertThat(shop.keptOnHost()).doesNotContain(form);
            assertThat(shop.journal.everything()).doesNotContain(form);
            assertThat(String.join(" ", arguments)).doesNotContain(form);
            assertThat(preview).doesNotContain(form);
            assertThat(ShellExport.of(plan)).doesNotContain(form);
        }
    }

    private Applied apply(Plan plan, String value) {
        return shop.console("first@desk", _ -> Optional.of(secret(value)))
                .apply(plan, shop.machine, Progress.unwatched());
    }

    private Plan fileWithSecret() {
        Content content = new Content(List.of(
                new Content.Part.Plain(Bytes.utf8("password=")),
                new Content.Part.Hidden(REFERENCE),
                new Content.Part.Plain(Bytes.utf8("\n"))));
        return Workshop.plan(List.of(new Step.WriteFile(shop.path("conf"), content, hidden(), new FileState.Absent())));
    }

    private Ownership hidden() {
        return new Ownership(shop.mine.owner(), shop.mine.group(), 0600);
    }

    private static Secret secret(String value) {
        return Secret.of(value.toCharArray());
    }
}
