package org.hostkeeper.plan.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.SecretReference;
import org.hostkeeper.plan.Step;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The preview shows what will happen exactly, and of what cannot be shown its size and hash. */
class PreviewTest {
    private static final FileState ABSENT = new FileState.Absent();

    @Test
    void showsAChangedFileAsAUnifiedDifference() {
        assertThat(diff(write("one\ntwo\nthree\n", "one\n2\nthree\n"))).isEqualTo("""
                --- /etc/x
                +++ /etc/x
                @@ -1,3 +1,3 @@
                 one
                -two
                +2
                 three""");
    }

    @Test
    void saysWhereTheLastLineHasNoEnd() {
        assertThat(diff(write("one\ntwo", "one\ntwo\n"))).isEqualTo("""
                --- /etc/x
                +++ /etc/x
                @@ -1,2 +1,2 @@
                 one
                -two
                \\ No newline at end of file
                +two""");
    }

    @Test
    void showsANewFileWithItsOwnerAndMode() {
        Step step = new Step.WriteFile("/etc/x", Content.of("one\n"), Ownership.ROOT_PUBLIC, ABSENT);

        assertThat(diff(step)).isEqualTo("""
                root:root 0644
                --- /dev/null
                +++ /etc/x
                @@ -0,0 +1,1 @@
                +one""");
    }

    @Test
    void showsAChangeOfOwnerAndModeAlone() {
        Step step = new Step.WriteFile(
                "/etc/x", Content.of("one\n"), Ownership.ROOT_PRIVATE, present("one\n"));

        assertThat(diff(step)).isEqualTo("root:root 0644 → root:root 0600");
    }

    @Test
    void showsBinaryContentByHashAndSize() {
        Bytes old = Bytes.of(new byte[] {0, 1});
        Bytes next = Bytes.of(new byte[] {(byte) 0xff});
        Step step = new Step.WriteFile(
                "/etc/x", Content.of(next), Ownership.ROOT_PUBLIC, FileState.Present.of(old, Ownership.ROOT_PUBLIC));

        assertThat(diff(step)).isEqualTo("--- /etc/x\n+++ /etc/x\n- sha256 " + old.sha256() + ", 2 bytes\n+ sha256 "
                + next.sha256() + ", 1 bytes");
    }

    @Test
    void keepsAHugeDifferenceShort() {
        String many = "line\n".repeat(15_000);
        String other = "other\n".repeat(15_000);

        assertThat(diff(write(many, other)).lines().count()).isLessThan(2_100);
        assertThat(diff(write(many.repeat(3), other.repeat(3)))).contains("sha256").hasSizeLessThan(1_000);
    }

    @Test
    void showsSecretsAsDots() {
        SecretReference secret = new SecretReference("broker", 3, "00", "00");
        Content content = new Content(
                List.of(new Content.Part.Plain(Bytes.utf8("password=")), new Content.Part.Hidden(secret)));

        assertThat(diff(new Step.WriteFile("/etc/x", content, Ownership.ROOT_PRIVATE, ABSENT)))
                .contains("+password=••••••••");
    }

    @Test
    @DisplayName("the old value of a secret is dots as well, and what cannot be told from a secret is not shown at all")
    void oldSecrets() {
        SecretReference secret = new SecretReference("broker", 3, "00", "00");
        Content content = new Content(List.of(
                new Content.Part.Plain(Bytes.utf8("user=me\npassword=")),
                new Content.Part.Hidden(secret),
                new Content.Part.Plain(Bytes.utf8("\nport=1884\n"))));
        FileState old = FileState.Present.of(Bytes.utf8("user=me\npassword=hunter2\nport=1883\n"), Ownership.ROOT_PRIVATE);
        FileState other = FileState.Present.of(Bytes.utf8("PASSWORD hunter2\n"), Ownership.ROOT_PRIVATE);

        assertThat(diff(new Step.WriteFile("/etc/x", content, Ownership.ROOT_PRIVATE, old)))
                .doesNotContain("hunter2").contains(" user=me", " password=••••••••", "-port=1883", "+port=1884");
        assertThat(diff(new Step.WriteFile("/etc/x", content, Ownership.ROOT_PRIVATE, other))).doesNotContain("hunter2");
    }

    @Test
    void scriptsOfOursGoByTheirNamesInBriefAndAreWholeElsewhere() {
        List<String> script = List.of("sh", "-c", "exit 0 # a long one", "hostkeeper-it", "it's", "on");

        StepPreview shown = only(Step.Run.of(Text.literal("Do it"), script, script));

        assertThat(shown.command()).hasValueSatisfying(line -> assertThat(line).contains("a long one"));
        assertThat(shown.briefCommand()).contains("hostkeeper-it 'it'\\''s' on");
        assertThat(shown.briefUndo()).contains("hostkeeper-it 'it'\\''s' on");
        assertThat(shown.note().orElseThrow().in(Locale.ENGLISH)).doesNotContain("a long one");
    }

    @Test
    void showsTheExactCommandAndHowItIsTakenBack() {
        Step.Run run = Step.Run.of(Text.literal("Enable it"), List.of("systemctl", "enable", "it's"), List.of("true"));

        StepPreview shown = only(run);

        assertThat(shown.command()).contains("systemctl enable 'it'\\''s'");
        assertThat(shown.undoCommand()).contains("true");
        assertThat(shown.undo()).isEqualTo(Undo.BY_COMMAND);
        assertThat(only(Step.Run.withoutUndo(Text.literal("Go"), List.of("true"))).undo()).isEqualTo(Undo.IMPOSSIBLE);
        assertThat(only(Step.Check.of(Text.literal("See"), List.of("true"), Duration.ZERO)).undo())
                .isEqualTo(Undo.NOTHING_TO_UNDO);
    }

    @Test
    void readsAsALetterInEveryLanguage() {
        Preview preview = Preview.of(plan(
                write("one\n", "two\n"),
                Step.Run.withoutUndo(Text.of("plan", "step.remove", "/y"), List.of("rm", "/y"))));

        assertThat(preview.in(Locale.GERMAN)).isEqualTo("""
                1. /etc/x ändern
                   --- /etc/x
                   +++ /etc/x
                   @@ -1,1 +1,1 @@
                   -one
                   +two
                2. /y entfernen
                   $ rm /y
                   nicht zurückzunehmen
                """);
        assertThat(Text.LANGUAGES).allSatisfy(language -> assertThat(preview.in(language)).contains("$ rm /y"));
    }

    private static String diff(Step step) {
        return only(step).diff().orElse("");
    }

    private static StepPreview only(Step step) {
        return Preview.of(plan(step)).steps().getFirst();
    }

    private static Step write(String old, String next) {
        return new Step.WriteFile("/etc/x", Content.of(next), Ownership.ROOT_PUBLIC, present(old));
    }

    private static FileState present(String content) {
        return FileState.Present.of(Bytes.utf8(content), Ownership.ROOT_PUBLIC);
    }

    private static Plan plan(Step... steps) {
        return new Plan(
                new PlanId("20260131-235959-abcd"),
                Text.literal("Test"),
                new HostName("here"),
                true,
                List.of(steps),
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH);
    }
}
