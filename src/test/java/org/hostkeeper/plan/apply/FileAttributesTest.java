package org.hostkeeper.plan.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.List;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.Step;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Extended attributes stand for access lists too: the same program copies both (acl(5), xattr(7)). */
@DisplayName("Attributes of files that a plan writes")
class FileAttributesTest {
    @TempDir
    private Path root;

    private Workshop shop;

    @BeforeEach
    void open() {
        shop = new Workshop(root.resolve("shop"));
        shop.write("a", "a as it was\n");
    }

    @Test
    @DisplayName("a file that is written anew keeps its attributes, an access list among them, and gets them back by undo")
    void attributes() throws IOException {
        attributes("a").write("origin", ByteBuffer.wrap("here".getBytes(StandardCharsets.UTF_8)));
        Plan plan = Workshop.plan(
                List.of(new Step.WriteFile(shop.path("a"), Content.of("anew\n"), shop.mine, shop.look("a"))));

        assertThat(shop.apply(plan)).isEqualTo(new Applied.Done(plan.id()));
        assertThat(attributes("a").list()).contains("origin");
        Plan undo = shop.console().undo(plan.id(), shop.machine);
        assertThat(shop.apply(undo)).isEqualTo(new Applied.Done(undo.id()));
        assertThat(attributes("a").list()).contains("origin");
    }

    private UserDefinedFileAttributeView attributes(String name) {
        return Files.getFileAttributeView(shop.etc.resolve(name), UserDefinedFileAttributeView.class);
    }
}
