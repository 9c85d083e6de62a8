package org.hostkeeper.exhibition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hostkeeper.facts.Scripts;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.Step;
import org.hostkeeper.words.Text;

/** The steps that plans about machines are made of. virsh is asked by uuid, and each name stands behind its option. */
public final class DomainSteps {
    /** What the program that shuts a machine down calls itself; its parameters are the uuid, "agent" or "none", and seconds. */
    public static final String STOP = "hostkeeper-vm-stop";

    /** What the check of a state calls itself; its parameters are the uuid and the state in virsh's words. */
    public static final String IS = "hostkeeper-vm-is";

    private static final String STOP_PROGRAM = Scripts.beside(DomainSteps.class, "stop.sh");
    private static final String IS_PROGRAM = Scripts.beside(DomainSteps.class, "is.sh");

    /** A machine's memory is written out or read in; a slow disk takes its time. */
    private static final Duration LONG = Duration.ofMinutes(10);

    private static final Duration MOMENT = Duration.ofSeconds(15);

    private DomainSteps() {}

    static Step start(Domain domain) {
        String verb = switch (domain.state()) {
            case PAUSED -> "resume";
            case SUSPENDED -> "dompmwakeup";
            case RUNNING, SHUTTING_DOWN, OFF, CRASHED, UNKNOWN -> "start";
        };
        List<String> back = verb.equals("resume") ? virsh("suspend", domain.uuid()) : virsh("destroy", domain.uuid());
        return run("step." + verb, domain, virsh(verb, domain.uuid()), verb.equals("dompmwakeup") ? Optional.empty() : Optional.of(back));
    }

    /** @param patience how long its guest agent, and then its system, may take to shut it down; zero pulls the plug at once */
    static Step stop(Domain domain, Duration patience) {
        List<String> arguments = List.of(
                "sh", "-c", STOP_PROGRAM, STOP, domain.uuid().toString(), domain.agent() ? "agent" : "none", Long.toString(patience.toSeconds()));
        return new Step.Run(
                Text.of("exhibition", patience.isZero() ? "step.destroy" : "step.stop", domain.name()),
                arguments,
                Content.nothing(),
                patience.multipliedBy(2).plus(MOMENT.multipliedBy(2)),
                domain.state().isUp() ? Optional.of(virsh("start", domain.uuid())) : Optional.empty());
    }

    static Step revert(Domain domain, String snapshot) {
        return new Step.Run(
                Text.of("exhibition", "step.revert", domain.name(), snapshot),
                named("snapshot-revert", domain.uuid(), snapshot),
                Content.nothing(),
                LONG,
                Optional.empty());
    }

    static Step create(Domain domain, String snapshot, String description) {
        List<String> arguments = new ArrayList<>(virsh("snapshot-create-as", domain.uuid()));
        arguments.addAll(List.of("--name", snapshot, "--atomic"));
        if (!description.isEmpty()) {
            arguments.addAll(List.of("--description", description));
        }
        return new Step.Run(
                Text.of("exhibition", "step.create", snapshot, domain.name()),
                arguments,
                Content.nothing(),
                LONG,
                Optional.of(named("snapshot-delete", domain.uuid(), snapshot)));
    }

    /** Tells which others were made upon it: they stay, and stand upon its parent then. */
    static Step delete(Domain domain, Snapshot snapshot) {
        List<String> upon = snapshot.dependants(domain.snapshots()).stream().map(Snapshot::name).toList();
        Text words = upon.isEmpty()
                ? Text.of("exhibition", "step.delete", snapshot.name(), domain.name())
                : Text.of("exhibition", "step.delete.upon", snapshot.name(), domain.name(), String.join(", ", upon));
        return new Step.Run(
                words,
                named("snapshot-delete", domain.uuid(), snapshot.name()),
                Content.nothing(),
                LONG,
                Optional.empty());
    }

    static Step runs(Domain domain) {
        return is(domain, "running", "check.runs");
    }

    static Step rests(Domain domain) {
        return is(domain, "shut off", "check.rests");
    }

    private static Step is(Domain domain, String state, String key) {
        return Step.Check.of(
                Text.of("exhibition", key, domain.name()),
                List.of("sh", "-c", IS_PROGRAM, IS, domain.uuid().toString(), state),
                MOMENT);
    }

    /** The controller does it, in its own way. */
    static Step call(Watcher by, String method, String path, Text words, Optional<String> undoPath) {
        return new Step.Run(
                words,
                ControllerApi.arguments(method, by, path),
                Content.nothing(),
                LONG,
                undoPath.map(undo -> ControllerApi.arguments("POST", by, undo)));
    }

    private static Step run(String key, Domain domain, List<String> arguments, Optional<List<String>> undo) {
        return new Step.Run(Text.of("exhibition", key, domain.name()), arguments, Content.nothing(), MOMENT.multipliedBy(4), undo);
    }

    private static List<String> named(String verb, UUID domain, String snapshot) {
        List<String> arguments = new ArrayList<>(virsh(verb, domain));
        arguments.addAll(List.of("--snapshotname", snapshot));
        return arguments;
    }

    private static List<String> virsh(String verb, UUID domain) {
        return List.of("virsh", "--quiet", "--connect", "qemu:///system", verb, "--domain", domain.toString());
    }
}
