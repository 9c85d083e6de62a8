package org.hostkeeper.demo.plan;

import static org.hostkeeper.demo.plan.Answered.base64;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.hostkeeper.demo.machine.Call;
import org.hostkeeper.plan.host.Records;

/** All plans of one user of a machine, and the lock that lets only one of them do something at a time. */
final class PlanBase {
    private static final long PATIENCE_SECONDS = 10;

    private final Map<String, PlanFolder> plans = new ConcurrentSkipListMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final String folder;

    PlanBase(String user) {
        folder = user.equals("root")
                ? "/var/lib/hostkeeper/plans"
                : "/home/" + user + "/.local/state/hostkeeper/plans";
    }

    String folder() {
        return folder;
    }

    List<PlanFolder> all() {
        return List.copyOf(plans.values());
    }

    void add(PlanFolder plan) {
        plans.put(plan.id, plan);
    }

    PlanFolder find(String id) {
        PlanFolder plan = plans.get(id);
        if (plan == null) {
            throw new Answered("unknown");
        }
        return plan;
    }

    boolean isBusy() {
        return lock.isLocked();
    }

    /** False if somebody else holds it for too long. */
    boolean tryLock() throws InterruptedException {
        return lock.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    void unlock() {
        lock.unlock();
    }

    /** Answers with the plan that is open, if one is. */
    void otherOpen(Instant now) {
        for (PlanFolder other : plans.values()) {
            if (other.state == PlanFolder.State.OPEN) {
                boolean running = isBusy() && !lock.isHeldByCurrentThread() || !other.isSilent(now);
                throw new Answered(running ? "running" : "open", other.id, other.console());
            }
        }
    }

    void open(Call call, List<String> words) throws IOException, InterruptedException {
        byte[] sent = call.in().readAllBytes();
        if (sent.length != Integer.parseInt(words.get(3))) {
            throw new Answered("cut");
        }
        if (!tryLock()) {
            otherOpen(call.machine().now());
            throw new Answered("busy", "-");
        }
        try {
            otherOpen(call.machine().now());
            if (plans.containsKey(words.getFirst())) {
                throw new Answered("known");
            }
            Map<String, byte[]> files = Records.read(sent).files();
            PlanFolder plan =
                    new PlanFolder(words.getFirst(), words.get(1), words.get(2), files, call.machine().now());
            Optional<String> problem = call.machine().locked(() -> firstProblem(call, plan));
            if (problem.isPresent()) {
                throw new Answered(problem.get());
            }
            plans.put(plan.id, plan);
            throw new Answered("ok");
        } finally {
            unlock();
        }
    }

    /** A path that an earlier step changes cannot stand yet as a later step finds it; that one is checked at its turn. */
    private static Optional<String> firstProblem(Call call, PlanFolder plan) {
        FileHands hands = new FileHands(call.machine().tree(), call.user(), plan);
        Set<String> seen = new HashSet<>();
        for (PlanStep step : plan.steps) {
            if (step.isCommand()) {
                if (!seen.contains(step.program()) && !call.machine().knows(step.program())) {
                    return Optional.of("tool " + base64(step.program()));
                }
            } else if (seen.add(step.path()) && !hands.look(step).isAsBefore(step)) {
                return Optional.of(hands.conflict(step));
            }
        }
        return Optional.empty();
    }

    /** Numbers of the steps in the order in which they are undone: backwards, then forwards those that settle. */
    static List<PlanStep> undoOrder(PlanFolder plan) {
        List<PlanStep> order = new ArrayList<>(plan.steps.reversed());
        order.removeIf(PlanStep::settles);
        plan.steps.stream().filter(PlanStep::settles).forEach(order::add);
        return order;
    }
}
