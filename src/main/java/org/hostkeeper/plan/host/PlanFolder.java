package org.hostkeeper.plan.host;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.Step;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.words.Text;

/**
 * A plan's folder on its host, for the console whose turn it is: each method is one round trip. What the host says is
 * returned; a connection that breaks is thrown.
 *
 * @param token tells this console apart from one that takes the plan over; it is no secret
 */
public record PlanFolder(Remote remote, Plan plan, String token) {
    private static final Duration FILES = Duration.ofMinutes(10);
    private static final Duration MORE = Duration.ofSeconds(45);

    /** Where root's plan of this name is on a host (plan.sh), and what its commands keep for taking it back. */
    public static String ofRoot(PlanId plan) {
        return "/var/lib/hostkeeper/plans/" + plan.value();
    }

    /** The same plan over another connection. */
    public PlanFolder over(Remote other) {
        return new PlanFolder(other, plan, token);
    }

    /** Makes the folder, if everything is as the plan expects it and no other plan is open. */
    public Said open(String console) {
        byte[] records = PlanRecords.of(plan).bytes();
        return ask("open", FILES, records, token, base64(console), Integer.toString(records.length));
    }

    /** @param secret the whole content or input if it has secrets in it; the caller wipes it */
    public Said step(int number, Optional<byte[]> secret) {
        Step step = plan.steps().get(number);
        byte[] input = secret.map(PlanFolder::secretInput).orElse(new byte[0]);
        try {
            Answer.Line last = answer("step", limit(step), input, parameters(number, secret.isPresent())).last();
            return refusals().said(last, commandOf(step), step.words());
        } finally {
            Arrays.fill(input, (byte) 0);
        }
    }

    /** Ends the command that the plan runs now, if it runs one; asked beside {@link #step}, which then fails. */
    public Said stop() {
        return ask("stop", MORE, new byte[0], token);
    }

    /** Undoes what is done; always ends the plan, unless this console has lost it. */
    public TakenBack rollback() {
        Duration limit = plan.steps().stream().map(PlanFolder::limit).reduce(MORE, Duration::plus);
        Answer answer = answer("rollback", limit, new byte[0], token);
        List<Integer> undone = new ArrayList<>();
        List<Integer> stays = new ArrayList<>();
        List<Text> unable = new ArrayList<>();
        for (Answer.Line line : answer.lines()) {
            switch (line.word(0)) {
                case "undone" -> {
                    if (line.words().size() > 1) {
                        undone.add((int) line.number(1));
                    }
                }
                case "stays" -> stays.add((int) line.number(1));
                case "unable" -> unable.add(why((int) line.number(1), line.from(2)));
                default -> {}
            }
        }
        return answer.last().word(0).equals("stuck")
                ? new TakenBack(undone, stays, unable, new Said.Well(Streams.NOTHING))
                : new TakenBack(undone, stays, unable, refusals().said(answer.last()));
    }

    public Said finish() {
        return ask("finish", FILES, new byte[0], token);
    }

    public Said arm(Duration after) {
        return ask("arm", MORE, new byte[0], token, Long.toString(Math.max(1, after.toSeconds())));
    }

    public Said disarm() {
        return ask("disarm", MORE, new byte[0], token);
    }

    private Said ask(String verb, Duration limit, byte[] input, String... parameters) {
        return refusals().said(answer(verb, limit, input, parameters).last());
    }

    private Answer answer(String verb, Duration limit, byte[] input, String... parameters) {
        List<String> all = new ArrayList<>(List.of(verb, plan.id().value()));
        all.addAll(List.of(parameters));
        Command command = Command.script(PlanScript.PROGRAM, PlanScript.NAME, all.toArray(String[]::new))
                .withInput(input)
                .asRoot(plan.asRoot())
                .within(limit);
        return Answer.of(remote.host().value(), verb, remote.run(command));
    }

    private String[] parameters(int number, boolean secret) {
        return secret
                ? new String[] {token, Integer.toString(number), "secret"}
                : new String[] {token, Integer.toString(number)};
    }

    private Text why(int number, Answer.Line line) {
        Step step = plan.steps().get(number);
        List<String> command = step instanceof Step.Run r ? r.undo().orElse(r.arguments()) : List.of();
        Problem problem = refusals().problem(line, command, step.words());
        return problem instanceof Problem.Conflict c ? Text.of("plan.host", "changed", c.path()) : problem.text();
    }

    private Refusals refusals() {
        return new Refusals(remote.host().value(), plan.id());
    }

    private static List<String> commandOf(Step step) {
        return switch (step) {
            case Step.Run r -> r.arguments();
            case Step.Check c -> c.arguments();
            case Step.WriteFile _, Step.RemoveFile _, Step.Link _, Step.MakeFolder _ -> List.of();
        };
    }

    /** The host's own limits come first; this one is for a host that no longer answers. */
    private static Duration limit(Step step) {
        return switch (step) {
            case Step.Run r -> r.limit().plus(MORE);
            case Step.Check c -> c.patience().multipliedBy(2).plus(MORE).plus(MORE);
            case Step.WriteFile _, Step.RemoveFile _, Step.Link _, Step.MakeFolder _ -> FILES;
        };
    }

    /** The hash on a line of its own, then base64: it tells the host whether all of it arrived. */
    private static byte[] secretInput(byte[] content) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes((Bytes.of(content).sha256() + "\n").getBytes(StandardCharsets.US_ASCII));
        byte[] encoded = Base64.getEncoder().encode(content);
        all.writeBytes(encoded);
        Arrays.fill(encoded, (byte) 0);
        return all.toByteArray();
    }

    static String base64(String text) {
        return text.isEmpty() ? "-" : Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
