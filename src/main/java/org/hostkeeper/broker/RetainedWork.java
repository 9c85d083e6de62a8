package org.hostkeeper.broker;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.hostkeeper.job.Progress;
import org.hostkeeper.mqtt.Message;
import org.hostkeeper.mqtt.Visit;
import org.hostkeeper.plan.Journal;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.PlanJson;
import org.hostkeeper.plan.apply.Applied;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * Clears retained messages and puts them back. The old message is kept before the new one goes out, and is put back only
 * where nobody has published another since. A broker says yes to a message that its access list then drops, so each time it is
 * asked afterwards what it keeps now. Safe from many threads; each call waits for the broker.
 */
public final class RetainedWork {
    private static final Duration GRACE = Duration.ofMillis(700);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int LARGEST = 1 << 20;

    private final Brokers brokers;
    private final ClearedMessages cleared;
    private final Access access;
    private final BrokerDiary diary;
    private final BrokerPlans plans;

    public RetainedWork(Brokers brokers, ClearedMessages cleared, Access access, BrokerDiary diary) {
        this.brokers = brokers;
        this.cleared = cleared;
        this.access = access;
        this.diary = diary;
        this.plans = new BrokerPlans(diary.clock(), access.random());
    }

    /** Whether a plan is for a broker and not for a host. */
    public static boolean isFor(Plan plan) {
        return BrokerPlans.isOne(plan);
    }

    /**
     * What the broker keeps at a topic now.
     *
     * @throws ProblemException if it cannot be asked, or the topic is a filter
     */
    public Optional<Message> look(SavedBroker broker, String topic) throws InterruptedException {
        try (Visit visit = access.visit(broker)) {
            return visit.kept(checked(topic), GRACE);
        }
    }

    /** The plan that clears it. */
    public Plan clear(SavedBroker broker, String topic) {
        return plans.clear(broker, checked(topic));
    }

    /**
     * The plan that takes back what was done at a broker: puts back what was cleared, or clears what was put back. Empty if
     * the change was not made at a broker.
     *
     * @throws ProblemException Refused, with why it is not taken back
     */
    public Optional<Plan> undo(PlanId plan) {
        Optional<Plan> back = cleared.find(plan).map(plans::putBack);
        return back.isPresent() ? back : done(plan).map(this::undoOf);
    }

    private Optional<Plan> done(PlanId plan) {
        return diary.journal().of(plan).stream()
                .map(Journal.Line::entry)
                .filter(e -> e.event() == Journal.Event.STARTED)
                .map(e -> PlanJson.read(e.details()))
                .filter(BrokerPlans::isOne)
                .findFirst();
    }

    /** Of one that cleared nothing that is still kept here. */
    private Plan undoOf(Plan done) {
        if (BrokerPlans.clearing(done).isPresent()) {
            throw new ProblemException(new Problem.Refused(done.title(), Text.of("broker", "undo.forgotten")));
        }
        Plan clear = plans.clearAgain(done)
                .orElseThrow(() -> new ProblemException(
                        new Problem.Refused(done.title(), Text.of("broker", "undo.command"))));
        if (diary.journal().of(done.id()).stream().noneMatch(line -> line.entry().event() == Journal.Event.DONE)) {
            throw new ProblemException(new Problem.Refused(done.title(), Text.of("broker", "undo.not-done")));
        }
        return clear;
    }

    /** Carries a plan out and journals it; never throws for what can happen at a broker. */
    public Applied apply(Plan plan, Progress progress) {
        try {
            progress.report(plan.steps().getFirst().words(), 0);
            diary.started(plan);
        } catch (ProblemException e) {
            return new Applied.Refused(plan.id(), e.problem());
        }
        Errand errand = new Errand();
        try {
            Optional<Problem> unfulfilled = carryOut(plan, errand);
            if (unfulfilled.isPresent()) {
                Problem problem = unfulfilled.get();
                diary.failed(plan, problem.code(), problem.text().in(Locale.ENGLISH));
                return new Applied.Undone(plan.id(), problem);
            }
            diary.done(plan, "");
            return new Applied.Done(plan.id());
        } catch (ProblemException e) {
            return ended(plan, errand, e.problem());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ended(plan, errand, new Problem.Cancelled(plan.title().toString()));
        }
    }

