package org.hostkeeper.deployment;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.facts.Scripts;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.Step;
import org.hostkeeper.words.Text;

/** The steps that plans about the agent are made of, each with what takes it back. */
final class AgentSteps {
    static final String UNPACK = "hostkeeper-unpack";
    static final String ANSWERS = "hostkeeper-agent-answers";

    /** Not the program itself: what a step runs has to be there before the plan begins. */
    private static final String ANSWERS_PROGRAM = "exec \"$1\" --version";

    private static final String UNPACK_PROGRAM = Scripts.beside(AgentSteps.class, "unpack.sh");
    private static final Duration LONG = Duration.ofMinutes(5);

    /** Longer than systemd's own limit for a start and a stop one after the other, so that systemd's verdict comes first. */
    private static final Duration START_AND_STOP = Duration.ofSeconds(200);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    Step unpack(String archive, AgentRuntime runtime, String folder) {
        return new Step.Run(
                Text.of("deployment", "step.unpack", folder, runtime.sha256().substring(0, 12)),
                List.of("sh", "-c", UNPACK_PROGRAM, UNPACK, archive, runtime.sha256(), folder),
                Content.nothing(),
                LONG,
                Optional.of(List.of("find", folder, "-mindepth", "1", "-delete")),
                false);
    }

    /** It starts on this host, before anything depends on it. */
    Step answers(String folder) {
        return Step.Check.of(
                Text.of("deployment", "check.answers"), List.of("sh", "-c", ANSWERS_PROGRAM, ANSWERS, folder + "/bin/hostkeeper"), PATIENCE);
    }

    Step makeUser() {
        return Step.Run.of(
                Text.of("deployment", "step.user", AgentPlaces.USER),
                List.of(
                        "useradd", "--system", "--user-group", "--no-create-home",
                        "--home-dir", AgentPlaces.STATE, "--shell", "/usr/sbin/nologin", AgentPlaces.USER),
                List.of("userdel", AgentPlaces.USER));
    }

    Step makeState() {
        return Step.Run.of(
                Text.of("deployment", "step.state", AgentPlaces.STATE),
                List.of("install", "-d", "-o", AgentPlaces.USER, "-g", AgentPlaces.USER, "-m", "0750", AgentPlaces.STATE),
                List.of("rm", "-rf", "--", AgentPlaces.STATE));
    }

    Step reload() {
        return Step.Run.settling(Text.of("deployment", "step.reload"), List.of("systemctl", "daemon-reload"));
    }

    Step enable(String unit) {
        return systemctl("enable", unit, Optional.of("disable"), false);
    }

    Step disable(String unit) {
        return systemctl("disable", unit, Optional.of("enable"), false);
    }

    Step start(String unit) {
        return systemctl("start", unit, Optional.of("stop"), false);
    }

    Step stop(String unit) {
        return systemctl("stop", unit, Optional.of("start"), false);
    }

    /** Into the new program, and back into the old one when its link is back. */
    Step restart(String unit) {
        return systemctl("restart", unit, Optional.of("restart"), true);
    }

    Step runs(String unit) {
        return Step.Check.of(
                Text.of("deployment", "check.runs", unit),
                List.of("systemctl", "is-active", "--quiet", "--", unit),
                PATIENCE);
    }

    private static Step systemctl(String verb, String unit, Optional<String> undo, boolean settles) {
        return new Step.Run(
                Text.of("deployment", "step." + verb, unit),
                List.of("systemctl", verb, "--", unit),
                Content.nothing(),
                START_AND_STOP,
                undo.map(u -> List.of("systemctl", u, "--", unit)),
                settles);
    }
}
