package org.hostkeeper.cli.command;

import java.util.Optional;
import org.hostkeeper.cli.terminal.Cell.Tone;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Terminal;
import org.hostkeeper.plan.apply.Applied;
import org.hostkeeper.problem.Problem;

/**
 * How a change ended on one host.
 *
 * @param code as scripts see it: done, planned, refused, unreachable, undone, interrupted, failed
 */
public record Ending(String code, Tone tone, Exit exit, Optional<Problem> problem) {
    public static Ending done() {
        return new Ending("done", Tone.GOOD, Exit.DONE, Optional.empty());
    }

    /** It was to be taken back, and is. */
    public static Ending taken() {
        return new Ending("undone", Tone.GOOD, Exit.DONE, Optional.empty());
    }

    public static Ending planned() {
        return new Ending("planned", Tone.PLAIN, Exit.DONE, Optional.empty());
    }

    /** A plan that was carried out, or not. */
    public static Ending of(Applied applied) {
        return switch (applied) {
            case Applied.Done _ -> done();
            case Applied.Undone(_, Problem cause) -> new Ending("undone", Tone.FAILED, Exit.FAILED, Optional.of(cause));
            case Applied.Interrupted(_, Problem cause) ->
                new Ending("interrupted", Tone.FAILED, Exit.FAILED, Optional.of(cause));
            case Applied.Refused(_, Problem cause) -> new Ending(
                    unreachable(cause) ? "unreachable" : "refused", Tone.ATTENTION, Exit.REFUSED, Optional.of(cause));
        };
    }

    /** Something that ended before there was a plan: nothing was changed. */
    public static Ending of(Problem problem) {
        // a name that is missing on one host may well be right on the others, so it is not the command line's fault
        Exit exit = problem instanceof Problem.NotFound ? Exit.REFUSED : Exit.of(problem);
        String code = unreachable(problem) ? "unreachable" : exit == Exit.FAILED ? "failed" : "refused";
        return new Ending(code, exit == Exit.FAILED ? Tone.FAILED : Tone.ATTENTION, exit, Optional.of(problem));
    }

    public Answers.OfHost answer(String host, Terminal terminal) {
        return new Answers.OfHost(host, code, problem.map(p -> Answers.Trouble.of(p, terminal)));
    }

    public String words(Terminal terminal) {
        return terminal.say("outcome." + code);
    }

    private static boolean unreachable(Problem problem) {
        return problem instanceof Problem.Unreachable
                || problem instanceof Problem.Silent
                || problem instanceof Problem.ConnectionLost;
    }
}
