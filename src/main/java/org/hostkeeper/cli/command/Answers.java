package org.hostkeeper.cli.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hostkeeper.cli.terminal.Terminal;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.preview.Preview;
import org.hostkeeper.plan.preview.StepPreview;
import org.hostkeeper.problem.Problem;

/** What scripts get of a change. The components of these records are the keys; they are never renamed. */
public final class Answers {
    private Answers() {}

    /** A whole change: what was planned (absent where no plan is needed), and a result for each host. */
    public record Change(Optional<Planned> plan, List<OfHost> hosts) {}

    /** The wish, and the steps it means on each host. */
    public record Planned(String title, List<OnHost> hosts) {}

    /** One host's plan; the id is what undo, plan and activity take. */
    public record OnHost(String host, String id, List<Step> steps) {}

    /** One step; the diff is unified. */
    public record Step(String words, Optional<String> diff, Optional<String> command, String undo) {}

    /** How it ended on one host. */
    public record OfHost(String host, String outcome, Optional<Trouble> problem) {}

    /** A problem: its stable code, and a sentence for people. */
    public record Trouble(String code, String message) {
        public static Trouble of(Problem problem, Terminal terminal) {
            return new Trouble(problem.code(), terminal.say(problem.text()).strip());
        }
    }

    public static OnHost planned(Plan plan, Terminal terminal) {
        List<Step> steps =
                Preview.of(plan).steps().stream().map(s -> step(s, terminal)).toList();
        return new OnHost(plan.host().value(), plan.id().value(), steps);
    }

    private static Step step(StepPreview step, Terminal terminal) {
        String undo = step.undo().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Step(terminal.say(step.words()), step.diff(), step.command(), undo);
    }
}
