package org.hostkeeper.demo.plan;

import static org.hostkeeper.demo.plan.Answered.base64;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hostkeeper.demo.machine.Call;
import org.hostkeeper.demo.machine.Machine;
import org.hostkeeper.demo.machine.Program;
import org.hostkeeper.plan.host.Records;

/**
 * The program that carries plans out, for one simulated machine: the same verbs, order of checks and answers as
 * {@code plan.sh}, so that preview, conflict, interruption, taking over and undo go the product's own way.
 */
public final class PlanHost implements Program {
    private static final String ROOT = "root";

    private final Map<String, PlanBase> bases = new ConcurrentHashMap<>();

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        String verb = call.rest().getFirst();
        List<String> words = call.rest().subList(1, call.rest().size());
        PlanBase base = bases.computeIfAbsent(call.user(), PlanBase::new);
        try {
            switch (verb) {
                case "look" -> look(call, Long.parseLong(words.getFirst()));
                case "open" -> base.open(call, words);
                case "step" -> new Turn(call, base, words).step(Integer.parseInt(words.get(2)), words.contains("secret"));
                case "rollback" -> new Turn(call, base, words).rollback();
                case "finish" -> new Turn(call, base, words).finish();
                case "arm" -> new Turn(call, base, words).arm(Duration.ofSeconds(Long.parseLong(words.get(2))));
                case "disarm" -> new Turn(call, base, words).disarm();
                case "stop" -> throw new Answered("ok"); // commands here end at once
                case "take" -> take(call, base, words);
                case "list" -> list(call, base);
                case "show" -> show(call, base, words);
                default -> {
                    return call.machine().unknownCall(call);
                }
            }
            throw new IllegalStateException("A verb answers: " + verb);
        } catch (Answered answer) {
            call.say(answer.line().isEmpty() ? "end\n" : answer.line() + "\nend\n");
            return 0;
        }
    }

    /** What the probe of open plans says to this user, root's folder being root's alone; empty for another probe. */
    public Optional<String> answer(String probe, String user, Instant now) {
        if (!probe.equals("open-plans")) {
            return Optional.empty();
        }
        StringBuilder lines = new StringBuilder();
        if (!user.equals(ROOT) && bases.containsKey(ROOT)) {
            lines.append("hidden\n");
        }
        Optional.ofNullable(bases.get(user)).stream()
                .flatMap(base -> base.all().stream())
                .filter(plan -> plan.state == PlanFolder.State.OPEN)
                .map(plan -> (plan.isSilent(now) ? "left " : "running ") + plan.id + "\n")
                .forEach(lines::append);
        return Optional.of(lines.toString());
    }

    private static void look(Call call, long most) throws IOException {
        List<String> paths = new String(call.in().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        for (String path : paths) {
            call.say(call.machine().locked(() -> Look.at(call.machine().tree(), path, call.user())).line(path, most) + "\n");
        }
        throw new Answered();
    }

    private static void take(Call call, PlanBase base, List<String> words) {
        PlanFolder plan = base.find(words.getFirst());
        if (base.isBusy()) {
            throw new Answered("alive", plan.console());
        }
        boolean stuck = plan.state == PlanFolder.State.STUCK;
        if (!stuck && plan.state != PlanFolder.State.OPEN) {
            throw new Answered(plan.noted("fired") ? "fired" : "ended", plan.state.word());
        }
        if (!stuck && !plan.isSilent(call.machine().now())) {
            throw new Answered("alive", plan.console());
        }
        if (stuck) {
            base.otherOpen(call.machine().now());
            plan.state = PlanFolder.State.OPEN;
        }
        plan.note("console " + words.get(2), call.machine().now());
        plan.token = words.get(1);
        String log = base64(plan.logText());
        throw new Answered("ok", plan.noted("back") ? "back" : "forward", log);
    }

    private static void list(Call call, PlanBase base) throws IOException {
        for (PlanFolder plan : base.all()) {
            if (plan.state == PlanFolder.State.OPEN) {
                boolean running = base.isBusy() || !plan.isSilent(call.machine().now());
                call.say(String.join(
                                " ",
                                "plan",
                                running ? "1" : "0",
                                Long.toString(plan.started.getEpochSecond()),
                                Long.toString(plan.lease.getEpochSecond()),
                                plan.console(),
                                base64(plan.logText()),
                                base64(plan.text("plan.json").orElse("")))
                        + "\n");
            }
        }
        throw new Answered();
    }

    private static void show(Call call, PlanBase base, List<String> words) throws IOException {
        PlanFolder plan = base.find(words.getFirst());
        long most = Long.parseLong(words.get(1));
        call.say("state " + plan.state.word() + "\n");
        call.say("log " + base64(plan.logText()) + "\n");
        call.say("manifest " + base64(plan.text("plan.json").orElse("")) + "\n");
        for (PlanStep step : plan.steps) {
            Optional<byte[]> kept = plan.keptContent(step.number());
            if (kept.isPresent()) {
                String content = kept.get().length > most ? "-" : "+" + base64(kept.get());
                call.say("old " + step.number() + " " + content + "\n");
            }
        }
        throw new Answered();
    }

    /** Puts root's plan there that was begun by somebody else and left: its first steps are done. The machine is locked. */
    public void leaveBehind(Machine machine, String id, String console, byte[] records, int stepsDone, Duration ago) {
        PlanFolder plan = new PlanFolder(
                id, "gone", base64(console), Records.read(records).files(), machine.now().minus(ago));
        FileHands hands = new FileHands(machine.tree(), ROOT, plan);
        for (PlanStep step : plan.steps.subList(0, stepsDone)) {
            plan.note("begin " + step.number(), plan.started);
            hands.apply(step, plan.data(step)).ifPresent(problem -> {
                throw new IllegalStateException(problem);
            });
            plan.note("done " + step.number(), plan.started);
        }
        bases.computeIfAbsent(ROOT, PlanBase::new).add(plan);
    }
}
