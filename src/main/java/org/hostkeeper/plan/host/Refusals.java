package org.hostkeeper.plan.host;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.remote.Command;
import org.hostkeeper.words.Text;

/** Turns the program's short words into problems that are told to people. */
record Refusals(String host, PlanId plan) {
    private static final Set<String> GOOD = Set.of("ok", "done", "undone");
    private static final Set<String> TAKES_THE_TURN_AWAY = Set.of("taken", "ended", "fired", "busy", "alive", "unknown", "back");

    Said said(Answer.Line line, List<String> command, Text words) {
        String word = line.word(0);
        if (GOOD.contains(word)) {
            return new Said.Well(line.words().size() > 1 ? streams(line.word(1)) : Streams.NOTHING);
        }
        Problem problem = problem(line, command, words);
        return TAKES_THE_TURN_AWAY.contains(word) ? new Said.Gone(problem) : new Said.Failed(problem, streamsOf(line));
    }

    Said said(Answer.Line line) {
        return said(line, List.of(), Text.literal(""));
    }

    Problem problem(Answer.Line line, List<String> command, Text words) {
        return switch (line.word(0)) {
            case "conflict" -> new Problem.Conflict(host, line.text(1));
            case "refused" -> new Problem.FileRefused(host, line.text(1), line.text(2).strip());
            case "tool" -> new Problem.MissingTool(host, line.text(1));
            case "room" -> new Problem.NoSpace(host, line.text(1), line.number(2), line.number(3));
            case "cut" -> new Problem.ConnectionLost(host, plan.value());
            case "status" ->
                new Problem.CommandFailed(host, shown(command), (int) line.number(1), end(line.word(2)));
            case "timedout" ->
                new Problem.TimedOut(host, shown(command), Duration.ofSeconds(line.number(1)));
            case "unmet" -> new Problem.CheckFailed(host, words, Text.literal(unmet(line)));
            case "impossible" -> new Problem.DeadmanImpossible(host, why(line.text(1)));
            default -> turn(line);
        };
    }

    /** A script of ours by its name: its text is long, and says nothing to whom it is told. */
    private static String shown(List<String> command) {
        return command.isEmpty() ? "" : Command.of(command).shown();
    }

    private Problem turn(Answer.Line line) {
        return switch (line.word(0)) {
            case "open" -> new Problem.PlanOpen(host, line.word(1), line.text(2));
            case "running" -> new Problem.PlanRunning(host, line.word(1), line.text(2));
            case "busy", "alive" -> new Problem.PlanRunning(host, plan.value(), line.text(1));
            case "taken", "ended", "back" -> new Problem.PlanTaken(host, plan.value());
            case "fired" ->
                line.word(1).equals("stuck")
                        ? new Problem.RollbackFailed(host, plan.value(), Text.of("plan.host", "deadman.stuck"))
                        : new Problem.DeadmanFired(host, plan.value());
            case "unknown" -> new Problem.NotFound(Text.of("plan", "id"), plan.value());
            case "known" -> new Problem.AlreadyThere(Text.of("plan", "id"), plan.value(), host);
            default -> throw new IllegalStateException("The host answered " + line);
        };
    }

    /** The end of standard error, or else of standard output: {@code OUT:ERR}, both in base64. */
    private static String end(String outputs) {
        return streams(outputs).telling();
    }

    private static Streams streams(String outputs) {
        String[] both = outputs.split(":", -1);
        return new Streams(Answer.text(both[0]), Answer.text(both[1]));
    }

    /** What the command said that failed. */
    private static Streams streamsOf(Answer.Line line) {
        return switch (line.word(0)) {
            case "status", "timedout", "unmet" -> streams(line.word(2));
            default -> Streams.NOTHING;
        };
    }

    private static String unmet(Answer.Line line) {
        String said = end(line.word(2));
        return said.isEmpty() ? "status " + line.word(1) : said;
    }

    private static Text why(String detail) {
        return switch (detail) {
            case "no-root", "no-systemd", "folder" -> Text.of("plan.host", "deadman." + detail);
            default -> Text.literal(detail);
        };
    }
}
