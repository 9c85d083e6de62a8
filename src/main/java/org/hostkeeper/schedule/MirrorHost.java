package org.hostkeeper.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a host's mirror update is like beside its crontab.
 *
 * @param program whether the host has it
 * @param logrotate whether the host rotates logs
 * @param rotating the settings of logrotate that name the update's log
 * @param logged when its log was last written to
 * @param running the numbers of its processes
 */
public record MirrorHost(boolean program, boolean logrotate, List<String> rotating, Optional<Instant> logged, List<String> running) {
    public MirrorHost {
        rotating = List.copyOf(rotating);
        running = List.copyOf(running);
    }

    /** Of what mirror.sh tells. */
    static MirrorHost of(String answer) {
        List<String> lines = answer.lines().toList();
        return new MirrorHost(
                lines.contains("program there"),
                lines.contains("logrotate there"),
                words(lines, "rotated "),
                words(lines, "log ").stream().findFirst().map(at -> Instant.ofEpochSecond(Long.parseLong(at))),
                words(lines, "running "));
    }

    private static List<String> words(List<String> lines, String first) {
        return lines.stream().filter(line -> line.startsWith(first)).map(line -> line.substring(first.length())).toList();
    }

    /** Whether the log is kept from growing for ever. */
    boolean rotates() {
        return logrotate && !rotating.isEmpty();
    }
}
