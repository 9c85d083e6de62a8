package org.hostkeeper.exhibition;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How one machine is watched, as the config.yaml of a deployed controller says it, with its defaults, and what Hostkeeper's
 * agent knows beside that (docs/contracts.md, exhibition VM controller).
 *
 * @param vm the machine's name in libvirt
 * @param snapshot the golden one, which it is reverted to
 * @param heartbeatTimeout without a beat for so long it is taken for dead
 * @param checkInterval how often that is looked at, where nothing wakes the watch earlier
 * @param startupDelay the clock of beats starts so long after a revert
 * @param startupInterval how long is waited between two looks whether the machine runs at last
 * @param startupAttempts how many such looks
 * @param autoRevert whether it is reverted by itself
 * @param checkGuestAgent whether a restart waits for the guest agent
 * @param guestAgentTimeout how long
 * @param hosts the addresses that its own port listens on; a deployed controller has one
 * @param port its own port with the deployed paths; 0 for none
 * @param guests networks and addresses that count as the guest's beside those that the host knows itself, in CIDR notation
 * @param compatibility from where deployed calls are answered without a token, as a deployed controller answers them: the words of
 *     {@link Compatibility}; empty for none, and each an open defect
 * @param opening when visitors are there; empty for always
 * @param breaker when reverting is given up for a while
 * @param revertOnStart whether starting the agent reverts a machine that runs, as the deployed controller does
 * @param visitorIdle a visitor is there until the guest has said for so long that nobody touched it
 */
public record ControllerSettings(
        String vm,
        String snapshot,
        Duration heartbeatTimeout,
        Duration checkInterval,
        Duration startupDelay,
        Duration startupInterval,
        int startupAttempts,
        boolean autoRevert,
        boolean checkGuestAgent,
        Duration guestAgentTimeout,
        List<String> hosts,
        int port,
        List<String> guests,
        List<String> compatibility,
        Optional<OpeningHours> opening,
        Breaker breaker,
        boolean revertOnStart,
        Duration visitorIdle) {
    public ControllerSettings {
        hosts = List.copyOf(hosts);
        guests = List.copyOf(guests);
        compatibility = List.copyOf(compatibility);
    }

    /**
     * When a machine that dies again and again is left alone.
     *
     * @param reverts so many by itself
     * @param within so long
     * @param pause how long it is left alone then; twice as long each further time
     * @param longest and never longer than this
     */
    public record Breaker(int reverts, Duration within, Duration pause, Duration longest) {
        public static Breaker usual() {
            return new Breaker(3, Duration.ofMinutes(10), Duration.ofMinutes(1), Duration.ofMinutes(30));
        }
    }
}
