package org.hostkeeper.agent.watch;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What systemd says of a unit in this moment, out of the properties of {@code org.freedesktop.systemd1.Unit} and
 * {@code .Service} (org.freedesktop.systemd1(5)). A property that is missing has its value of a unit that never ran.
 *
 * @param load {@code loaded}, {@code not-found}, {@code bad-setting}, …
 * @param active {@code active}, {@code activating}, {@code failed}, …
 * @param sub the state in the words of its type: {@code running}, {@code auto-restart}, …
 * @param result {@code success}, {@code exit-code}, {@code signal}, {@code start-limit-hit}, …
 * @param exit how its main process ended, once it has
 * @param restarts how often systemd has restarted it by itself since a person last started it
 * @param since when it came into this state
 */
public record UnitReading(
        String load,
        String active,
        String sub,
        String result,
        Optional<Exit> exit,
        long restarts,
        Optional<Instant> since) {
    /** How a process ended: its status, or the signal that ended it. */
    public sealed interface Exit {
        /** By itself. */
        record Status(int code) implements Exit {}

        /** By a signal; {@code dumped} if it left a core. */
        record Signal(int number, boolean dumped) implements Exit {}
    }

    private static final int EXITED = 1;
    private static final int KILLED = 2;
    private static final int DUMPED = 3;

    /** The properties that a reading is made of. */
    static final Set<String> PROPERTIES = Set.of(
            "LoadState", "ActiveState", "SubState", "Result", "ExecMainCode", "ExecMainStatus", "NRestarts", "StateChangeTimestamp");

    static UnitReading of(Map<String, Object> properties) {
        return new UnitReading(
                word(properties, "LoadState", "loaded"),
                word(properties, "ActiveState", "inactive"),
                word(properties, "SubState", "dead"),
                word(properties, "Result", "success"),
                exit((int) number(properties, "ExecMainCode"), (int) number(properties, "ExecMainStatus")),
                number(properties, "NRestarts"),
                Optional.of(number(properties, "StateChangeTimestamp"))
                        .filter(microseconds -> microseconds > 0)
                        .map(microseconds -> Instant.EPOCH.plusNanos(microseconds * 1000)));
    }

    /** The codes are those of waitid(2). */
    private static Optional<Exit> exit(int code, int status) {
        return switch (code) {
            case EXITED -> Optional.of(new Exit.Status(status));
            case KILLED -> Optional.of(new Exit.Signal(status, false));
            case DUMPED -> Optional.of(new Exit.Signal(status, true));
            default -> Optional.empty();
        };
    }

    private static String word(Map<String, Object> properties, String name, String otherwise) {
        return properties.get(name) instanceof String word ? word : otherwise;
    }

    private static long number(Map<String, Object> properties, String name) {
        return properties.get(name) instanceof Number number ? number.longValue() : 0;
    }
}
