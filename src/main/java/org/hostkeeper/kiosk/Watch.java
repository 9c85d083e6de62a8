package org.hostkeeper.kiosk;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.hostkeeper.job.Jobs;
import org.hostkeeper.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks one host about one artwork again and again, and brings it back when that is wanted, on a thread of its own. It goes on
 * whatever is thrown: nobody stands by who could start it again.
 */
public final class Watch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);

    private final Artwork artwork;
    private final KioskVm vm;
    private final Thread thread;
    private volatile boolean closed;

    private Watch(String name, Artwork artwork, KioskVm vm) {
        this.artwork = artwork;
        this.vm = vm;
        this.thread = Thread.ofVirtual().name("kiosk " + name).unstarted(this::run);
    }

    /** @param vm is closed with this */
    public static Watch of(String name, Artwork artwork, KioskVm vm) {
        Watch watch = new Watch(name, artwork, vm);
        watch.thread.start();
        return watch;
    }

    public Artwork artwork() {
        return artwork;
    }

    /** Brings it back if it may be. */
    public boolean ask() {
        boolean taken = artwork.ask();
        LockSupport.unpark(thread);
        return taken;
    }

    /** Brings it back however lately that was done; where its host is lost, that is tried at once. */
    public boolean insist() {
        boolean taken = artwork.insist();
        if (!taken) {
            artwork.hurry();
        }
        LockSupport.unpark(thread);
        return taken;
    }

    private void run() {
        while (!closed) {
            switch (artwork.turn()) {
                case Artwork.Turn.Read _ -> read();
                case Artwork.Turn.Revert _ -> revert();
                case Artwork.Turn.Wait(Duration time) -> LockSupport.parkNanos(Math.min(time.toNanos(), LONGEST_SLEEP.toNanos()));
            }
        }
        vm.close();
    }

    private void read() {
        try {
            artwork.read(vm.state());
        } catch (RuntimeException e) {
            artwork.lost(told(e));
        }
    }

    private void revert() {
        try {
            vm.revert();
            artwork.reverted();
        } catch (RuntimeException e) {
            artwork.notReverted(told(e));
        }
    }

    private Problem told(RuntimeException e) {
        Problem problem = Jobs.problemOf(e);
        LOG.warn("{}: {}", thread.getName(), problem.text());
        return problem;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
