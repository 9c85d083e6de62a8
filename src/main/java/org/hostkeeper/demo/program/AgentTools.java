package org.hostkeeper.demo.program;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.demo.machine.Call;
import org.hostkeeper.demo.machine.Program;
import org.hostkeeper.demo.machine.Tree;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.Ownership;

/** The tools that plans about the agent use besides: owners and modes, one edit, and the check of sudo's rules. */
public final class AgentTools {
    /** By their names. */
    public static final Map<String, Program> PROGRAMS = Map.of(
            "chmod", AgentTools::chmod,
            "chgrp", AgentTools::chgrp,
            "sed", AgentTools::renameKey,
            "visudo", call -> call.rest().equals(List.of("-c", "-q")) ? 0 : call.machine().unknownCall(call));

    private AgentTools() {}

    private static int chmod(Call call) throws IOException {
        List<String> words = call.rest();
        return changed(call, words.getLast(), had -> new Ownership(had.owner(), had.group(), Integer.parseInt(words.get(1), 8)));
    }

    private static int chgrp(Call call) throws IOException {
        List<String> words = call.rest();
        return changed(call, words.getLast(), had -> new Ownership(had.owner(), words.get(1), had.mode()));
    }

    /** What becomes of whose a file is. */
    private interface Change {
        Ownership of(Ownership had);
    }

    private static int changed(Call call, String path, Change change) throws IOException {
        boolean done = call.machine().locked(() -> {
            Tree tree = call.machine().tree();
            Optional<Tree.Node> next = switch (tree.at(path).orElse(null)) {
                case Tree.Node.File(Bytes content, Ownership had) -> Optional.of(new Tree.Node.File(content, change.of(had)));
                case Tree.Node.Folder(Ownership had) -> Optional.of(new Tree.Node.Folder(change.of(had)));
                case Tree.Node.SymbolicLink _ -> Optional.empty();
                case null -> Optional.empty();
            };
            next.ifPresent(node -> tree.put(path, node));
            return next.isPresent();
        });
        return done ? 0 : call.fail(1, "%s: cannot access '%s': No such file or directory".formatted(call.program(), path));
    }

    /** The one edit that a plan makes: a key of a config gets its other spelling, there and back. */
    private static int renameKey(Call call) throws IOException {
        List<String> words = call.rest();
        if (words.size() != 5 || !words.get(2).startsWith("s/\"email")) {
            return call.machine().unknownCall(call);
        }
        String from = words.get(2).contains("s/\"emails\"") ? "\"emails\"" : "\"email\"";
        String to = from.equals("\"emails\"") ? "\"email\"" : "\"emails\"";
        String path = words.getLast();
        call.machine().locked(() -> {
            Tree tree = call.machine().tree();
            if (tree.at(path).orElse(null) instanceof Tree.Node.File(Bytes content, Ownership ownership)) {
                tree.put(path, new Tree.Node.File(Bytes.utf8(content.text().replace(from, to)), ownership));
            }
            return path;
        });
        return 0;
    }
}
