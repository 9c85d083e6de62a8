package org.hostkeeper.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.facts.Scripts;
import org.hostkeeper.plan.host.Files;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Output;
import org.hostkeeper.remote.Remote;

/** Reads how the update of a package mirror stands on a host, as root. Throws what the connection throws. */
public final class MirrorReader {
    /** What the program calls itself, {@code $0}. */
    public static final String NAME = "hostkeeper-mirror";

    private static final String SCRIPT = Scripts.beside(MirrorReader.class, "mirror.sh");

    /**
     * How it stands.
     *
     * @param program whether the host has it
     * @param logged when its log was last written to
     * @param running the numbers of its processes
     * @param runs what is written down of its runs, oldest first
     */
    public record Mirror(
            Schedules schedules, MirrorJob job, boolean program, Optional<Instant> logged, List<String> running, List<JobRun> runs) {
        public List<MirrorJob.Found> defects() {
            return job.defects(program);
        }
    }

    private final ScheduleReader reader;

    public MirrorReader(ScheduleReader reader) {
        this.reader = reader;
    }

    /** @param back how far back runs are looked for */
    public Mirror read(Remote remote, Duration back) {
        Output output = remote.run(Command.script(SCRIPT, NAME).asRoot(true));
        if (!output.ok()) {
            throw new ProblemException(
                    new Problem.CommandFailed(remote.host().value(), NAME, output.exit(), output.error().strip()));
        }
        Schedules schedules = reader.read(remote);
        MirrorJob job = MirrorJob.of(schedules);
        List<String> lines = output.text().lines().toList();
        List<JobRun> runs = job.job().map(known -> reader.log(remote, schedules.daemon(), schedules.read().minus(back)).of(known)).orElse(List.of());
        return new Mirror(schedules, job, lines.contains("program there"), words(lines, "log ").stream().findFirst()
                .map(at -> Instant.ofEpochSecond(Long.parseLong(at))), words(lines, "running "), runs);
    }

    private static List<String> words(List<String> lines, String first) {
        return lines.stream().filter(line -> line.startsWith(first)).map(line -> line.substring(first.length())).toList();
    }

    /** For setting it up. */
    public ScheduleGround ground(Remote remote) {
        Schedules schedules = reader.read(remote, List.of(MirrorJob.USER));
        return new ScheduleGround(remote.host(), schedules, Files.look(remote, List.of(MirrorJob.PATH), true));
    }
}
