package org.hostkeeper.demo.program;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.demo.machine.Call;
import org.hostkeeper.demo.machine.Program;
import org.hostkeeper.demo.machine.Tree;
import org.hostkeeper.demo.machine.Users;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.Ownership;

/** What stands in for the scripts and tools by which the agent comes onto a host: it is unpacked, gets a user, and a config. */
public final class AgentInstall {
    /** By what {@code $0} says. */
    public static final Map<String, Program> SCRIPTS = Map.of(
            "hostkeeper-staging", AgentInstall::staging,
            "hostkeeper-unpack", AgentInstall::unpack,
            "hostkeeper-agent-answers", call -> exists(call, call.rest().getFirst()),
            "hostkeeper-config-import", AgentInstall::importConfig,
            "hostkeeper-config-access", AgentInstall::access,
            "hostkeeper-config-back", AgentInstall::back);

    /** By their names. */
    public static final Map<String, Program> TOOLS = Map.of(
            "useradd", call -> user(call, true),
            "userdel", call -> user(call, false),
            "install", AgentInstall::folder,
            "rm", AgentInstall::remove);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Ownership SHARED = new Ownership("root", "hostkeeper", 0640);
    private static final String PROGRAM = "/bin/hostkeeper";

    private AgentInstall() {}

    private static int staging(Call call) throws IOException {
        String folder = (call.byRoot() ? "/root" : "/home/" + call.user()) + "/.cache/hostkeeper";
        String path = folder + "/" + call.rest().getFirst();
        boolean there = call.machine().locked(() -> {
            Tree tree = call.machine().tree();
            Ownership own = new Ownership(call.user(), call.user(), 0700);
            List.of(Tree.parent(folder), folder).forEach(each -> tree.put(each, new Tree.Node.Folder(own)));
            return tree.content(path).map(Bytes::sha256).filter(call.rest().get(1)::equals).isPresent();
        });
        call.say("path " + path + "\n" + (there ? "there\n" : ""));
        return 0;
    }

    private static int unpack(Call call) throws IOException {
        List<String> words = call.rest();
        boolean right = call.machine().locked(() -> {
            Tree tree = call.machine().tree();
            boolean same = tree.content(words.getFirst()).map(Bytes::sha256).filter(words.get(1)::equals).isPresent();
            if (same) {
                tree.install(words.get(2) + PROGRAM, "#!/bin/sh\n", new Ownership("root", "root", 0755));
            }
            return same;
        });
        return right ? 0 : call.fail(1, words.getFirst() + " is not what was sent");
    }

    private static int exists(Call call, String path) {
        return call.machine().locked(() -> call.machine().tree().exists(path)) ? 0 : 127;
    }

    private static int user(Call call, boolean there) {
        String name = call.rest().getLast();
        return call.machine().locked(() -> {
            Tree tree = call.machine().tree();
            String others = tree.content(Users.FILE).map(Bytes::text).orElse("").replaceAll("(?m)^" + name + ":.*\n", "");
            String all = there ? others + name + ":x:990:990::/var/lib/hostkeeper-agent:/usr/sbin/nologin\n" : others;
            tree.install(Users.FILE, all, Ownership.ROOT_PUBLIC);
            return 0;
        });
    }

    private static int folder(Call call) {
        Ownership ownership =
                new Ownership(after(call, "-o"), after(call, "-g"), Integer.parseInt(after(call, "-m"), 8));
        return call.machine().locked(() -> {
            call.machine().tree().install(call.rest().getLast() + "/.made", "", ownership);
            call.machine().tree().removeAll(call.rest().getLast());
            call.machine().tree().put(call.rest().getLast(), new Tree.Node.Folder(ownership));
            return 0;
        });
    }

    private static int remove(Call call) {
        return call.machine().locked(() -> {
            call.machine().tree().removeAll(call.rest().getLast());
            return 0;
        });
    }

    /** The deployed config with the agent's own part, as {@code agent config import} writes it. */
    private static int importConfig(Call call) throws IOException {
        Optional<Bytes> deployed = content(call, after(call, "--from"));
        if (deployed.isEmpty() || !(JSON.readTree(deployed.get().text()) instanceof ObjectNode config)) {
            return call.fail(1, after(call, "--from") + " is not there");
        }
        config.putObject("database").put("path", after(call, "--database"));
        ObjectNode rest = config.putObject("hostkeeper").put("owner", after(call, "--owner")).putObject("rest");
        rest.put("bind", after(call, "--bind"));
        String[] route = after(call, "--compatibility").split("=", 2);
        ArrayNode networks = rest.putArray("compatibility").addObject().put("route", route[0]).putArray("networks");
        List.of(route[1].split(",")).forEach(networks::add);
        return write(call, after(call, "--to"), config);
    }

    private static int access(Call call) throws IOException {
        String path = after(call, "--config");
        if (!(JSON.readTree(content(call, path).map(Bytes::text).orElse("")) instanceof ObjectNode config)) {
            return call.fail(1, path + " is not there");
        }
        move(call, path, call.rest().get(1), false);
        ObjectNode rest = config.withObject("/hostkeeper/rest");
        if (call.rest().contains("--no-compatibility")) {
            rest.putArray("compatibility");
        }
        if (call.rest().contains("--bind")) {
            rest.put("bind", after(call, "--bind"));
        }
        return write(call, path, config);
    }

    private static int back(Call call) {
        move(call, call.rest().get(1), call.rest().getFirst(), true);
        return 0;
    }

    private static void move(Call call, String from, String to, boolean away) {
        call.machine().locked(() -> {
            Tree tree = call.machine().tree();
            tree.at(from).ifPresent(node -> {
                tree.put(to, node);
                if (away) {
                    tree.remove(from);
                }
            });
            return to;
        });
    }

    private static Optional<Bytes> content(Call call, String path) {
        return call.machine().locked(() -> call.machine().tree().content(path));
    }

    private static int write(Call call, String path, ObjectNode config) throws IOException {
        String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(config) + "\n";
        return call.machine().locked(() -> {
            call.machine().tree().put(path, new Tree.Node.File(Bytes.utf8(text), SHARED));
            return 0;
        });
    }

    private static String after(Call call, String option) {
        int at = call.rest().indexOf(option);
        return at < 0 ? "" : call.rest().get(at + 1);
    }
}
