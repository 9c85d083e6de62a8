package org.hostkeeper.module;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hostkeeper.facts.Scripts;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.Step;
import org.hostkeeper.words.Text;

/** The steps that plans about units are made of, each with what takes it back. */
public final class UnitSteps {
    /** What the check that a unit runs calls itself, {@code $0}; its parameter is the unit. */
    public static final String RUNS = "hostkeeper-unit-runs";

    /** What the check of a unit file calls itself; its parameters are the unit, the drop-in's name or "", the content. */
    public static final String VERIFY = "hostkeeper-unit-verify";

    private static final String RUNS_PROGRAM = Scripts.beside(UnitSteps.class, "runs.sh");
    private static final String VERIFY_PROGRAM = Scripts.beside(UnitSteps.class, "verify.sh");

    /** Longer than systemd's own limit for a start and a stop one after the other, so that systemd's verdict comes first. */
    private static final Duration START_AND_STOP = Duration.ofSeconds(200);

    private static final Duration MOMENT = Duration.ofSeconds(5);

    private UnitSteps() {}

    static Step start(Unit unit) {
        return systemctl("start", unit, Optional.of("stop"), false);
    }

    static Step stop(Unit unit) {
        return systemctl("stop", unit, Optional.of("start"), false);
    }

    /** A restart of what runs cannot be taken back, and need not be. */
    static Step restart(Unit unit) {
        return systemctl("restart", unit, isUp(unit) ? Optional.empty() : Optional.of("stop"), false);
    }

    /** A restart by which changed files take effect; when they are put back it is done again. */
    static Step restartInto(Unit unit) {
        return systemctl("restart", unit, Optional.of(isUp(unit) ? "restart" : "stop"), true);
    }

    static Step enable(Unit unit) {
        return systemctl("enable", unit, Optional.of("disable"), false);
    }

    /** What is enabled until the host starts anew is disabled only there, and taken back it is enabled no longer than that. */
    static Step disable(Unit unit) {
        List<String> which = unit.enabled().equals("enabled-runtime") ? List.of("--runtime") : List.of();
        return systemctl("disable", unit, Optional.of("enable"), false, which);
    }

    static Step resetFailed(Unit unit) {
        return systemctl("reset-failed", unit, Optional.empty(), false);
    }

    /** systemd reads its files; when they are put back it does so again. */
    static Step reload() {
        return Step.Run.settling(Text.of("module", "step.reload"), List.of("systemctl", "daemon-reload"));
    }

    /** It runs, and still does a moment later: a simple unit that dies at once was "started" all the same. */
    static Step runs(Unit unit) {
        // once: it waits by itself, and what has failed will not mend by being looked at again
        return Step.Check.of(
                Text.of("module", "check.runs", unit.name()),
                List.of("sh", "-c", RUNS_PROGRAM, RUNS, unit.name()),
                Duration.ZERO);
    }

    static Step rests(Unit unit) {
        return check("check.rests", unit, Set.of(3, 4), "is-active");
    }

    static Step isEnabled(Unit unit) {
        return check("check.enabled", unit, Set.of(0), "is-enabled");
    }

    static Step isDisabled(Unit unit) {
        return check("check.disabled", unit, Set.of(1), "is-enabled");
    }

    /** systemd-analyze(1) finds no fault with this, before it is in place. */
    static Step verify(Unit unit, String dropIn, String content) {
        return Step.Check.of(
                Text.of("module", "check.verify", dropIn.isEmpty() ? unit.name() : dropIn),
                List.of("sh", "-c", VERIFY_PROGRAM, VERIFY, unit.name(), dropIn, content),
                Duration.ZERO);
    }

    static boolean isUp(Unit unit) {
        return !unit.active().equals("inactive") && !unit.active().equals("failed");
    }

    private static Step check(String key, Unit unit, Set<Integer> good, String verb) {
        List<String> arguments = List.of("systemctl", verb, "--quiet", "--", unit.name());
        return new Step.Check(Text.of("module", key, unit.name()), arguments, good, MOMENT);
    }

    private static Step systemctl(String verb, Unit unit, Optional<String> undo, boolean settles) {
        return systemctl(verb, unit, undo, settles, List.of());
    }

    private static Step systemctl(String verb, Unit unit, Optional<String> undo, boolean settles, List<String> options) {
        return new Step.Run(
                Text.of("module", "step." + verb, unit.name()),
                arguments(verb, options, unit),
                Content.nothing(),
                START_AND_STOP,
                undo.map(u -> arguments(u, options, unit)),
                settles);
    }

    private static List<String> arguments(String verb, List<String> options, Unit unit) {
        List<String> arguments = new ArrayList<>(List.of("systemctl", verb));
        arguments.addAll(options);
        arguments.addAll(List.of("--", unit.name()));
        return arguments;
    }
}
