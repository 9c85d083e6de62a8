package org.hostkeeper.cli.module;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.hostkeeper.cli.terminal.Amounts;
import org.hostkeeper.cli.terminal.Cell.Tone;
import org.hostkeeper.cli.terminal.Printable;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.host.HostName;
import org.hostkeeper.module.logs.LogLine;
import org.hostkeeper.module.logs.LogListener;
import org.hostkeeper.problem.Problem;

/**
 * Prints log lines as they come: time, host, unit, message. Gaps are told on standard error, so that what goes through a
 * pipe stays lines. Ends when nobody reads the output any more.
 */
final class LogPrint implements LogListener {
    private final Printer printer;
    private final int hostWidth;
    private final CountDownLatch ended = new CountDownLatch(1);

    LogPrint(Printer printer, List<HostName> hosts) {
        this.printer = printer;
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
    }

    @Override
    public void resumed(HostName host, Instant since, boolean whole) {
        printer.hint(whole ? "logs.resumed" : "logs.resumed-gap", host.value(), Amounts.at(since, ZoneId.systemDefault()));
    }

    /** Returns when the reader of the output has gone; a person's Ctrl+C ends the program instead. */
    void awaitEnd() throws InterruptedException {
        ended.await();
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
