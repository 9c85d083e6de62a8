package org.hostkeeper.exhibition;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * From where a machine's deployed calls need no token, and which: {@code 10.0.0.0/8} is all of them, {@code 10.0.0.0/8 status
 * heartbeat} these two.
 *
 * @param calls deployed paths below {@code /api/v1/}, a deletion as {@code snapshot/delete}; empty for all
 */
public record Compatibility(String network, List<String> calls) {
    /** What can be named: every call that a deployed controller answers or documents. */
    public static final List<String> CALLS = List.of(
            "status", "heartbeat", "heartbeat/status", "vm/start", "vm/stop", "vm/restart", "snapshots", "snapshot/create",
            "snapshot/delete", "revert/enable", "revert/disable", "revert/request", "idle/reset", "button-status");

    private static final List<String> READING = List.of("status", "heartbeat/status", "snapshots", "button-status");

    public Compatibility {
        calls = List.copyOf(calls);
    }

    /** Empty if these words are no network, or a call is unknown: a slip must not open, nor close, anything else. */
    public static Optional<Compatibility> of(String words) {
        List<String> all = List.of(words.strip().split("\\s+"));
        List<String> calls = all.subList(1, all.size());
        return CidrForm.isOne(all.getFirst()) && CALLS.containsAll(calls)
                ? Optional.of(new Compatibility(all.getFirst(), calls.stream().distinct().toList()))
                : Optional.empty();
    }

    /** Whether nothing can be changed with these calls: a beat keeps a dead machine from being brought back. */
    boolean isReading() {
        return !calls.isEmpty() && READING.containsAll(calls);
    }

    /** As it is read. */
    public String words() {
        return String.join(" ", Stream.concat(Stream.of(network), calls.stream()).toList());
    }
}
