package org.hostkeeper.broker;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
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
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** What is cleared where. */
    record Clearing(HostName broker, String topic) {}

    /** Whether it is for a broker and not for a host. */
    static boolean isOne(Plan plan) {
        return plan.title().bundle().equals(BUNDLE);
    }

    Plan clear(SavedBroker broker, String topic) {
        PlanId id = PlanId.next(clock, random);
        return plan(
                id,
                broker.name(),
                Text.of(BUNDLE, "clear.title", topic),
                Text.of(BUNDLE, "clear.step", topic),
                clearing(broker.name(), topic),
                Optional.of(List.of(PROGRAM, "undo", id.value())),
                Optional.empty());
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

    /** What a plan of this kind clears; empty if it puts back. */
    static Optional<Clearing> clearing(Plan plan) {
        return plan.undoes().isPresent() || !(plan.steps().getFirst() instanceof Step.Run run)
                ? Optional.empty()
                : Optional.of(new Clearing(plan.host(), run.arguments().getLast()));
    }

    private static List<String> clearing(HostName broker, String topic) {
        return List.of(PROGRAM, "mqtt", "clear", "--broker", broker.value(), "--", topic);
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
