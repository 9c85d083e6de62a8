package org.hostkeeper.demo.story;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hostkeeper.demo.machine.Chatter;
import org.hostkeeper.demo.machine.Death;
import org.hostkeeper.demo.machine.Definition;
import org.hostkeeper.demo.machine.Machine;
import org.hostkeeper.demo.machine.Nature;
import org.hostkeeper.demo.machine.Service;
import org.hostkeeper.demo.machine.SystemJournal;
import org.hostkeeper.demo.machine.Tree;
import org.hostkeeper.demo.machine.Users;
import org.hostkeeper.plan.Ownership;

/** Sets up a machine as the story has it, and says of what nature its services are, those that a person adds too. */
public final class Stage implements Nature {
    private static final Chatter KERNEL = Chatter.of(
            40,
            "eth0: link becomes ready",
            "usb 1-1.#: new full-speed USB device number # using xhci_hcd",
            "<7>perf: interrupt took too long (2#1# > 2500), lowering kernel.perf_event_max_sample_rate to 79#00",
            "<5>audit: type=1400 audit(17324#): apparmor=\"ALLOWED\" operation=\"open\"",
            "<4>CPU#: Core temperature is above threshold, cpu clock is throttled",
            "<3>usb 1-1.#: device descriptor read/64, error -110");

    private static final long USUAL_MEMORY = 21L << 20;
    private static final Pattern HOME = Pattern.compile("/home/([^/]+)/.*");
    private static final Pattern MEBIBYTES = Pattern.compile("(\\d{1,6})M");
    private static final Pattern OF_THE_SYSTEM = Pattern.compile("/(usr/)?(local/)?(s?bin|lib|libexec|share)/.+");

    private final StoryHost host;
    private final Map<String, Part> parts = new HashMap<>();

    public Stage(StoryHost host) {
        this.host = host;
        allParts().forEach(part -> parts.put(part.unit(), part));
    }

    /** Puts everything in its place. The machine is locked. */
    public void setUp(Machine machine) {
        Tree tree = machine.tree();
        for (String user : List.of(host.user(), host.owner())) {
            if (!user.equals("root")) {
                home(tree, user);
            }
        }
        tree.put("/opt", new Tree.Node.Folder(Tree.FOLDER));
        allParts().forEach(part -> place(tree, part));
        Crontabs.place(host, tree);
        Artworks.place(machine);
        machine.systemd().reload();
        allParts().forEach(part -> begin(machine, part));
    }

    private Stream<Part> allParts() {
        return Stream.concat(BaseSystem.of(host.hardware()).stream(), host.parts().stream());
    }

    private static void home(Tree tree, String user) {
        tree.install("/home/" + user + "/.profile", "umask 022\n", new Ownership(user, user, 0644));
        tree.put("/home/" + user, new Tree.Node.Folder(new Ownership(user, user, 0755)));
    }

    private static void place(Tree tree, Part part) {
        tree.install(part.path(), part.text(), Ownership.ROOT_PUBLIC);
        part.files().forEach((path, text) -> {
            Matcher home = HOME.matcher(path);
            if (home.matches()) {
                inHome(tree, home.group(1), path, text);
            } else {
                tree.install(path, text, Ownership.ROOT_PUBLIC);
            }
        });
    }

    private static void inHome(Tree tree, String user, String path, String text) {
        if (!tree.exists("/home/" + user)) {
            home(tree, user);
        }
        tree.install(path, text, new Ownership(user, user, 0644));
        for (String folder = Tree.parent(path); !folder.equals("/home"); folder = Tree.parent(folder)) {
            tree.put(folder, new Tree.Node.Folder(new Ownership(user, user, 0755)));
        }
    }

    private void begin(Machine machine, Part part) {
        Service service = machine.systemd().find(part.unit()).orElseThrow();
        if (part.start() != Part.Start.STOPPED) {
            for (String target : service.definition().all("Install", "WantedBy")) {
                machine.tree().installLink("/etc/systemd/system/" + target + ".wants/" + part.unit(), part.path());
            }
        }
        switch (part.start()) {
            case RUNNING -> running(machine, service, part);
            case FAILED -> machine.systemd().start(service, machine.now().minus(Duration.ofMinutes(47)));
            case ENABLED_BUT_STOPPED, STOPPED -> {}
        }
    }

