package org.hostkeeper.demo.plan;

import static org.hostkeeper.demo.plan.Answered.base64;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.demo.machine.Call;
import org.hostkeeper.plan.Bytes;

/** One verb of a running plan, for the console whose turn it is. */
final class Turn {
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(400);

    private final Call call;
    private final PlanBase base;
    private final PlanFolder plan;
    private final String token;
    private final FileHands hands;

    /** @param words the plan's id and the console's token first */
    Turn(Call call, PlanBase base, List<String> words) {
        this.call = call;
        this.base = base;
        this.plan = base.find(words.getFirst());
        this.token = words.get(1);
        this.hands = new FileHands(call.machine().tree(), call.user(), plan);
    }

    /** What is done while the plan's lock is held. */
    private interface Work {
        String answer() throws IOException, InterruptedException;
    }

    private void enter(Work work) throws IOException, InterruptedException {
        if (!base.tryLock()) {
            throw new Answered("busy", plan.console());
        }
        try {
            if (plan.state != PlanFolder.State.OPEN) {
                throw new Answered(plan.noted("fired") ? "fired" : "ended", plan.state.word());
            }
            if (!plan.token.equals(token)) {
                throw new Answered("taken", plan.console());
            }
            plan.lease = call.machine().now();
            throw new Answered(work.answer());
        } finally {
            base.unlock();
        }
    }

    void step(int number, boolean secret) throws IOException, InterruptedException {
        byte[] input = secret ? call.in().readAllBytes() : new byte[0];
        enter(() -> {
            PlanStep step = plan.steps.get(number);
            if (plan.noted("back")) {
                return "back";
            }
            if (plan.last(number).equals("done")) {
                return "done";
            }
            return step.isCommand() ? command(step, secretContent(input)) : file(step, input);
        });
    }

    private String file(PlanStep step, byte[] input) {
        return call.machine().locked(() -> {
            if (plan.last(step.number()).equals("begin") && hands.look(step).isAsAfter(step, plan.sum(step))) {
                note("done " + step.number());
                return "done";
            }
            if (!hands.look(step).isAsBefore(step)) {
                note("failed " + step.number());
                return hands.conflict(step);
            }
            Bytes content = input.length == 0 ? plan.data(step) : Bytes.of(secretContent(input));
            if (input.length > 0) {
                note("sum " + step.number() + " " + content.sha256());
            }
            note("begin " + step.number());
            Optional<String> problem = hands.apply(step, content);
            note((problem.isEmpty() ? "done " : "failed ") + step.number());
            return problem.orElse("done");
        });
    }

    /** The hash on a line of its own, then base64. */
    private static byte[] secretContent(byte[] input) {
        String text = new String(input, StandardCharsets.US_ASCII);
        return input.length == 0 ? input : Base64.getDecoder().decode(text.substring(text.indexOf('\n') + 1).strip());
    }

    private String command(PlanStep step, byte[] secret) throws IOException, InterruptedException {
        note("begin " + step.number());
        String text = plan.text(step.number() + ".cmd").orElseThrow();
        byte[] input = plan.content(step.number() + ".in").orElse(secret);
        Commands ran = Commands.run(call, text, input);
        if (step.kind().equals("check")) {
            Instant until = Instant.now().plusSeconds(step.limit());
            while (!step.good().contains(ran.status()) && Instant.now().isBefore(until)) {
                Thread.sleep(BETWEEN_TRIES);
                ran = Commands.run(call, text, input);
            }
            boolean holds = step.good().contains(ran.status());
            note((holds ? "done " : "failed ") + step.number());
            return holds ? "done" : "unmet " + ran.status() + " " + ran.outputs();
        }
        note((ran.status() == 0 ? "done " : "failed ") + step.number());
        return ran.status() == 0 ? "done " + ran.outputs() : "status " + ran.status() + " " + ran.outputs();
    }

    void rollback() throws IOException, InterruptedException {
        enter(() -> {
            undoAll();
            return plan.state.word();
        });
    }

    private void undoAll() throws IOException, InterruptedException {
        if (!plan.noted("back")) {
            note("back");
        }
        boolean well = true;
        for (PlanStep step : PlanBase.undoOrder(plan)) {
            well &= undo(step);
        }
        plan.state = well ? PlanFolder.State.UNDONE : PlanFolder.State.STUCK;
        dropDeadman();
    }

    private boolean undo(PlanStep step) throws IOException, InterruptedException {
        String last = plan.last(step.number());
        boolean nothing = last.equals("none") || last.equals("undone") || last.equals("stays");
        if (nothing || step.kind().equals("check")
                || (step.kind().equals("run") && last.equals("failed") && !step.settles())) {
            return true;
        }
        Optional<String> problem;
        if (step.kind().equals("run")) {
            Optional<String> command = plan.text(step.number() + ".undo");
            if (command.isEmpty()) {
                tell("stays", step, "");
                return true;
            }
            Commands ran = Commands.run(call, command.get(), new byte[0]);
            problem = ran.status() == 0 ? Optional.empty() : Optional.of("status " + ran.status() + " " + ran.outputs());
        } else {
            problem = call.machine().locked(() -> hands.undo(step));
        }
        tell(problem.isEmpty() ? "undone" : "unable", step, problem.map(why -> " " + why).orElse(""));
        return problem.isEmpty();
    }

    private void note(String line) {
        plan.note(line, call.machine().now());
    }

    private void tell(String word, PlanStep step, String why) throws IOException {
        note(word + " " + step.number());
        call.say(word + " " + step.number() + why + "\n");
    }

    void finish() throws IOException, InterruptedException {
        enter(() -> {
            dropDeadman();
            plan.state = PlanFolder.State.DONE;
            return "ok";
        });
    }

    void arm(Duration after) throws IOException, InterruptedException {
        enter(() -> {
            if (!call.byRoot()) {
                return "impossible " + base64("no-root");
            }
            plan.armed = true;
            note("armed " + after.toSeconds());
            call.machine().later(call.machine().now().plus(after), this::expire);
            return "ok";
        });
    }

    void disarm() throws IOException, InterruptedException {
        enter(() -> {
            dropDeadman();
            note("disarmed");
            return "ok";
        });
    }

    private void dropDeadman() {
        plan.armed = false;
    }

    /** Nobody confirmed in time. The machine is locked. */
    private void expire() {
        if (!plan.armed || plan.state != PlanFolder.State.OPEN) {
            return;
        }
        note("fired");
        try {
            new Turn(call.intoNothing(), base, List.of(plan.id, plan.token)).undoAll();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("Nothing here reads or waits", e);
        }
    }
}
