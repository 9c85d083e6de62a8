package org.hostkeeper.plan.apply;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hostkeeper.job.Progress;
import org.hostkeeper.plan.Deadman;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.Step;
import org.hostkeeper.words.Text;

/** A folder to change, a folder for plans, and consoles at it: what every test of the engine begins with. */
final class Workshop {
    private static final Random RANDOM = new Random(7);

    final Path etc;
    final Path plans;
    final ThisMachine machine;
    final MemoryJournal journal = new MemoryJournal();
    final Ownership mine;

    Workshop(Path root) {
        this.etc = made(root.resolve("etc"));
        this.plans = root.resolve("plans");
        this.machine = new ThisMachine(plans);
        this.mine = new Ownership(ownerOf(etc), groupOf(etc), 0644);
    }

    Plans console() {
        return console("first@desk", SecretResolver.none());
    }

    Plans console(String who, SecretResolver secrets) {
        return new Plans(journal, who, secrets, Clock.systemUTC(), RANDOM);
    }

    Applied apply(Plan plan) {
        return console().apply(plan, machine, Progress.unwatched());
    }

    String path(String name) {
        return etc.resolve(name).toString();
    }

    FileState look(String name) {
        String path = path(name);
        return org.hostkeeper.plan.host.Files.look(machine, List.of(path), true)
                .getOrDefault(path, new FileState.Absent());
    }

    static Plan plan(List<Step> steps) {
        return plan(steps, Optional.empty());
    }

    static Plan plan(List<Step> steps, Optional<Deadman> deadman) {
        return new Plan(
                PlanId.next(Clock.systemUTC(), RANDOM),
                Text.literal("Do what the test wants"),
                ThisMachine.NAME,
                true,
                steps,
                deadman,
                Optional.empty(),
                Instant.parse("2026-01-31T12:00:00Z"));
    }

    Path write(String name, String content) {
        return write(name, content.getBytes(StandardCharsets.UTF_8));
    }

    Path write(String name, byte[] content) {
        try {
            return Files.write(etc.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void makeFolder(String name) {
        made(etc.resolve(name));
    }

    /** Everything under the folder: kind, owner, mode and content of each path. */
    Map<String, String> everything() {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(etc)) {
            for (Path path : paths.toList()) {
                all.put(etc.relativize(path).toString(), described(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    /** All bytes of all files under the plans' folder, as text. */
    String keptOnHost() {
        List<String> all = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(plans)) {
            for (Path path : paths.filter(p -> Files.isRegularFile(p, LinkOption.NOFOLLOW_LINKS)).toList()) {
                all.add(path + ": " + new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return String.join("\n", all);
    }

    private static String described(Path path) throws IOException {
        PosixFileAttributes a = Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        String what = a.isSymbolicLink()
                ? "-> " + Files.readSymbolicLink(path)
                : a.isDirectory() ? "folder" : Base64.getEncoder().encodeToString(Files.readAllBytes(path));
        return a.owner() + ":" + a.group() + " " + PosixFilePermissions.toString(a.permissions()) + " " + what;
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String ownerOf(Path path) {
        try {
            return Files.getOwner(path).getName();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String groupOf(Path path) {
        try {
            return Files.readAttributes(path, PosixFileAttributes.class).group().getName();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