    /** What flaps has done so for some minutes when the demo begins; the rest has run since the machine came up. */
    private static void running(Machine machine, Service service, Part part) {
        if (part.fate().of(service.definition(), 0).isPresent()) {
            machine.systemd().start(service, machine.now().minus(Duration.ofMinutes(9)));
        } else {
            long spread = Math.floorMod(part.unit().hashCode(), 9_000L);
            machine.systemd().ranSince(service, machine.booted().plusMillis(4_000 + spread));
        }
    }

    @Override
    public Optional<Death> fate(Service service, Tree tree) {
        if (service.name().endsWith(".socket")) {
            return Optional.empty(); // it has no process of its own
        }
        Part part = parts.get(service.name());
        Optional<Death> impossible = impossible(service.definition(), tree);
        if (impossible.isPresent() || part == null) {
            return impossible;
        }
        if (limit(service.definition()) < part.memory()) {
            return Optional.of(Death.outOfMemory(Duration.ofSeconds(3), "<4>memory is getting short"));
        }
        return part.fate().of(service.definition(), service.restarts());
    }

    /** The MemoryMax= that somebody set, in bytes; what is no plain amount limits nothing here. */
    private static long limit(Definition unit) {
        return unit.value("Service", "MemoryMax")
                .map(MEBIBYTES::matcher)
                .filter(Matcher::matches)
                .map(m -> Long.parseLong(m.group(1)) << 20)
                .orElse(Long.MAX_VALUE);
    }

    /** What systemd and the programs themselves need to start at all. */
    private Optional<Death> impossible(Definition unit, Tree tree) {
        String user = unit.value("Service", "User").orElse("root");
        String folder = unit.value("Service", "WorkingDirectory").orElse("/");
        String[] command = unit.value("Service", "ExecStart").orElse("").replaceFirst("^[-@:+!]+", "").split(" +");
        if (!Users.exists(tree, user)) {
            return died(217, "<3>Failed to determine user credentials: No such process");
        }
        if (folder.startsWith("/") && !tree.isFolder(folder)) {
            return died(200, "<3>Changing to the requested working directory failed: No such file or directory");
        }
        if (!executable(command[0], tree)) {
            return died(203, "<3>Failed to locate executable " + command[0] + ": No such file or directory");
        }
        if (command[0].endsWith("/false")) {
            return died(1);
        }
        boolean codeGone = command[0].endsWith("/python3")
                && command.length > 1
                && command[1].endsWith(".py")
                && tree.content(command[1]).isEmpty();
        return codeGone
                ? died(2, "/usr/bin/python3: can't open file '" + command[1] + "': [Errno 2] No such file or directory")
                : Optional.empty();
    }

    /** All that a package could have brought is taken to be there. */
    @Override
    public boolean executable(String path, Tree tree) {
        return tree.exists(path) || throughLink(path, tree) || OF_THE_SYSTEM.matcher(path).matches();
    }

    /** A folder on the way may be a link into its own folder, as the agent's {@code current} is. */
    private static boolean throughLink(String path, Tree tree) {
        for (String above = Tree.parent(path); !above.equals("/"); above = Tree.parent(above)) {
            if (tree.at(above).orElse(null) instanceof Tree.Node.SymbolicLink(String target)) {
                return tree.exists(Tree.parent(above) + "/" + target + path.substring(above.length()));
            }
        }
        return false;
    }

    private static Optional<Death> died(int status, String... lastWords) {
        return Optional.of(Death.exit(Duration.ofMillis(30), status, lastWords));
    }

    @Override
    public Chatter chatter(String unit) {
        if (unit.equals(SystemJournal.KERNEL)) {
            return KERNEL;
        }
        Part part = parts.get(unit);
        return part == null ? Chatter.SILENT : part.chatter();
    }

    @Override
    public long memory(String unit) {
        Part part = parts.get(unit);
        return part == null ? USUAL_MEMORY : part.memory();
    }
}
