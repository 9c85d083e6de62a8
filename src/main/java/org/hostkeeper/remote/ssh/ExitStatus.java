package org.hostkeeper.remote.ssh;

import com.jcraft.jsch.Channel;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** How what ran on a closed channel has ended (RFC 4254 section 6.10), as a shell would say it. */
final class ExitStatus {
    private static final Map<String, Integer> SIGNALS = Map.ofEntries(
            Map.entry("HUP", 1),
            Map.entry("INT", 2),
            Map.entry("QUIT", 3),
            Map.entry("ILL", 4),
            Map.entry("TRAP", 5),
            Map.entry("ABRT", 6),
            Map.entry("FPE", 8),
            Map.entry("KILL", 9),
            Map.entry("USR1", 10),
            Map.entry("SEGV", 11),
            Map.entry("USR2", 12),
            Map.entry("PIPE", 13),
            Map.entry("ALRM", 14),
            Map.entry("TERM", 15));
    private static final int SIGNALLED = 128;

    private ExitStatus() {}

    /** Empty if nobody knows: the connection broke, or this side let go of it. */
    static OptionalInt of(Channel closed) {
        @Nullable String signal = closed.getExitSignal();
        if (closed.getExitStatus() >= 0) {
            return OptionalInt.of(closed.getExitStatus());
        }
        return signal == null ? OptionalInt.empty() : OptionalInt.of(SIGNALLED + SIGNALS.getOrDefault(signal, 0));
    }
}
