package org.hostkeeper.demo.program;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.demo.machine.Call;
import org.hostkeeper.demo.machine.Program;
import org.hostkeeper.demo.machine.Tree;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.remote.WireLine;

/** The small programs of every system that Hostkeeper calls by themselves, and the script that writes a file. */
public final class Coreutils {
    /** By their names. */
    public static final Map<String, Program> PROGRAMS = Map.of(
            "mkdir", Coreutils::mkdir,
            "rmdir", Coreutils::rmdir,
            "env", call -> call.machine().run(call.with(WireLine.program(call.arguments()))),
            "true", _ -> 0,
            "false", _ -> 1,
            "cat", Coreutils::cat,
            "head", Coreutils::head,
            "id", Coreutils::id,
            "test", Coreutils::test,
            "sleep", Coreutils::sleep);

    private Coreutils() {}

    private static int cat(Call call) throws IOException {
        List<String> paths = call.rest().stream().filter(word -> !word.equals("--")).toList();
        for (String path : paths) {
            int status = copy(call, path, Long.MAX_VALUE);
            if (status != 0) {
                return status;
            }
        }
        return 0;
    }

    private static int head(Call call) throws IOException {
        List<String> words = call.rest();
        if (words.size() != 4 || !words.getFirst().equals("-c") || !words.get(2).equals("--")) {
            return call.machine().unknownCall(call);
        }
        return copy(call, words.get(3), Long.parseLong(words.get(1)));
    }

    private static int copy(Call call, String path, long most) throws IOException {
        Optional<Tree.Node> node = call.machine().locked(() -> call.machine().tree().at(path));
        Optional<Bytes> content = call.machine().locked(() -> call.machine().tree().content(path));
        if (content.isEmpty()) {
            String why = node.filter(n -> n instanceof Tree.Node.Folder).isPresent()
                    ? "Is a directory"
                    : "No such file or directory";
            return call.fail(1, "%s: %s: %s".formatted(call.program(), path, why));
        }
        if (node.orElseThrow() instanceof Tree.Node.File file && !readable(call, file.ownership())) {
            return call.fail(1, "%s: cannot open '%s' for reading: Permission denied".formatted(call.program(), path));
        }
        byte[] bytes = content.get().array();
        call.out().write(bytes, 0, (int) Math.min(bytes.length, most));
        return 0;
    }

    private static boolean readable(Call call, Ownership ownership) {
        return call.byRoot() || ownership.worldReadable() || ownership.owner().equals(call.user());
    }

    private static int id(Call call) throws IOException {
        switch (call.rest().isEmpty() ? "" : call.rest().getFirst()) {
            case "-u" -> call.say((call.byRoot() ? 0 : 1000) + "\n");
            case "-un", "-gn" -> call.say(call.user() + "\n");
            default -> {
                return call.machine().unknownCall(call);
            }
        }
        return 0;
    }

    private static int test(Call call) throws IOException {
        List<String> words = call.rest();
        if (words.size() != 2) {
            return call.machine().unknownCall(call);
        }
        return call.machine().locked(() -> {
            Optional<Tree.Node> node = call.machine().tree().at(words.get(1));
            boolean holds = switch (words.getFirst()) {
                case "-f" -> call.machine().tree().content(words.get(1)).isPresent();
                case "-d" -> node.orElse(null) instanceof Tree.Node.Folder;
                default -> node.isPresent();
            };
            return holds ? 0 : 1;
        });
    }

    private static int mkdir(Call call) throws IOException {
        List<String> words = call.rest();
        if (words.size() != 5 || !words.subList(0, 2).equals(List.of("-p", "-m"))) {
            return call.machine().unknownCall(call);
        }
        Ownership ownership = new Ownership(call.user(), call.user(), Integer.parseInt(words.get(2), 8));
        return call.machine().locked(() -> {
            if (!call.machine().tree().exists(words.get(4))) {
                call.machine().tree().put(words.get(4), new Tree.Node.Folder(ownership));
            }
            return 0;
        });
    }

    private static int rmdir(Call call) throws IOException {
        List<String> words = call.rest();
        if (words.size() != 3 || !words.getFirst().equals("--ignore-fail-on-non-empty")) {
            return call.machine().unknownCall(call);
        }
        return call.machine().locked(() -> {
            if (call.machine().tree().children(words.get(2)).isEmpty()) {
                call.machine().tree().remove(words.get(2));
            }
            return 0;
        });
    }

    private static int sleep(Call call) throws InterruptedException {
        Thread.sleep(Duration.ofMillis((long) (Double.parseDouble(call.rest().getFirst()) * 1000)));
        return 0;
    }

    /** What {@code Remote.write} sends: {@code hostkeeper-write PATH MODE SIZE} with the content on standard input. */
    public static int write(Call call) throws IOException {
        String path = call.arguments().get(1);
        byte[] content = call.in().readAllBytes();
        Ownership ownership = new Ownership(call.user(), call.user(), Integer.parseInt(call.arguments().get(2), 8));
        boolean written = call.machine().locked(() -> {
            Tree tree = call.machine().tree();
            boolean possible = tree.at(Tree.parent(path)).orElse(null) instanceof Tree.Node.Folder folder
                    && (call.byRoot() || folder.ownership().owner().equals(call.user()));
            if (possible) {
                tree.put(path, new Tree.Node.File(Bytes.of(content), ownership));
            }
            return possible;
        });
        return written ? 0 : call.fail(1, "mktemp: failed to create file via template: Permission denied");
    }
}
