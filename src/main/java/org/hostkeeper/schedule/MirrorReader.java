package org.hostkeeper.schedule;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
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
     * @param runs what is written down of its runs, oldest first
     */
    public record Mirror(Schedules schedules, MirrorJob job, MirrorHost host, List<JobRun> runs) {
        public List<MirrorJob.Found> defects() {
            return job.defects(host);
        }
    }

    /** What it is to be set up upon. */
    public record Ground(ScheduleGround files, MirrorHost host) {}

    private final ScheduleReader reader;

    public MirrorReader(ScheduleReader reader) {
        this.reader = reader;
    }

    /** @param back how far back runs are looked for */
    public Mirror read(Remote remote, Duration back) {
        MirrorHost host = host(remote);
        Schedules schedules = reader.read(remote);
        MirrorJob job = MirrorJob.of(schedules);
        List<JobRun> runs = job.job().map(known -> reader.log(remote, schedules.daemon(), schedules.read().minus(back)).of(known)).orElse(List.of());
        return new Mirror(schedules, job, host, runs);
    }

    static MirrorHost host(Remote remote) {
        Output output = remote.run(Command.script(SCRIPT, NAME).asRoot(true));
        if (!output.ok()) {
            throw new ProblemException(
                    new Problem.CommandFailed(remote.host().value(), NAME, output.exit(), output.error().strip()));
        }
        return MirrorHost.of(output.text());
    }

    /** For setting it up. */
    public Ground ground(Remote remote) {
        List<String> paths = Stream.concat(Stream.of(MirrorJob.PATH), MirrorRotation.paths().stream()).toList();
        Schedules schedules = reader.read(remote, List.of(MirrorJob.USER));
        return new Ground(new ScheduleGround(remote.host(), schedules, Files.look(remote, paths, true)), host(remote));
    }
}
