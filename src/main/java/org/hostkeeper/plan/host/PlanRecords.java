package org.hostkeeper.plan.host;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanJson;
import org.hostkeeper.plan.Step;
import org.hostkeeper.remote.Shell;

/** A plan as files in its folder on the host: its manifest, the program, and what each step needs. */
public final class PlanRecords {
    private static final String NONE = "-";
    private static final Ownership NOBODYS = new Ownership(NONE, NONE, 0);

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    private PlanRecords() {}

    public static Records of(Plan plan) {
        PlanRecords records = new PlanRecords();
        records.put("plan.json", PlanJson.write(plan));
        records.put("plan.sh", PlanScript.PROGRAM);
        for (int n = 0; n < plan.steps().size(); n++) {
            records.step(n, plan.steps().get(n));
        }
        return new Records(records.files);
    }

    private void step(int n, Step step) {
        put(n + ".step", lines(step));
        switch (step) {
            case Step.WriteFile w -> content(n + ".data", w.content());
            case Step.Run r -> {
                put(n + ".cmd", command(r.arguments()));
                r.undo().ifPresent(undo -> put(n + ".undo", command(undo)));
                content(n + ".in", r.input());
            }
            case Step.Check c -> put(n + ".cmd", command(c.arguments()));
            case Step.RemoveFile _, Step.Link _, Step.MakeFolder _ -> {}
        }
    }

    /** A content with secrets never becomes a record: it goes to the host when its step runs. */
    private void content(String name, Content content) {
        if (!content.hasSecrets()) {
            files.put(name, content.plain().array());
        }
    }

    private void put(String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** {@code exec} makes the first word a program whatever it looks like. */
    private static String command(List<String> arguments) {
        return "exec " + Shell.line(arguments) + "\n";
    }

    private static String lines(Step step) {
        List<String> lines = switch (step) {
            case Step.WriteFile w ->
                lines("write", w.path(), w.ownership(), NONE, w.content(), w.before());
            case Step.RemoveFile r -> lines("remove", r.path(), NOBODYS, NONE, Content.nothing(), r.before());
            case Step.Link l -> lines("link", l.path(), NOBODYS, l.target(), Content.nothing(), l.before());
            case Step.MakeFolder f -> lines("folder", f.path(), f.ownership(), NONE, Content.nothing(), f.before());
            case Step.Run r ->
                command("run", r.arguments().getFirst(), r.limit(), NONE, r.settles() ? "1" : "0");
            case Step.Check c ->
                command(
                        "check",
                        c.arguments().getFirst(),
                        c.patience(),
                        new TreeSet<>(c.good()).stream().map(String::valueOf).collect(Collectors.joining(" ")),
                        "0");
        };
        return String.join("\n", lines) + "\n";
    }

    private static List<String> lines(
            String kind, String path, Ownership ownership, String target, Content content, FileState before) {
        Before was = Before.of(before);
        return List.of(
                kind,
                path,
                ownership.owner(),
                ownership.group(),
                Integer.toOctalString(ownership.mode()),
                target,
                content.hasSecrets() ? NONE : content.plain().sha256(),
                Long.toString(content.size()),
                was.is(),
                was.sha256(),
                was.ownership().owner(),
                was.ownership().group(),
                Integer.toOctalString(was.ownership().mode()),
                was.target(),
                NONE,
                "0",
                NONE,
                "0");
    }

    private static List<String> command(String kind, String program, Duration limit, String good, String settles) {
        String seconds = Long.toString(Math.max(0, limit.plusMillis(999).toSeconds()));
        return List.of(
                kind, "/", NONE, NONE, "0", NONE, NONE, "0", NONE, NONE, NONE, NONE, "0", NONE, oneLine(program),
                seconds, good, settles);
    }

    /** Only looked up, never run: a program whose name has a line's end in it is not found, and that is so. */
    private static String oneLine(String program) {
        return program.replaceAll("\\R", "?");
    }

    /** What the path was, as the program compares it. */
    private record Before(String is, String sha256, Ownership ownership, String target) {
        static Before of(FileState state) {
            return switch (state) {
                case FileState.Absent _ -> new Before("absent", NONE, NOBODYS, NONE);
                case FileState.Present p -> new Before("file", p.sha256(), p.ownership(), NONE);
                case FileState.Folder f -> new Before("folder", NONE, f.ownership(), NONE);
                case FileState.SymbolicLink l ->
                    new Before(
                            "link",
                            NONE,
                            NOBODYS,
                            Base64.getEncoder().encodeToString(l.target().getBytes(StandardCharsets.UTF_8)));
            };
        }
    }
}
