package org.hostkeeper.agent.vm;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.hostkeeper.agent.vm.Hypervisor.Power;
import org.hostkeeper.words.Text;

/** What is wrong with a machine that a revert would mend, since when, and whether one has been tried. */
final class Fault {
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Sight sight;
    private final Heartbeats beats;
    private Optional<Cause> cause = Optional.empty();
    private Optional<Text> failure = Optional.empty();
    private OptionalLong retry = OptionalLong.empty();

    Fault(Sight sight, Heartbeats beats) {
        this.sight = sight;
        this.beats = beats;
    }

    /** @return whether something is wrong */
    boolean notice(Moment now) {
        if (!sight.clear()) {
            return false; // nothing new can be said
        }
        Optional<String> reason = reason(now);
        long since = cause.map(Cause::since).orElse(now.nanos());
        cause = reason.map(what -> new Cause(what, detail(what, now), since, true));
        return cause.isPresent();
    }

    private Optional<String> reason(Moment now) {
        return switch (sight.power().orElse(Power.ABSENT)) {
            case OFF -> Optional.of("died");
            case CRASHED -> Optional.of("crashed");
            case RUNNING -> beats.timedOut(now) && sight.at() - beats.deadline() >= 0
                    ? Optional.of(beats.first().isPresent() ? "heartbeat" : "never-beat")
                    : Optional.empty();
            case PAUSED, ABSENT -> Optional.empty();
        };
    }

    private String detail(String reason, Moment now) {
        String again = failure.map(before -> "; the revert before failed: " + before).orElse("");
        return switch (reason) {
            case "heartbeat" -> "no beat for " + now.since(beats.last().orElse(now.nanos())).toMillis() + " ms" + again;
            case "never-beat" -> "no beat since it was started or reverted" + again;
            default -> "libvirt says that it does not run" + again;
        };
    }

    void failed(Text why, Moment now) {
        failure = Optional.of(why);
        retry = OptionalLong.of(now.after(RETRY));
    }

    /** It was put back. */
    void mended() {
        cause = Optional.empty();
        failure = Optional.empty();
        retry = OptionalLong.empty();
    }

    /** It is as a person wants it to be. */
    void forget() {
        cause = Optional.empty();
        retry = OptionalLong.empty();
    }

    void tick(Moment now) {
        if (retry.isPresent() && now.reached(retry.getAsLong())) {
            retry = OptionalLong.empty();
        }
    }

    Optional<Cause> cause() {
        return cause;
    }

    OptionalLong retry() {
        return retry;
    }

    Optional<Text> failure() {
        return failure;
    }
}
