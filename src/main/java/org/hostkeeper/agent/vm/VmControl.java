package org.hostkeeper.agent.vm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.exhibition.ControllerSettings;
import org.hostkeeper.exhibition.VmState;
import org.hostkeeper.words.Text;

/**
 * One watched machine, for those who ask: the web and the broker. Calls that change something block until it has been done,
 * one at a time for each machine, and throw a ProblemException if it was not. Two who ask for a revert at once get one.
 */
public interface VmControl {
    ControllerSettings settings();

    Status status();

    /**
     * The guest is alive.
     *
     * @param accepted {@link System#nanoTime()} of when the connection was accepted: a beat counts for the machine as it was then
     * @param idle since when nobody has touched it, if the guest says so
     * @return whether it counted
     */
    boolean beat(long accepted, Optional<Duration> idle);

    void start();

    void stop();

    void restart();

    List<String> snapshots();

    /** Under a name that is taken it is replaced, without a moment in which there is none; the golden one as {@link #promote}. */
    void create(String snapshot);

    /** Refuses the golden one. */
    void delete(String snapshot);

    /**
     * Makes the machine's state of now the golden one: a new one is made, verified by a revert after which the guest beats, and
     * only then takes the old one's place.
     *
     * @param confirmed also within opening hours, although it interrupts the artwork
     */
    void promote(boolean confirmed);

    void autoRevert(boolean enabled);

    /**
     * A person wants the artwork back, now. Returns when it has been reverted.
     *
     * @param reason "button" if it was pressed, "console" or another word
     */
    void revert(String reason);

    /**
     * The guest, or a person by the deployed call, asks for a revert.
     *
     * @return in how long it will be done; empty if it is refused for now, as while a visitor is there
     */
    Optional<Duration> request(String reason, String severity);

    /** The guest says that nobody has touched it for so long, and wants to begin anew. Empty if it is refused. */
    Optional<Duration> idle(Duration since);

    /** Whether somebody wanted it back by the button since this was asked last. */
    boolean pressed();

    VmPast past();

    /** The strip of the last two minutes, oldest first: how many beats counted in each second. */
    int[] beats();

    /**
     * How it is now.
     *
     * @param why for UNHEALTHY and SUSPENDED_BY_BREAKER
     * @param since when it came into this state
     * @param up when its guest was started or reverted last, if it is known
     * @param lastBeat of the machine as it is now
     * @param sinceBeat by a monotonic clock
     * @param timedOut whether it has been silent for too long
     * @param coolDown how long a person's further revert is not needed: it has just been done
     */
    record Status(
            VmState state,
            Optional<Text> why,
            Instant since,
            Optional<Instant> up,
            Hypervisor.Power power,
            boolean snapshotExists,
            boolean autoRevert,
            Optional<Instant> lastBeat,
            Optional<Duration> sinceBeat,
            boolean timedOut,
            Optional<Incident> lastIncident,
            Duration coolDown) {}

    /**
     * A fault, or a person's wish, and what became of it.
     *
     * @param id grows with time
     * @param reason "heartbeat", "died", "crashed", "button", "console", "requested", "idle", "never-beat", "start", "restart", "promote"
     * @param detail in English
     * @param outcome "running", "recovered", "silent" for a guest that never beat after it, "failed"
     * @param fault the fault was known
     * @param reverted libvirt was done
     * @param firstBeat the guest was back
     */
    record Incident(
            long id,
            String reason,
            String detail,
            String outcome,
            Instant fault,
            Optional<Instant> reverted,
            Optional<Instant> firstBeat,
            List<String> lastBeats) {
        public Incident {
            lastBeats = List.copyOf(lastBeats);
        }
    }
}
