package org.hostkeeper.plan.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.Step;
import org.hostkeeper.plan.preview.ShellExport;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Output;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exported script does by hand what the plan does. */
class ShellExportTest {
    private static final FileState ABSENT = new FileState.Absent();

    @TempDir
    private Path root;

    @Test
    void leadsToTheSameEndAsThePlan() {
        Workshop byPlan = shop("one");
        Workshop byHand = shop("two");
        assertThat(byPlan.apply(plan(byPlan)).done()).isTrue();

        Output output = byHand.machine.run(Command.of("sh", "-c", ShellExport.of(plan(byHand))));

        assertThat(output.error()).isEmpty();
        assertThat(output.exit()).isZero();
        assertThat(withoutBackups(byHand)).isEqualTo(byPlan.everything());
    }

    @Test
    void stopsWhereAFileIsNoLongerWhatItWas() {
        Workshop shop = shop("one");
        String script = ShellExport.of(plan(shop));
        shop.write("old", "somebody else's");
        Map<String, String> start = shop.everything();

        Output output = shop.machine.run(Command.of("sh", "-c", script));

        assertThat(output.exit()).isEqualTo(1);
        assertThat(output.error()).contains(shop.path("old") + " is no longer what it was");
        assertThat(shop.everything()).isEqualTo(start);
    }

    @Test
    void aTitleCannotBeginALineOfItsOwn() {
        Plan plan = new Plan(
                plan(shop("one")).id(),
                Text.literal("x\ntouch /tmp/never"),
                ThisMachine.NAME,
                true,
                List.of(Step.Run.withoutUndo(Text.literal("y\rrm\u2028z"), List.of("true"))),
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH);

        assertThat(ShellExport.of(plan).lines()).noneMatch(line -> line.startsWith("touch") || line.startsWith("rm"));
    }

    private Workshop shop(String name) {
        Workshop shop = new Workshop(root.resolve(name));
        shop.write("old", "as it was");
        shop.write("gone", "soon");
        return shop;
    }

    private static Map<String, String> withoutBackups(Workshop shop) {
        return shop.everything().entrySet().stream()
                .filter(entry -> !entry.getKey().contains(".before-"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Plan plan(Workshop shop) {
        Ownership hidden = new Ownership(shop.mine.owner(), shop.mine.group(), 0600);
        Ownership folder = new Ownership(shop.mine.owner(), shop.mine.group(), 0750);
        return Workshop.plan(List.of(
                new Step.WriteFile(shop.path("old"), Content.of("it's $(new)\n\n"), hidden, shop.look("old")),
                new Step.RemoveFile(shop.path("gone"), shop.look("gone")),
                new Step.MakeFolder(shop.path("a folder"), folder, ABSENT),
                new Step.WriteFile(
                        shop.path("a folder/bytes"), Content.of(Bytes.of(new byte[] {0, 10, 13, -1})), hidden, ABSENT),
                new Step.Link(shop.path("link"), "old", ABSENT),
                Step.Run.withoutUndo(Text.literal("Run"), List.of("touch", shop.path("ran"))),
                Step.Check.of(Text.literal("Look"), List.of("test", "-e", shop.path("ran")), Duration.ZERO)));
    }
}
