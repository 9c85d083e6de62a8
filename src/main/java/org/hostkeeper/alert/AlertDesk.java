package org.hostkeeper.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.hostkeeper.job.Jobs;

/**
 * Takes what the watch sees and turns it into mails, on a thread of its own: whoever calls {@link #take} goes on at once,
 * whatever disk, log and mail server do. What is told already is on the disk, so a restart tells nothing twice.
 */
public final class AlertDesk implements AutoCloseable {
    /** What the desk's thread is to do next. */
    private sealed interface Work {
        /** A service is otherwise. */
        record Signal(ServiceSignal signal) implements Work {}

        /** These services are no longer watched. */
        record Forget(Predicate<String> keys) implements Work {}

        /** It is over. */
        record Close() implements Work {}
    }

    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final IncidentBook book;
    private final IncidentFile file;
    private final MailText text;
    private final List<String> recipients;
    private final RecentLogs logs;
    private final Consumer<Mail> out;
    private final Consumer<Notice> told;
    private final Clock clock;
    private final BlockingQueue<Work> work = new LinkedBlockingQueue<>();
    private final Thread thread = Thread.ofPlatform().daemon().name("alerts").unstarted(this::run);

    /**
     * @param out where mails go: {@link Delivery#send}
     * @param told hears of each notice in the moment in which it goes out; on the desk's thread
     */
    public AlertDesk(
            AlertRules rules, IncidentFile file, Desk desk, RecentLogs logs, Consumer<Mail> out, Consumer<Notice> told, Clock clock) {
        this.book = new IncidentBook(rules, file.read());
        this.file = file;
        this.text = new MailText(desk.server(), desk.zone(), desk.language());
        this.recipients = MailAddress.checked(desk.recipients());
        this.logs = logs;
        this.out = out;
        this.told = told;
        this.clock = clock;
    }

    /** Who writes to whom, and in which words. No recipients: no mails, and notices all the same. */
    public record Desk(String server, List<String> recipients, java.time.ZoneId zone, java.util.Locale language) {}

    public void start() {
        thread.start();
    }

    public void take(ServiceSignal signal) {
        work.add(new Work.Signal(signal));
    }

    /** The services with these keys are no longer ours: what is open of them is closed, and nobody is told. */
    public void forget(Predicate<String> keys) {
        work.add(new Work.Forget(keys));
    }

    private void run() {
        try {
            boolean open = true;
            while (open) {
                tell(book.tick(clock.instant()));
                Optional<Work> next = next();
                open = next.isEmpty() || handle(next.get());
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    private Optional<Work> next() throws InterruptedException {
        Optional<Instant> due = book.next();
        return due.isEmpty()
                ? Optional.of(work.take())
                : Optional.ofNullable(work.poll(
                        Math.max(1, Duration.between(clock.instant(), due.get()).toMillis()), TimeUnit.MILLISECONDS));
    }

    private boolean handle(Work next) {
        switch (next) {
            case Work.Signal(ServiceSignal signal) -> {
                IncidentBook.Pages before = book.pages();
                List<List<Notice>> due = book.take(signal, clock.instant());
                tell(due);
                if (due.isEmpty() && !book.pages().equals(before)) {
                    file.write(book.pages());
                }
            }
            case Work.Forget(Predicate<String> keys) -> {
                book.forget(keys);
                file.write(book.pages());
            }
            case Work.Close() -> {
                return false;
            }
        }
        return true;
    }

    /** The mail is on the disk before the incident is: killed between them, it is told twice rather than never. */
    private void tell(List<List<Notice>> groups) {
        for (List<Notice> group : groups) {
            surely(() -> group.forEach(told));
            if (!recipients.isEmpty()) {
                surely(() -> mail(group));
            }
        }
        if (!groups.isEmpty()) {
            file.write(book.pages());
        }
    }

    private void mail(List<Notice> group) {
        String log = group.size() == 1 ? said(group.getFirst()) : "";
        out.accept(new Mail(newId(), recipients, text.subject(group), text.body(group, log), clock.instant()));
    }

    /** Whoever is told may fail in whatever way: the others are told all the same, and so is what comes next. */
    private static void surely(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException e) {
            Jobs.problemOf(e); // into the log, with its code
        }
    }

    private String said(Notice notice) {
        return notice.unit().equals(ServiceSignal.NO_UNIT) ? notice.detail() + "\n" : logs.of(notice.unit());
    }

    /** In the order of time, so that the queue is too. */
    private String newId() {
        return "%013d-%s".formatted(clock.millis(), UUID.randomUUID());
    }

    /** What was taken is told first; waits for that, and not for ever. */
    @Override
    public void close() {
        work.add(new Work.Close());
        try {
            if (thread.isAlive() && !thread.join(FAREWELL)) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
