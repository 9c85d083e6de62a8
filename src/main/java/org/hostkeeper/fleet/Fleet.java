package org.hostkeeper.fleet;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.hostkeeper.facts.FactsCache;
import org.hostkeeper.facts.Probe;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Inventory;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.job.Progress;
import org.hostkeeper.remote.Connector;
import org.hostkeeper.remote.Remote;

/**
 * All hosts at once: it keeps a session open to each, reads their facts when asked and by itself, and does work on many
 * of them within its limits. What it knows of a host that cannot be reached stays, with its age. Safe from any thread.
 */
public final class Fleet implements AutoCloseable {

    public Fleet(
            Inventory inventory, Connector connector, FactsCache cache, List<Probe<?>> probes, Clock clock, Limits limits) {
        stub(inventory, connector, cache, probes, clock, limits);
    }

    /** All hosts by name, as they are known now; never blocks. */
    public List<HostState> states() {
        return stub();
    }

    /** One host as it is known now; never blocks. */
    public Optional<HostState> state(HostName host) {
        return stub(host);
    }

    /** Calls the listener after each change of a host's state, on the thread that made it, until closed. */
    public Subscription onChange(Consumer<HostState> listener) {
        return stub(listener);
    }

    /** Reads the facts of these hosts anew, connecting where need be; returns when all have answered or failed. */
    public Map<HostName, Outcome<HostState>> refresh(Collection<HostName> hosts, Progress progress) {
        return stub(hosts, progress);
    }

    /** Does this on each of these hosts, a few at a time; an outcome for each. */
    public <T> Map<HostName, Outcome<T>> onEach(Collection<HostName> hosts, HostWork<T> work, Progress progress) {
        return stub(hosts, work, progress);
    }

    /** The open session that everybody shares, made if there is none; whoever gets it does not close it. */
    public Remote remote(HostName host) {
        return stub(host);
    }

    /** A new connection and login that the caller closes: the proof that logging in still works. */
    public Remote connectAfresh(HostName host) {
        return stub(host);
    }

    /** Which hosts somebody is looking at: these are kept fresh. */
    public void onScreen(Set<HostName> hosts) {
        stub(hosts);
    }

    /** Begins to connect, and to refresh by itself. */
    public void start() {
        stub();
    }

    /** The inventory has changed: new hosts come in, removed ones are disconnected. */
    public void reload() {
        stub();
    }

    /** Closes the session to this host; it is made anew when somebody needs it. */
    public void disconnect(HostName host) {
        stub(host);
    }

    @Override
    public void close() {
        stub();
    }

    private static <T> T stub(Object... args) {
        throw new UnsupportedOperationException(List.of(args).toString());
    }
}
