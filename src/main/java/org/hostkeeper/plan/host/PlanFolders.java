package org.hostkeeper.plan.host;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.PlanJson;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.words.Text;

/** All plans' folders of one user of a host, root or the login user: finds what is open, and takes it over. */
public record PlanFolders(Remote remote, boolean asRoot) {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** An open plan as its folder tells it. */
    public record Listed(Plan plan, String console, Instant started, Instant lastSign, HostLog log, boolean running) {}

    /**
     * A plan's folder in whatever state: open, done, undone, stuck.
     *
     * @param kept by step: the file that stood there; absent if there was none or it is larger than asked for
     */
    public record Shown(Plan plan, String state, HostLog log, Map<Integer, Bytes> kept) {}

    /** What came of the wish to take a plan over: it is this console's now, or this is why not. */
    public sealed interface Take {
        /** It is this console's now. */
        record Taken(HostLog log) implements Take {}

        /** Somebody is at it, or was a moment ago: ask again, or leave it. */
        record Alive(Problem problem) implements Take {}

        /** There is nothing left to take over. */
        record Ended(Problem problem) implements Take {}
    }

    public List<Listed> open() {
        return answer("list").lines().stream()
                .filter(line -> line.word(0).equals("plan"))
                .map(line -> new Listed(
                        PlanJson.read(line.text(6)),
                        line.text(4),
                        Instant.ofEpochSecond(line.number(2)),
                        Instant.ofEpochSecond(line.number(3)),
                        HostLog.read(line.text(5)),
                        line.word(1).equals("1")))
                .toList();
    }

    /** @param most the largest kept file to bring, in bytes */
    public Optional<Shown> show(PlanId id, long most) {
        Answer answer = answer("show", id.value(), Long.toString(most));
        Map<String, String> values = new HashMap<>();
        Map<Integer, Bytes> kept = new HashMap<>();
        for (Answer.Line line : answer.lines()) {
            switch (line.word(0)) {
                case "unknown" -> {
                    return Optional.empty();
                }
                case "old" -> {
                    if (line.word(2).startsWith("+")) {
                        kept.put((int) line.number(1), Bytes.of(Answer.bytes(line.word(2).substring(1))));
                    }
                }
                default -> values.put(line.word(0), line.word(1));
            }
        }
        return Optional.of(new Shown(
                PlanJson.read(Answer.text(values.getOrDefault("manifest", "-"))),
                values.getOrDefault("state", ""),
                HostLog.read(Answer.text(values.getOrDefault("log", "-"))),
                Map.copyOf(kept)));
    }

    public Take take(PlanId id, String token, String console) {
        Answer.Line line = answer("take", id.value(), token, PlanFolder.base64(console)).last();
        Refusals refusals = new Refusals(remote.host().value(), id);
        return switch (line.word(0)) {
            case "ok" -> new Take.Taken(HostLog.read(new String(Answer.bytes(line.word(2)), StandardCharsets.UTF_8)));
            case "alive" -> new Take.Alive(refusals.problem(line, List.of(), Text.literal("")));
            case "ended" ->
                new Take.Ended(new Problem.Refused(
                        Text.literal(id.value()), Text.of("plan.host", "ended." + line.word(1))));
            default -> new Take.Ended(refusals.problem(line, List.of(), Text.literal("")));
        };
    }

    private Answer answer(String... verbAndParameters) {
        List<String> all = new ArrayList<>(List.of(verbAndParameters));
        Command command = Command.script(PlanScript.PROGRAM, PlanScript.NAME, all.toArray(String[]::new))
                .asRoot(asRoot)
                .within(LIMIT)
                .sayingAtMost(256L << 20);
        return Answer.of(remote.host().value(), all.getFirst(), remote.run(command));
    }
}
