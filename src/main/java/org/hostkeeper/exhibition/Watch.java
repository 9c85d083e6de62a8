package org.hostkeeper.exhibition;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hostkeeper.words.Text;

/**
 * What the host's agent says of a machine that it watches, as of {@code at}: read from a file that it keeps for everybody.
 *
 * @param snapshot the golden one
 * @param port its own one with the deployed paths; 0 for none
 * @param open networks from which each call is answered without a token, as deployed clients have none; each an open defect
 * @param why where something is wrong
 * @param since when it came into this state
 * @param up when its guest was started or reverted last
 * @param lastBeat of the guest that runs now
 * @param beats how many counted in each second of the last two minutes, the oldest first
 */
public record Watch(
        String vm,
        String snapshot,
        int port,
        List<String> open,
        Duration heartbeatTimeout,
        VmState state,
        Optional<Text> why,
        Instant since,
        Optional<Instant> up,
        boolean autoRevert,
        Optional<Instant> lastBeat,
        List<Integer> beats,
        Optional<Incident> last,
        Instant at) {
    public Watch {
        open = List.copyOf(open);
        beats = List.copyOf(beats);
    }

    /**
     * A fault, or a person's wish, and what became of it.
     *
     * @param reason a stable word: "heartbeat", "died", "crashed", "button", …
     * @param detail in English
     * @param outcome a stable word: "running", "recovered", "silent", "failed"
     * @param reverted when libvirt was done
     * @param firstBeat when the guest was back
     * @param lastBeats before it, the oldest first; as evidence only where the history was asked for
     * @param evidence what else is kept of it
     */
    public record Incident(
            long id,
            String reason,
            String detail,
            String outcome,
            Instant fault,
            Optional<Instant> reverted,
            Optional<Instant> firstBeat,
            List<Instant> lastBeats,
            Set<Evidence> evidence) {
        public Incident {
            lastBeats = List.copyOf(lastBeats);
            evidence = Set.copyOf(evidence);
        }

        /** Why, in plain words; what a guest or a program says by another word was asked for. */
        public Text why() {
            boolean known = List.of("heartbeat", "died", "crashed", "never-beat", "button", "console", "requested", "idle", "start", "restart", "promote").contains(reason);
            return Text.of("exhibition", "reason." + (known ? reason : "other"));
        }

        /** What became of it, in plain words. */
        public Text became() {
            return Text.of("exhibition", "outcome." + (List.of("running", "recovered", "silent").contains(outcome) ? outcome : "failed"));
        }

        /** How long the artwork was away, from when its fault was known. */
        public Optional<Duration> away() {
            return firstBeat.map(back -> Duration.between(fault, back));
        }
    }
}
