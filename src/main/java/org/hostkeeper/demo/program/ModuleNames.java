package org.hostkeeper.demo.program;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.hostkeeper.demo.machine.Call;
import org.hostkeeper.demo.machine.Tree;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.Ownership;

/** What stands in for the script that renames modules in a deployed table: there is one table in the story, and it lies here renamed. */
public final class ModuleNames {
    private ModuleNames() {}

    /** {@code PROGRAM there|back TABLE KEPT} and the names. */
    public static int rename(Call call) throws IOException {
        List<String> words = call.rest();
        String table = words.get(2);
        String kept = words.get(3);
        Bytes renamed = renamed();
        boolean done = call.machine().locked(() -> {
            Tree tree = call.machine().tree();
            if (words.get(1).equals("back")) {
                tree.at(kept).ifPresent(node -> {
                    tree.put(table, node);
                    tree.remove(kept);
                });
                return true;
            }
            if (!(tree.at(table).orElse(null) instanceof Tree.Node.File(Bytes content, Ownership ownership))) {
                return false;
            }
            if (tree.at(kept).isEmpty()) {
                tree.put(kept, new Tree.Node.File(content, ownership));
            }
            tree.put(table, new Tree.Node.File(renamed, ownership));
            return true;
        });
        return done ? 0 : call.fail(1, table + " is not there");
    }

    private static Bytes renamed() throws IOException {
        try (InputStream file = ModuleNames.class.getResourceAsStream("modules-renamed.db")) {
            if (file == null) {
                throw new IllegalStateException("No modules-renamed.db beside the demo");
            }
            return Bytes.of(file.readAllBytes());
        }
    }
}
