package org.hostkeeper.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Plans come back from JSON as they were: from the host's folder, and from the journal where nothing was withheld. */
class PlanJsonTest {
    private static final Ownership PRIVATE = new Ownership("pump", "pump", 0600);

    @Property(tries = 200)
    void aPlanComesBackAsItWas(@ForAll("plans") Plan plan) {
        assertThat(PlanJson.read(PlanJson.write(plan))).isEqualTo(plan);
    }

    @Property(tries = 100)
    void whatTheJournalKeepsIsReadableAndKeepsNoMoreTheSecondTime(@ForAll("plans") Plan plan) {
        String journalled = PlanJson.writeForJournal(plan);

        assertThat(PlanJson.writeForJournal(PlanJson.read(journalled))).isEqualTo(journalled);
    }

    @Test
    @DisplayName("what cannot be read is told by its beginning only: contents of files may stand in it")
    void unreadable() {
        String newer = "{\"form\":99,\"id\":\"20260314-092653-aaaa\",\"title\":\"" + "x".repeat(200) + "\",\"text\":\"hunter2\"}";
        assertThatThrownBy(() -> PlanJson.read(newer))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().text().in(Locale.ENGLISH))
                        .contains("20260314-092653-aaaa").doesNotContain("hunter2"));
    }

    @Test
    void theJournalKeepsHashAndSizeOnlyOfWhatNotEverybodyMayRead() {
        Bytes old = Bytes.utf8("token=old");
        Bytes next = Bytes.utf8("token=new!");
        Plan plan = plan(List.of(new Step.WriteFile(
                "/etc/conf", Content.of(next), PRIVATE, FileState.Present.of(old, PRIVATE))));

        String journalled = PlanJson.writeForJournal(plan);

        assertThat(journalled).doesNotContain("token");
        assertThat(PlanJson.read(journalled).steps()).containsExactly(new Step.WriteFile(
                "/etc/conf",
                new Content(List.of(new Content.Part.Withheld(next.sha256(), 10))),
                PRIVATE,
                new FileState.Present(old.sha256(), 9, PRIVATE, Optional.empty())));
    }

    @Test
    void whatIsNoPlanIsTold() {
        for (String json : List.of("", "{", "[]", "{\"form\":2}", "{\"form\":1,\"id\":\"../../x\"}", "null")) {
            assertThatExceptionOfType(ProblemException.class)
                    .as(json)
                    .isThrownBy(() -> PlanJson.read(json))
                    .satisfies(e -> assertThat(e.problem()).isInstanceOf(Problem.InvalidInput.class));
        }
    }

    @Provide
    Arbitrary<Plan> plans() {
        return steps().list().ofMinSize(1).ofMaxSize(5).map(PlanJsonTest::plan);
    }

    private static Arbitrary<Step> steps() {
        Arbitrary<String> path = Arbitraries.strings().withChars("ab 'ü$\"\\").ofMinLength(1).ofMaxLength(9).map(s -> "/x" + s);
        Arbitrary<String> word = Arbitraries.strings().withChars("ab \n'\"\\ж€").ofMinLength(1).ofMaxLength(9).map(s -> "w" + s);
        Arbitrary<Text> text = Combinators.combine(word, Arbitraries.integers(), Arbitraries.longs())
                .as((w, i, l) -> Text.of("plan", "step.link", w, Text.of("plan", "path", i, l), 1.5));
        Arbitrary<Step> write = Combinators.combine(path, contents(), owners(), states()).as(Step.WriteFile::new);
        Arbitrary<Step> remove = Combinators.combine(path, states()).as(Step.RemoveFile::new);
        Arbitrary<Step> link = Combinators.combine(path, path, states()).as(Step.Link::new);
        Arbitrary<Step> folder = Combinators.combine(path, owners(), states()).as(Step.MakeFolder::new);
        Arbitrary<Step> run = Combinators.combine(
                        text, word.list().ofMinSize(1), contents(), word.list().ofMinSize(1).optional(), Arbitraries.of(true, false))
                .as((t, args, in, undo, settles) -> new Step.Run(t, args, in, Duration.ofMillis(1500), undo, settles));
        Arbitrary<Step> check = Combinators.combine(text, word.list().ofMinSize(1), Arbitraries.integers().between(0, 255).set())
                .as((t, args, good) -> new Step.Check(t, args, good, Duration.ofSeconds(3)));
        return Arbitraries.oneOf(write, remove, link, folder, run, check);
    }

    private static Arbitrary<Content> contents() {
        Arbitrary<Content.Part> plain = bytes().map(Content.Part.Plain::new);
        Arbitrary<Content.Part> hidden = Arbitraries.integers().between(0, 99).map(n ->
                new Content.Part.Hidden(new SecretReference("s" + n, n, "00", "ff")));
        return Arbitraries.oneOf(plain, hidden).list().ofMaxSize(3).map(Content::new);
    }

    private static Arbitrary<Bytes> bytes() {
        return Arbitraries.oneOf(
                Arbitraries.bytes().array(byte[].class).ofMaxSize(20).map(Bytes::of),
                Arbitraries.strings().withChars("a\0\r\n\t'\"ж€😀").ofMaxLength(9).map(Bytes::utf8));
    }

    private static Arbitrary<Ownership> owners() {
        return Combinators.combine(Arbitraries.of("root", "1000", "a b"), Arbitraries.integers().between(0, 07777))
                .as((owner, mode) -> new Ownership(owner, owner, mode));
    }

    private static Arbitrary<FileState> states() {
        Arbitrary<FileState> present = Combinators.combine(bytes(), owners()).as(FileState.Present::of);
        Arbitrary<FileState> folder = owners().map(FileState.Folder::new);
        return Arbitraries.oneOf(
                Arbitraries.of(new FileState.Absent(), new FileState.SymbolicLink("../x")), present, folder);
    }

    private static Plan plan(List<Step> steps) {
        Step.Check check = new Step.Check(Text.literal("Log in"), List.of("true"), Set.of(0, 2), Duration.ZERO);
        return new Plan(
                new PlanId("20260131-235959-abcd"),
                Text.of("plan", "step.write", "/x"),
                new HostName("pump-1"),
                true,
                steps,
                Optional.of(new Deadman(Duration.ofSeconds(60), List.of(check), true)),
                Optional.of(new PlanId("20250131-235959-abcd")),
                Instant.parse("2026-01-31T23:59:59.123456789Z"));
    }
}
