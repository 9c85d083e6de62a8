package org.hostkeeper.demo.program;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.hostkeeper.demo.machine.Call;
import org.hostkeeper.demo.machine.Machine;
import org.hostkeeper.demo.machine.Service;
import org.hostkeeper.demo.machine.Tree;
import org.hostkeeper.demo.machine.Users;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.Ownership;

/** What stands in for the scripts that look at a host for the agent's sake: the ground of a plan, and known defects. */
public final class AgentScripts {
    private static final String UNITS = "/etc/systemd/system";
    private static final Pattern SAYS_WHOSE = Pattern.compile("^(?:Description=Module Service for |WorkingDirectory=|ExecStart=)");
    private static final int OTHERS_WRITE = 0022;
    private static final long ROOM = 40L << 20; // KiB

    private AgentScripts() {}

    /** The ground: {@code OWNER USER UNIT…} with "" for no owner. */
    public static int ground(Call call) throws IOException {
        Machine machine = call.machine();
        List<String> words = call.rest();
        call.say(machine.locked(() -> {
            Tree tree = machine.tree();
            StringBuilder lines = new StringBuilder("architecture " + machine.hardware().architecture() + "\nglibc 2.36\nfree " + ROOM + "\n");
            if (Users.exists(tree, words.get(1))) {
                lines.append("user ").append(words.get(1)).append('\n');
            }
            if (!words.getFirst().isEmpty() && Users.exists(tree, words.getFirst())) {
                lines.append("owner %1$s\ngroup %1$s\nhome %2$s\n".formatted(words.getFirst(), home(words.getFirst())));
            }
            words.subList(2, words.size()).forEach(unit -> lines.append(stand(machine, unit)));
            return lines.toString();
        }));
        return 0;
    }

    private static String stand(Machine machine, String unit) {
        Optional<Service> service = machine.systemd().find(unit);
        return "unit %s %s %s\n".formatted(
                unit,
                service.map(Service::active).orElse("inactive"),
                service.map(s -> UnitProperties.inUtc(machine).of(s).getOrDefault("UnitFileState", "")).orElse(""));
    }

    private static String home(String user) {
        return user.equals("root") ? "/root" : "/home/" + user;
    }

    /** The answer to the probe {@code agent}. The machine is locked. */
    public static String probe(Machine machine) {
        StringBuilder lines = new StringBuilder();
        UnitProperties properties = UnitProperties.inUtc(machine);
        for (String unit : List.of("hostkeeper-agent.service", "module-manager.service")) {
            Map<String, String> shown =
                    machine.systemd().find(unit).map(properties::of).orElseGet(() -> properties.ofUnknown(unit));
            lines.append("Id=%s\nLoadState=%s\nActiveState=%s\n\n".formatted(
                    unit, shown.getOrDefault("LoadState", ""), shown.getOrDefault("ActiveState", "")));
        }
        lines.append("files\n");
        machine.tree().children(UNITS).forEach(path -> {
            if (path.endsWith(".service")
                    && machine.tree().at(path).orElse(null) instanceof Tree.Node.File(Bytes text, Ownership had)
                    && !(had.owner().equals("root") && (had.mode() & OTHERS_WRITE) == 0)) {
                lines.append("%d %o regular file:%s\n".formatted(had.owner().equals("root") ? 0 : 1000, had.mode(), path));
                text.text().lines().filter(SAYS_WHOSE.asPredicate()).forEach(line -> lines.append(line).append('\n'));
            }
        });
        return lines.toString();
    }

    /** Known defects: {@code OWNER HOME CONFIG TABLE AGENT_CONFIG}. */
    public static int defects(Call call) throws IOException {
        List<String> words = call.rest();
        String said = call.machine().locked(() -> new Defects(call.machine(), words).said());
        call.say(said);
        return 0;
    }

    /** One answer being made, with the machine locked. */
    private static final class Defects {
        private final Machine machine;
        private final Tree tree;
        private final List<String> words;
        private final StringBuilder lines = new StringBuilder();

        Defects(Machine machine, List<String> words) {
            this.machine = machine;
            this.tree = machine.tree();
            this.words = words;
        }

        String said() {
            word("group", words.getFirst());
            file("config", words.get(2));
            file("agent", words.get(4));
            file("sudoers", "/etc/sudoers");
            tree.children("/etc/sudoers.d").forEach(path -> file("sudoers", path));
            units();
            code(words.get(1) + "/modules");
            List.of("/tmp", "/var/tmp").forEach(folder -> tree.children(folder).stream()
                    .filter(path -> path.endsWith(".service"))
                    .filter(holds("Description=Module Service for "))
                    .forEach(path -> file("temporary", path)));
            file("table", words.get(3));
            return lines.append("end\n").toString();
        }

        private void units() {
            StringBuilder states = new StringBuilder();
            tree.children(UNITS).stream().filter(path -> path.endsWith(".service")).forEach(path -> {
                String unit = path.substring(path.lastIndexOf('/') + 1);
                if (holds("WorkingDirectory=" + words.get(1) + "/modules/").test(path)) {
                    file("unit", path);
                    machine.systemd().find(unit).ifPresent(service -> states.append("Id=%s\nActiveState=%s\nUnitFileState=%s\n\n".formatted(
                            unit, service.active(), UnitProperties.inUtc(machine).of(service).getOrDefault("UnitFileState", ""))));
                } else {
                    word("foreign", unit);
                }
            });
            tree.children("/lib/systemd/system").forEach(path -> word("foreign", path.substring(path.lastIndexOf('/') + 1)));
            word("states", states.toString());
        }

        private void code(String modules) {
            tree.children(modules).forEach(folder -> file("code", folder + "/main.py"));
        }

        private Predicate<String> holds(String text) {
            return path -> tree.content(path).filter(content -> content.text().contains(text)).isPresent();
        }

        private void word(String kind, String text) {
            lines.append(kind).append(' ').append(base64(text.getBytes(UTF_8))).append('\n');
        }

        private void file(String kind, String path) {
            if (tree.at(path).orElse(null) instanceof Tree.Node.File(Bytes content, Ownership ownership)) {
                lines.append(String.join(
                                " ",
                                kind,
                                base64(path.getBytes(UTF_8)),
                                ownership.owner(),
                                ownership.group(),
                                Integer.toOctalString(ownership.mode()),
                                Long.toString(content.size()),
                                content.sha256(),
                                "+" + base64(content.array())))
                        .append('\n');
            }
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
