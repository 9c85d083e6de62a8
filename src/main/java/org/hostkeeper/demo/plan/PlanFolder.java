package org.hostkeeper.demo.plan;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.demo.machine.Tree;
import org.hostkeeper.plan.Bytes;

/** A plan's folder on a simulated machine: its records, what it kept, its log, and whose turn it is. */
final class PlanFolder {
    /** How a plan stands; the words are those of the answers. */
    enum State {
        OPEN, DONE, UNDONE, STUCK;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Duration LEASE = Duration.ofSeconds(10);

    final String id;
    final Map<String, byte[]> files;
    final List<PlanStep> steps = new ArrayList<>();
    final List<String> log = new ArrayList<>();
    final Map<Integer, Tree.Node> kept = new HashMap<>();
    final Instant started;
    String token;
    Instant lease;
    State state = State.OPEN;
    boolean armed;

    PlanFolder(String id, String token, String console, Map<String, byte[]> files, Instant now) {
        this.id = id;
        this.token = token;
        this.files = Map.copyOf(files);
        this.started = now;
        note("console " + console, now);
        for (int n = 0; files.containsKey(n + ".step"); n++) {
            steps.add(PlanStep.read(n, text(n + ".step").orElseThrow()));
        }
    }

    Optional<String> text(String file) {
        return content(file).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    Optional<byte[]> content(String file) {
        return Optional.ofNullable(files.get(file));
    }

    /** A plan whose console has not been heard of for so long may be taken over. */
    boolean isSilent(Instant now) {
        return !lease.plus(LEASE).isAfter(now);
    }

    /** What a step writes, as its record has it. */
    Bytes data(PlanStep step) {
        return content(step.number() + ".data").map(Bytes::of).orElse(Bytes.utf8(""));
    }

    /** The file that stood where a step wrote, if it was one. */
    Optional<byte[]> keptContent(int step) {
        return kept.get(step) instanceof Tree.Node.File file ? Optional.of(file.content().array()) : Optional.empty();
    }

    /** A sign of the console too: at the end of a long step the one from its beginning is old. */
    void note(String line, Instant now) {
        log.add(line);
        lease = now;
    }

    boolean noted(String word) {
        return log.stream().anyMatch(line -> line.split(" ", 2)[0].equals(word));
    }

    /** The last word about a step: begin, done, failed, undone, stays, unable; {@code none} if there is none. */
    String last(int step) {
        return log.stream()
                .map(line -> line.split(" "))
                .filter(words -> words.length == 2 && words[1].equals(Integer.toString(step)))
                .filter(words -> !words[0].equals("console") && !words[0].equals("armed"))
                .map(words -> words[0])
                .reduce("none", (_, word) -> word);
    }

    /** The hash of what a step writes: from its record, or noted when it was written because it has a secret in it. */
    String sum(PlanStep step) {
        return log.stream()
                .map(line -> line.split(" "))
                .filter(words -> words.length == 3 && words[0].equals("sum") && words[1].equals(Integer.toString(step.number())))
                .map(words -> words[2])
                .reduce(step.sum(), (_, sum) -> sum);
    }

    /** In base64, as it was sent. */
    String console() {
        return log.stream()
                .filter(line -> line.startsWith("console "))
                .map(line -> line.substring(8))
                .reduce("-", (_, console) -> console);
    }

    String logText() {
        return String.join("\n", log) + "\n";
    }
}
