package org.hostkeeper.broker;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.hostkeeper.mqtt.Message;
import org.hostkeeper.mqtt.Visit;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * Sends a command and waits for its answer, on a login of its own: a command is carried out now or not at all, and no
 * broker that comes back later gets one that somebody has given up. It is journalled with its answer. Blocks; ends early
 * with InterruptedException.
 */
public record Commands(Access access, BrokerDiary diary) {
    /** How long one waits for one module: a start is only answered once the process has stayed up for a moment. */
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    /**
     * @param whom the module's name, as a person knows it
     * @throws ProblemException if nothing was sent, because the broker was not reached or let nobody in
     */
    public CommandAnswer send(SavedBroker broker, ModuleCommand command, String whom, Duration patience)
            throws InterruptedException {
        Plan plan = new BrokerPlans(diary.clock(), access.random()).command(broker, command, whom);
        diary.started(plan);
        boolean begun = false;
        try (Visit visit = access.visit(broker)) {
            Topics topics = new Topics(broker.prefix());
            String requestId = access.randomName();
            visit.subscribe(topics.reply(requestId), 1);
            diary.begun(plan);
            begun = true;
            visit.publish(Message.certain(topics.command(command.verb()), command.payload(requestId)));
            return written(plan, awaited(visit, requestId, patience));
        } catch (ProblemException e) {
            if (begun) {
                return written(plan, new CommandAnswer.Lost(e.problem()));
            }
            diary.ended(plan, false, e.problem());
            throw e;
        } catch (InterruptedException e) {
            diary.ended(plan, begun, new Problem.Cancelled(plan.title().toString()));
            throw e;
        }
    }

    private static CommandAnswer awaited(Visit visit, String requestId, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        for (long left = patience.toNanos(); left > 0; left = end - System.nanoTime()) {
            Optional<CommandAnswer> answer = visit.next(Duration.ofNanos(left))
                    .flatMap(message -> CommandAnswer.read(message.payload(), requestId));
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        return new CommandAnswer.NotAnswered(patience);
    }

    private CommandAnswer written(Plan plan, CommandAnswer answer) {
        switch (answer) {
            case CommandAnswer.Done(Optional<String> status) -> diary.done(plan, status.orElse(""));
            case CommandAnswer.Failed(String code, String message) -> diary.failed(plan, code, message);
            case CommandAnswer.Partly(int _, var refused) ->
                diary.failed(
                        plan,
                        "partly",
                        refused.stream().map(r -> r.guid() + ": " + r.message()).reduce((a, b) -> a + "; " + b).orElse(""));
            case CommandAnswer.NotAnswered(Duration waited) ->
                diary.done(plan, Text.of("broker", "not-answered", waited.toSeconds()).in(Locale.ENGLISH));
            case CommandAnswer.Lost(Problem problem) -> diary.ended(plan, true, problem);
        }
        return answer;
    }
}
