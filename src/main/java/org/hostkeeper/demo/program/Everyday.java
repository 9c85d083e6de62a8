package org.hostkeeper.demo.program;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hostkeeper.demo.machine.Call;
import org.hostkeeper.demo.machine.Program;
import org.hostkeeper.demo.machine.Tree;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.Ownership;

/** What people ask a host by hand, as simulated machines answer it. */
public final class Everyday {
    /** By their names. */
    public static final Map<String, Program> PROGRAMS = Map.of(
            "echo", Everyday::echo,
            "hostname", Everyday::hostname,
            "whoami", Everyday::whoami,
            "uname", Everyday::uname,
            "date", Everyday::date,
            "find", Everyday::find);

    /** What {@code file.RemoteFiles} asks of find. */
    private static final List<String> LISTING = List.of(
            "-mindepth", "1", "-maxdepth", "1", "-printf", "%y\\0%s\\0%m\\0%u\\0%g\\0%T@\\0%l\\0%f\\0");

    private Everyday() {}

    private static int echo(Call call) throws IOException {
        call.say(String.join(" ", call.rest()) + "\n");
        return 0;
    }

    private static int hostname(Call call) throws IOException {
        call.say(call.machine().name() + "\n");
        return 0;
    }

    private static int whoami(Call call) throws IOException {
        call.say(call.user() + "\n");
        return 0;
    }

    private static int uname(Call call) throws IOException {
        call.say("Linux\n");
        return 0;
    }

    private static int date(Call call) throws IOException {
        DateTimeFormatter form = DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss 'UTC' yyyy", Locale.ENGLISH);
        call.say(form.format(call.machine().now().atZone(ZoneOffset.UTC)) + "\n");
        return 0;
    }

    /** Only the listing of a folder, entries in no order. */
    private static int find(Call call) throws IOException {
        List<String> words = call.rest();
        if (words.size() != LISTING.size() + 1 || !words.subList(1, words.size()).equals(LISTING)) {
            return call.machine().unknownCall(call);
        }
        String folder = words.getFirst();
        String path = folder.length() > 1 ? folder.substring(0, folder.length() - 1) : folder;
        Optional<String> listing = call.machine().locked(() -> {
            Tree tree = call.machine().tree();
            return tree.isFolder(path)
                    ? Optional.of(tree.children(path).stream()
                            .map(child -> entry(tree, child, call.machine().now()))
                            .collect(Collectors.joining()))
                    : Optional.<String>empty();
        });
        if (listing.isEmpty()) {
            return call.fail(1, "find: '" + folder + "': No such file or directory");
        }
        call.say(listing.get());
        return 0;
    }

    private static String entry(Tree tree, String path, Instant now) {
        Tree.Node node = tree.at(path).orElseThrow();
        String time = now.getEpochSecond() / 86400 * 86400 + ".0000000000";
        String name = path.substring(path.lastIndexOf('/') + 1);
        return switch (node) {
            case Tree.Node.File(Bytes content, Ownership owner) -> line("f", content.size(), owner, time, "", name);
            case Tree.Node.Folder(Ownership owner) -> line("d", 4096, owner, time, "", name);
            case Tree.Node.SymbolicLink(String target) ->
                line("l", target.length(), new Ownership("root", "root", 0777), time, target, name);
        };
    }

    private static String line(String kind, long size, Ownership owner, String time, String target, String name) {
        return String.join(
                        "\0",
                        kind,
                        Long.toString(size),
                        Integer.toOctalString(owner.mode()),
                        owner.owner(),
                        owner.group(),
                        time,
                        target,
                        name)
                + "\0";
    }
}
