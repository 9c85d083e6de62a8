package org.hostkeeper.agent.vm;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The port to the machines of this host. Reading needs no right; each change goes through the root helper, which knows the
 * listed machines and these verbs only. Every call blocks, ends within its own limit, and throws a ProblemException if it
 * fails. Safe from any thread.
 */
public interface Hypervisor extends AutoCloseable {
    /** What libvirt says of a machine: whether it has a process, whether that runs, and why not. */
    enum Power { RUNNING, PAUSED, OFF, CRASHED, ABSENT }

    /** Something happened to a machine, as libvirt tells it, with the power that it has since. */
    record Event(String vm, Power power, String detail) {}

    /**
     * Where a guest's requests come from.
     *
     * @param userMode whether it has user-mode networking: then they come from this host itself, and its own port alone tells it
     */
    record GuestAddresses(Set<InetAddress> known, boolean userMode) {
        public GuestAddresses {
            known = Set.copyOf(known);
        }
    }

    Power power(String vm);

    /** By time, the oldest first. */
    List<String> snapshots(String vm);

    GuestAddresses addresses(String vm);

    /** Tells events from now on, in their order, on one thread of its own; {@code gap} whenever some may have been missed, also at first. */
    void listen(Consumer<Event> events, Runnable gap);

    void start(String vm);

    /** Pulls the plug. */
    void stop(String vm);

    void resume(String vm);

    void revert(String vm, String snapshot);

    void create(String vm, String snapshot);

    void delete(String vm, String snapshot);

    /** The screen as a PNG or PPM, at once or not at all. */
    byte[] screenshot(String vm);

    /** The end of what the guest wrote to its serial port; nothing where libvirt keeps none. A start may begin it anew. */
    byte[] log(String vm);

    /** Whether the guest agent answers within this time. */
    boolean answers(String vm, Duration limit);

    @Override
    void close();
}
