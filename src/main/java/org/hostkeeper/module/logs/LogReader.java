package org.hostkeeper.module.logs;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.hostkeeper.job.Jobs;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Following;
import org.hostkeeper.remote.Output;
import org.hostkeeper.remote.Remote;

/** Reads the past of one host's journal, without following. */
public final class LogReader {
    private static final int LONGEST_SECONDS = 60;

    /** The last lines, oldest first. A user who may not read the journal gets a problem that names the group. */
    public List<LogLine> read(Remote remote, LogRequest request) {
        if (request.of(remote.host()).isEmpty()) {
            return List.of();
        }
        Output output = run(remote, request);
        List<LogLine> lines = new ArrayList<>(new String(output.out(), StandardCharsets.UTF_8)
                .lines()
                .map(line -> JournalEntry.parse(remote.host(), line))
                .flatMap(Optional::stream)
                .toList());
        boolean nothingMatched = request.grep().isPresent() && lines.isEmpty() && output.error().isBlank();
        if (!output.ok() && !nothingMatched) {
            throw new ProblemException(new Problem.CommandFailed(
                    remote.host().value(), "journalctl", output.exit(), output.error().strip()));
        }
        return lines.reversed();
    }

    /** What was said around a moment, oldest first: half of the request's lines before it, as many after it. */
    public List<LogLine> around(Remote remote, LogRequest request, Instant moment) throws InterruptedException {
        int half = Math.max(1, request.lines() / 2);
        LogRequest before = new LogRequest(
                request.parts(), half, Optional.empty(), Optional.of(moment.minusNanos(1000)), request.level(), request.grep());
        List<LogLine> lines = new ArrayList<>(read(remote, before));
        lines.addAll(first(remote, request, moment, half));
        return lines;
    }

    /** The first lines from a moment on; the rest, which may be a year of them, is not waited for. */
    private static List<LogLine> first(Remote remote, LogRequest request, Instant since, int most) throws InterruptedException {
        List<LogLine> lines = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch enough = new CountDownLatch(1);
        try (Following reading = remote.stream(Journalctl.from(remote, request, since), text -> {
            if (lines.size() < most) {
                JournalEntry.parse(remote.host(), text).ifPresent(lines::add);
            } else {
                enough.countDown();
            }
        })) {
            reading.ended().whenComplete((_, _) -> enough.countDown());
            if (!enough.await(LONGEST_SECONDS, TimeUnit.SECONDS) && lines.isEmpty()) {
                throw new ProblemException(new Problem.TimedOut(remote.host().value(), "journalctl", Duration.ofSeconds(LONGEST_SECONDS)));
            }
            if (lines.size() < most && reading.ended().isDone()) {
                endedWell(remote.host().value(), reading);
            }
        }
        return List.copyOf(lines);
    }

    /** Fewer lines than wanted are all there are only if nothing cut them off; with words that match nothing it ends with 1. */
    private static void endedWell(String host, Following reading) throws InterruptedException {
        try {
            int status = reading.ended().get();
            if (status != 0 && !reading.error().isBlank()) {
                throw new ProblemException(new Problem.CommandFailed(host, "journalctl", status, reading.error().strip()));
            }
        } catch (ExecutionException e) {
            throw new ProblemException(e.getCause() instanceof ProblemException known ? known.problem() : Jobs.problemOf(e), e);
        }
    }

    private static Output run(Remote remote, LogRequest request) {
        try {
            Command command = Journalctl.past(remote, request).sayingAtMost(256L << 20);
            return remote.run(command);
        } catch (ProblemException e) {
            throw new ProblemException(Journalctl.explained(e.problem(), remote.host().value()), e);
        }
    }
}
