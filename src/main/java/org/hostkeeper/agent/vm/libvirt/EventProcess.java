package org.hostkeeper.agent.vm.libvirt;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Following;
import org.hostkeeper.remote.Remote;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One virsh that tells the events of all machines, for as long as this is open. It ends when libvirt is restarted, killed or
 * silent for half a minute (virsh's own keepalive), and another is started then, after a pause that grows.
 */
final class EventProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventProcess.class);
    private static final String READY = "hostkeeper: listening";
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Remote here;
    private final Consumer<String> lines;
    private final Runnable connected;
    private final Thread thread;

    /**
     * @param lines as virsh says them, in their order, on a thread of the process
     * @param connected virsh reached libvirt, and begins to listen at this moment
     */
    EventProcess(Remote here, Consumer<String> lines, Runnable connected) {
        this.here = here;
        this.lines = lines;
        this.connected = connected;
        this.thread = Thread.ofVirtual().name("vm-events").start(this::keepUp);
    }

    /** Two commands of one virsh: the first says that it is connected, which the second never does. */
    private static Command command() {
        return Command.of(List.of(
                "virsh", "--quiet", "--readonly", "--connect", "qemu:///system", "echo '" + READY + "\n'; event --event lifecycle --loop"));
    }

    private void keepUp() {
        Duration pause = FIRST;
        String before = "";
        while (!Thread.currentThread().isInterrupted()) {
            long began = System.nanoTime();
            String end = listen();
            boolean lasted = System.nanoTime() - began > LONGEST.toNanos();
            pause = lasted ? FIRST : pause;
            if (lasted || !end.equals(before)) {
                LOG.info("libvirt’s events have ended and are asked for again: {}", end);
            }
            before = end;
            try {
                Thread.sleep(pause);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            pause = shorter(pause.multipliedBy(2), LONGEST);
        }
    }

    /** Returns why it ended. */
    private String listen() {
        try (Following following = here.stream(command(), this::line)) {
            following.ended().get();
            return following.error().strip();
        } catch (ProblemException e) {
            return e.problem().text().toString();
        } catch (ExecutionException e) {
            return String.valueOf(e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return "closed";
        }
    }

    private void line(String line) {
        if (line.strip().equals(READY)) {
            connected.run();
        } else if (!line.isBlank()) {
            lines.accept(line);
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