    /** Once something was sent, nobody knows whether it came to pass. */
    private Applied ended(Plan plan, Errand errand, Problem problem) {
        diary.ended(plan, errand.begun, problem);
        return errand.begun
                ? new Applied.Interrupted(plan.id(), problem)
                : new Applied.Refused(plan.id(), problem);
    }

    /** How far it has come. */
    private static final class Errand {
        private boolean begun;
    }

    private Optional<Problem> carryOut(Plan plan, Errand errand) throws InterruptedException {
        SavedBroker broker = brokers.find(plan.host())
                .orElseThrow(() -> new ProblemException(
                        new Problem.NotFound(Text.of("broker", "broker"), plan.host().value())));
        try (Visit visit = access.visit(broker)) {
            Optional<String> topic = BrokerPlans.clearing(plan);
            return topic.isPresent()
                    ? clear(plan, topic.get(), visit, errand)
                    : putBack(plan, remembered(plan.undoes().orElseThrow()), visit, errand);
        }
    }

    private Optional<Problem> clear(Plan plan, String topic, Visit visit, Errand errand) throws InterruptedException {
        Message old = visit.kept(topic, GRACE)
                .orElseThrow(() -> new ProblemException(
                        new Problem.NotFound(Text.of("broker", "retained-message"), topic)));
        if (old.payload().length > LARGEST) {
            throw new ProblemException(
                    new Problem.Refused(plan.title(), Text.of("broker", "clear.too-large", LARGEST >> 10)));
        }
        cleared.forgetBefore(diary.clock().instant().minus(KEPT));
        cleared.keep(new ClearedMessages.Cleared(
                plan.id(), plan.host(), topic, old.payload(), old.qos(), diary.clock().instant()));
        publish(plan, new Message(topic, new byte[0], 1, true), visit, errand);
        return visit.kept(topic, GRACE).map(_ -> failed(plan, "still-kept"));
    }

    private Optional<Problem> putBack(Plan plan, ClearedMessages.Cleared old, Visit visit, Errand errand)
            throws InterruptedException {
        if (visit.kept(old.topic(), GRACE).isPresent()) {
            throw new ProblemException(new Problem.Refused(plan.title(), Text.of("broker", "restore.published-since")));
        }
        publish(plan, new Message(old.topic(), old.payload(), Math.max(1, old.qos()), true), visit, errand);
        return visit.kept(old.topic(), GRACE).isPresent() ? Optional.empty() : Optional.of(failed(plan, "not-kept"));
    }

    private void publish(Plan plan, Message message, Visit visit, Errand errand) {
        diary.begun(plan);
        errand.begun = true;
        visit.publish(message);
    }

    private static Problem failed(Plan plan, String why) {
        return new Problem.CheckFailed(
                plan.host().value(), plan.steps().getFirst().words(), Text.of("broker", why));
    }

    private ClearedMessages.Cleared remembered(PlanId plan) {
        return cleared.find(plan)
                .orElseThrow(() ->
                        new ProblemException(new Problem.NotFound(Text.of("broker", "cleared-message"), plan.value())));
    }

    private static String checked(String topic) {
        boolean fine = !topic.isEmpty()
                && topic.length() <= 65_535
                && topic.chars().noneMatch(c -> c == '#' || c == '+' || c == 0);
        if (!fine) {
            throw new ProblemException(new Problem.InvalidInput(
                    Text.of("broker", "topic"), topic, Text.of("broker", "topic.rule")));
        }
        return topic;
    }
}
