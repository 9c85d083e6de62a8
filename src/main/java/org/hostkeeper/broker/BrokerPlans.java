package org.hostkeeper.broker;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.Step;
import org.hostkeeper.words.Text;

/**
 * What is done at a broker is a plan of one step, so that it is previewed, journalled and, where that can be, taken back as
 * every change is (docs/decisions/brokers-in-the-journal.md). The step is what a person would type; it is
 * {@link RetainedWork} and {@link Commands} that carry it out.
 */
record BrokerPlans(Clock clock, RandomGenerator random) {
    private static final String BUNDLE = "broker";
    private static final String PROGRAM = "hostkeeper";
    private static final List<String> CLEAR = List.of(PROGRAM, "mqtt", "clear");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Whether it is for a broker and not for a host. */
    static boolean isOne(Plan plan) {
        return plan.title().bundle().equals(BUNDLE);
    }

    Plan clear(SavedBroker broker, String topic) {
        return clear(broker.name(), topic, Optional.empty());
    }

    /** Takes back that something was put back: by the command that this plan told of. */
    Optional<Plan> clearAgain(Plan done) {
        return done.steps().getFirst() instanceof Step.Run run
                ? run.undo().flatMap(BrokerPlans::clearing).map(topic -> clear(done.host(), topic, Optional.of(done.id())))
                : Optional.empty();
    }

    private Plan clear(HostName broker, String topic, Optional<PlanId> undoes) {
        PlanId id = PlanId.next(clock, random);
        return plan(
                id,
                broker,
                Text.of(BUNDLE, "clear.title", topic),
                Text.of(BUNDLE, "clear.step", topic),
                clearing(broker, topic),
                Optional.of(List.of(PROGRAM, "undo", id.value())),
                undoes);
    }

    Plan putBack(ClearedMessages.Cleared cleared) {
        return plan(
                PlanId.next(clock, random),
                cleared.broker(),
                Text.of(BUNDLE, "restore.title", cleared.topic()),
                Text.of(BUNDLE, "restore.step", cleared.topic(), cleared.payload().length),
                List.of(PROGRAM, "undo", cleared.plan().value()),
                Optional.of(clearing(cleared.broker(), cleared.topic())),
                Optional.of(cleared.plan()));
    }

    /**
     * A command to modules; nothing takes it back but another command.
     *
     * @param whom the module's name, as a person knows it
     */
    Plan command(SavedBroker broker, ModuleCommand command, String whom) {
        String verb = verb(command);
        List<String> typed = new ArrayList<>(List.of(PROGRAM, "mqtt", verb, "--broker", broker.name().value()));
        command.module().ifPresent(guid -> typed.addAll(List.of("--", guid)));
        Text title = command.module().isPresent()
                ? Text.of(BUNDLE, "command." + verb, whom)
                : Text.of(BUNDLE, "command." + verb);
        Text words = Text.of(BUNDLE, "command.step", broker.prefix() + "/command/" + command.verb());
        return plan(
                PlanId.next(clock, random), broker.name(), title, words, typed, Optional.empty(), Optional.empty());
    }

    private static String verb(ModuleCommand command) {
        return switch (command) {
            case ModuleCommand.Create _ -> "create";
            case ModuleCommand.Remove _ -> "remove";
            case ModuleCommand.Run(String _, ModuleCommand.Action action) -> action.word();
            case ModuleCommand.RestartAll _ -> "restart-all";
            case ModuleCommand.UpdateList _ -> "update";
        };
    }

    /** The topic that a plan of this kind clears; empty if it does something else. */
    static Optional<String> clearing(Plan plan) {
        return plan.steps().getFirst() instanceof Step.Run run ? clearing(run.arguments()) : Optional.empty();
    }

    private static Optional<String> clearing(List<String> command) {
        return command.subList(0, Math.min(CLEAR.size(), command.size())).equals(CLEAR)
                ? Optional.of(command.getLast())
                : Optional.empty();
    }

    private static List<String> clearing(HostName broker, String topic) {
        return Stream.concat(CLEAR.stream(), Stream.of("--broker", broker.value(), "--", topic)).toList();
    }

    private Plan plan(
            PlanId id,
            HostName broker,
            Text title,
            Text words,
            List<String> command,
            Optional<List<String>> undo,
            Optional<PlanId> undoes) {
        Step step = new Step.Run(words, command, Content.nothing(), LIMIT, undo);
        return new Plan(id, title, broker, false, List.of(step), Optional.empty(), undoes, clock.instant());
    }
}
