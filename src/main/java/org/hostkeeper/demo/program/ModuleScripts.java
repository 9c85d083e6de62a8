package org.hostkeeper.demo.program;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hostkeeper.demo.machine.Call;
import org.hostkeeper.demo.machine.Definition;
import org.hostkeeper.demo.machine.JournalEntry;
import org.hostkeeper.demo.machine.Machine;
import org.hostkeeper.demo.machine.Service;
import org.hostkeeper.demo.machine.Tree;
import org.hostkeeper.demo.machine.Users;
import org.hostkeeper.plan.Bytes;

/** What stands in for the scripts of the module feature: the ground of a plan, and its two checks. */
public final class ModuleScripts {
    private static final int MOST_LOOKS = 100;
    private static final int LAST_WORDS = 5;

    private ModuleScripts() {}

    /**
     * The ground: {@code UNIT OWNER} with "" for no owner.
     *
     * @param registered what a machine says of its registered modules
     */
    public static int ground(Call call, Function<Machine, String> registered) throws IOException {
        String unit = call.rest().getFirst();
        String owner = call.rest().get(1);
        Machine machine = call.machine();
        call.say(machine.locked(() -> {
            UnitProperties properties = UnitProperties.inUtc(machine);
            Map<String, String> shown = machine.systemd()
                    .find(unit)
                    .map(properties::of)
                    .orElseGet(() -> properties.ofUnknown(unit));
            return "host\nnow " + machine.now().getEpochSecond() + "\n"
                    + owner(machine.tree(), owner)
                    + "show\n" + UnitProperties.lines(shown)
                    + "\nregistered\n" + registered.apply(machine);
        }));
        return 0;
    }

    private static String owner(Tree tree, String owner) {
        if (owner.isEmpty() || !Users.exists(tree, owner)) {
            return "";
        }
        String home = owner.equals("root") ? "/root" : "/home/" + owner;
        String python = tree.exists(home + "/venv/bin/python") ? home + "/venv/bin/python" : "/usr/bin/python3";
        int uid = owner.equals("root") ? 0 : 1000 + Math.floorMod(owner.hashCode(), 60);
        return "owner %s\nuid %d\ngroup %s\nhome %s\npython %s\n".formatted(owner, uid, owner, home, python);
    }

    /** Whether a unit runs and still does a moment later. */
    public static int runs(Call call) throws IOException, InterruptedException {
        String unit = call.rest().getFirst();
        Machine machine = call.machine();
        Seen seen = look(machine, unit);
        for (int tries = 0; tries < MOST_LOOKS && seen.isOnItsWay(); tries++) {
            Thread.sleep(200);
            seen = look(machine, unit);
        }
        if (seen.isDone()) {
            return 0;
        }
        if (seen.active().equals("active")) {
            Thread.sleep(1000);
            Seen later = look(machine, unit);
            if (later.active().equals("active") && later.restarts() == seen.restarts()) {
                return 0;
            }
            seen = later;
        }
        return call.fail(1, seen.told(unit) + lastWords(machine, unit));
    }

    /** How a unit was at a moment. */
    private record Seen(String type, String active, String sub, String result, int status, int restarts) {
        boolean isOnItsWay() {
            return !sub.equals("auto-restart") && active.matches("activating|deactivating|reloading");
        }

        boolean isDone() {
            return (active.equals("active") && sub.equals("exited"))
                    || (type.equals("oneshot") && active.equals("inactive") && result.equals("success"));
        }

        String told(String unit) {
            return "%s is %s (%s): %s, status %d".formatted(unit, active, sub, result, status);
        }
    }

    private static Seen look(Machine machine, String unit) {
        return machine.locked(() -> machine.systemd()
                .find(unit)
                .map(ModuleScripts::seen)
                .orElseGet(() -> new Seen("", "inactive", "dead", "success", 0, 0)));
    }

    private static Seen seen(Service s) {
        return new Seen(s.definition().type(), s.active(), s.sub(), s.result(), s.mainStatus(), s.restarts());
    }

    private static String lastWords(Machine machine, String unit) {
        return machine.locked(() -> machine.systemd()
                        .journal()
                        .last(LAST_WORDS, machine.now().plusMillis(1), entry -> entry.concerns(unit), unit::equals))
                .stream()
                .map(JournalEntry::message)
                .map(message -> "\n" + message)
                .collect(Collectors.joining());
    }

    /** Whether systemd-analyze would find fault with a new content: {@code UNIT DROP_IN CONTENT}, "" for the unit itself. */
    public static int verify(Call call) throws IOException {
        String unit = call.rest().getFirst();
        String dropIn = call.rest().get(1);
        Machine machine = call.machine();
        String file = dropIn.isEmpty() ? unit : unit + ".d/" + dropIn;
        Optional<List<String>> faults = machine.locked(() -> faults(machine, unit, file, call.rest().get(2)));
        if (faults.isEmpty()) {
            return 66;
        }
        return faults.get().isEmpty() ? 0 : call.fail(1, String.join("\n", faults.get()));
    }

    private static Optional<List<String>> faults(Machine machine, String unit, String file, String content) {
        Map<String, Bytes> sources = new LinkedHashMap<>();
        List<String> before = new ArrayList<>();
        if (!file.equals(unit)) {
            Optional<Definition> there = Definition.read(machine.tree(), unit);
            if (there.isEmpty()) {
                return Optional.empty();
            }
            there.get().sources().forEach((path, text) -> {
                if (!path.endsWith("/" + file)) {
                    sources.put(path, text);
                }
            });
            before.addAll(UnitVerifier.verify(machine, new Definition(unit, unit, sources)).faults());
        }
        sources.put(file, Bytes.utf8(content));
        return Optional.of(UnitVerifier.verify(machine, new Definition(unit, unit, sources)).faults().stream()
                .filter(fault -> !before.contains(fault))
                .filter(fault -> fault.startsWith(file) || fault.startsWith(unit + ":") || fault.startsWith("Unit " + unit))
                .toList());
    }
}
