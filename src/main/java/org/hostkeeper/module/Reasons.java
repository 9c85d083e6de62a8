package org.hostkeeper.module;

import java.util.Optional;
import java.util.Set;
import org.hostkeeper.words.Text;

/** Says why a unit is as it is, from systemd's result and the exit status (systemd.exec(5), systemd.service(5)). */
final class Reasons {
    private static final Set<String> RESULTS = Set.of(
            "signal", "core-dump", "timeout", "watchdog", "start-limit-hit", "oom-kill", "protocol", "resources");
    private static final int EXEC = 203;
    private static final int CHDIR = 200;
    private static final int USER = 217;

    private Reasons() {}

    static Optional<Text> of(Unit unit) {
        return switch (unit.state()) {
            case FAILED -> Optional.of(ended(unit));
            case ATTENTION -> Optional.of(attention(unit));
            case RUNNING, WORKING, STOPPED, UNKNOWN -> Optional.empty();
        };
    }

    private static Text attention(Unit unit) {
        return switch (unit.load()) {
            case "not-found" -> words("reason.file-gone");
            case "error", "bad-setting" -> words("reason.bad-setting");
            // systemd says "success" of a run that has not ended yet, which tells nothing of the runs before
            default -> unit.result().equals("success")
                    ? words("reason.restarts-only", unit.restarts())
                    : words("reason.restarts", unit.restarts(), ended(unit));
        };
    }

    private static Text ended(Unit unit) {
        int status = unit.mainStatus().orElse(0);
        if (unit.result().equals("exit-code")) {
            return switch (status) {
                case EXEC -> words("reason.exec");
                case CHDIR -> words("reason.chdir");
                case USER -> words("reason.user");
                default -> words("reason.exit-code", status);
            };
        }
        return RESULTS.contains(unit.result())
                ? words("reason." + unit.result(), status)
                : words("reason.other", unit.result().isEmpty() ? unit.sub() : unit.result());
    }

    private static Text words(String key, Object... args) {
        return Text.of("module", key, args);
    }
}
