package org.hostkeeper.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.hostkeeper.job.Jobs;
import org.hostkeeper.problem.Problem;

/**
 * Sends what waits, on a thread of its own, and tries again with growing pauses for as long as it takes. A mail is
 * forgotten after the server has taken it; killed between the two, it is sent again with the same Message-ID, which is as
 * far as SMTP allows.
 */
public final class Delivery implements AutoCloseable {
    private static final int MOST_DOUBLINGS = 12;

    /** Tries of one mail so far. */
    private record Tries(int failed, Instant next) {}

    private final MailQueue queue;
    private final MailTransport transport;
    private final Duration firstPause;
    private final Duration longestPause;
    private final RandomGenerator random;
    private final Clock clock;
    private final Consumer<Problem> worry;
    private final Map<String, Tries> tries = new HashMap<>();
    private final Object guard = new Object();
    private final Thread thread = Thread.ofPlatform().daemon().name("mail").unstarted(this::run);
    private boolean closed;
    private boolean added;

    public Delivery(
            MailQueue queue,
            MailTransport transport,
            Duration firstPause,
            Duration longestPause,
            RandomGenerator random,
            Clock clock,
            Consumer<Problem> worry) {
        this.queue = queue;
        this.transport = transport;
        this.firstPause = firstPause;
        this.longestPause = longestPause;
        this.random = random;
        this.clock = clock;
        this.worry = worry;
    }

    public void start() {
        thread.start();
    }

    /** Puts it in the queue, and returns at once as far as the disk lets it. */
    public void send(Mail mail) {
        queue.add(mail).ifPresent(worry);
        synchronized (guard) {
            added = true;
            guard.notifyAll();
        }
    }

    private void run() {
        try {
            while (waitForDue()) {
                for (Mail mail : due()) {
                    trySending(mail);
                }
            }
        } catch (InterruptedException e) {
            // closed in the middle of a try: the mail is in the queue still
        }
    }

    private List<Mail> due() {
        Instant now = clock.instant();
        List<Mail> waiting = List.copyOf(queue.waiting());
        tries.keySet().retainAll(waiting.stream().map(Mail::id).toList());
        return waiting.stream().filter(mail -> !dueAt(mail).isAfter(now)).toList();
    }

    private Instant dueAt(Mail mail) {
        return Optional.ofNullable(tries.get(mail.id())).map(Tries::next).orElse(Instant.MIN);
    }

    private void trySending(Mail mail) {
        MailTransport.Sent sent = tried(mail);
        sent.problem().ifPresent(worry);
        if (sent.later().isEmpty()) {
            queue.remove(mail);
            tries.remove(mail.id());
            return;
        }
        if (!sent.later().equals(mail.to())) {
            queue.replace(mail.to(sent.later())).ifPresent(worry);
        }
        int failed = Optional.ofNullable(tries.get(mail.id())).map(Tries::failed).orElse(0) + 1;
        tries.put(mail.id(), new Tries(failed, clock.instant().plus(pause(failed))));
    }

    private MailTransport.Sent tried(Mail mail) {
        try {
            return transport.send(mail);
        } catch (RuntimeException e) { // whatever it is: a thread that ended here would never send again
            return new MailTransport.Sent(mail.to(), List.of(), Optional.of(Jobs.problemOf(e)));
        }
    }

    private Duration pause(int failed) {
        long doubled = firstPause.toMillis() << Math.min(failed - 1, MOST_DOUBLINGS);
        return Duration.ofMillis((long) (Math.min(doubled, longestPause.toMillis()) * (0.75 + random.nextDouble() / 2)));
    }

    private boolean waitForDue() throws InterruptedException {
        synchronized (guard) {
            while (!closed) {
                Optional<Instant> next = queue.waiting().stream().map(this::dueAt).min(Instant::compareTo);
                long pause = next.isEmpty() || next.get().equals(Instant.MIN)
                        ? 0
                        : Duration.between(clock.instant(), next.get()).toMillis();
                if (next.isPresent() && pause <= 0) {
                    added = false;
                    return true;
                }
                if (!added) {
                    guard.wait(next.isEmpty() ? 0 : Math.max(1, pause));
                }
                added = false;
            }
            return false;
        }
    }

    /** What has not left stays in the queue. */
    @Override
    public void close() {
        synchronized (guard) {
            closed = true;
            guard.notifyAll();
        }
        thread.interrupt();
    }
}
