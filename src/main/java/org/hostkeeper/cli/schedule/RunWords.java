package org.hostkeeper.cli.schedule;

import java.util.Optional;
import org.hostkeeper.cli.terminal.Cell.Tone;
import org.hostkeeper.schedule.JobRun;

/** How a run ended, as scripts and tables say it. */
final class RunWords {
    private RunWords() {}

    /** well, failed, killed, running or not-recorded. */
    static String code(JobRun.Ending ending) {
        return switch (ending) {
            case JobRun.Ending.Well _ -> "well";
            case JobRun.Ending.Failed _ -> "failed";
            case JobRun.Ending.Killed _ -> "killed";
            case JobRun.Ending.Open _ -> "running";
            case JobRun.Ending.NotRecorded _ -> "not-recorded";
        };
    }

    /** The status or the signal. */
    static Optional<Integer> number(JobRun.Ending ending) {
        return switch (ending) {
            case JobRun.Ending.Failed(int status) -> Optional.of(status);
            case JobRun.Ending.Killed(int signal) -> Optional.of(signal);
            case JobRun.Ending.Well _, JobRun.Ending.Open _, JobRun.Ending.NotRecorded _ -> Optional.empty();
        };
    }

    static Tone tone(String code) {
        return switch (code) {
            case "well" -> Tone.GOOD;
            case "failed", "killed" -> Tone.FAILED;
            default -> Tone.PLAIN;
        };
    }
}
