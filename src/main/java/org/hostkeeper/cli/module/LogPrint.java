package org.hostkeeper.cli.module;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.hostkeeper.cli.terminal.Amounts;
import org.hostkeeper.cli.terminal.Cell.Tone;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printable;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.host.HostName;
import org.hostkeeper.module.logs.LogFollow;
import org.hostkeeper.module.logs.LogLine;
import org.hostkeeper.module.logs.LogListener;
import org.hostkeeper.problem.Problem;

/**
 * Prints log lines as they come: time, host, unit, message. Gaps are told on standard error, so that what goes through a
 * pipe stays lines. Ends when nobody reads the output any more, or when every host waits for a person, whom a command cannot
 * wait for. Any thread.
 */
final class LogPrint implements LogListener {
    private final Printer printer;
    private final int hostWidth;
    private final Set<HostName> hosts;
    private final Set<HostName> waiting = new HashSet<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private Exit worst = Exit.DONE;

    LogPrint(Printer printer, List<HostName> hosts) {
        this.printer = printer;
        this.hosts = Set.copyOf(hosts);
        this.hostWidth = hosts.stream().mapToInt(h -> h.value().length()).max().orElse(0);
    }

    @Override
    public void lines(List<LogLine> lines) {
        lines.forEach(line -> printer.line(LogRow.of(line), () -> print(line)));
        if (printer.terminal().out().checkError()) {
            ended.countDown();
        }
    }

    @Override
    public void lost(HostName host, Problem problem) {
        printer.problem(problem);
        if (LogFollow.waitsForAPerson(problem)) {
            waits(host, Exit.of(problem));
        }
    }

    private synchronized void waits(HostName host, Exit why) {
        waiting.add(host);
        worst = worst.and(why);
        if (waiting.containsAll(hosts)) {
            ended.countDown();
        }
    }

    @Override
    public void resumed(HostName host, Instant since, boolean whole) {
        printer.hint(whole ? "logs.resumed" : "logs.resumed-gap", host.value(), Amounts.at(since, ZoneId.systemDefault()));
    }

    /** Returns when the reader of the output has gone, or no host can be followed; a person's Ctrl+C ends the program instead. */
    Exit awaitEnd() throws InterruptedException {
        ended.await();
        synchronized (this) {
            return waiting.containsAll(hosts) ? worst : Exit.DONE;
        }
    }

    void print(LogLine line) {
        String words = "%s  %s  %s%s: %s".formatted(
                Amounts.at(line.at(), ZoneId.systemDefault()),
                line.host().value() + " ".repeat(Math.max(0, hostWidth - line.host().value().length())),
                line.unit().replaceFirst("\\.service$", ""),
                line.pid().map(pid -> "[" + pid + "]").orElse(""),
                line.message());
        printer.line(Printable.line(words), tone(line.priority()));
    }

    /** As journalctl(1) does: errors and worse, then warnings, stand out. */
    private static Tone tone(int priority) {
        return priority <= 3 ? Tone.FAILED : priority == 4 ? Tone.ATTENTION : Tone.PLAIN;
    }
}
