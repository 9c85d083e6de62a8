package org.hostkeeper.desktop.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.hostkeeper.facts.Past;
import org.hostkeeper.fleet.HostTrial;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.problem.Problem;

/** What the Hosts page can have done, apart from how: the window's own thread must not wait for any of it. */
public interface HostDeeds {
    /** Asks these hosts anew, as a job. */
    void refresh(Set<HostName> hosts);

    /**
     * Logs in once, without keeping anything but an accepted key.
     *
     * @param onward told on the JavaFX thread after each stage how far it has come
     * @param told hears there how it ended
     */
    void test(TrialWish wish, Consumer<HostTrial> onward, Consumer<Outcome<HostTrial>> told);

    /** Takes the acceptance of a key back, after a trial of a host that is not kept after all. */
    void forgetKey(Endpoint endpoint);

    /** Tells on the JavaFX thread which keys are known for this host, kind and fingerprint each. */
    void knownKeys(Host host, Consumer<List<String>> told);

    /** Keeps a new host and connects to it; or says why not. */
    Optional<Problem> add(Host host);

    /** Puts another description in the place of this host's, which may give it another name; or says why not. */
    Optional<Problem> replace(HostName before, Host after);

    /** Gives these hosts the tags that they have here; sessions stay. Or says why not. */
    Optional<Problem> retag(List<Host> hosts);

    /** The ssh_config that OpenSSH reads for this person. */
    Path usualConfig();

    /** Reads the hosts of an ssh_config, and tells them on the JavaFX thread. */
    void readConfig(Path file, Consumer<Outcome<List<FoundHost>>> told);

    /** Forgets these hosts here; nothing happens on them. Or says why not. */
    Optional<Problem> remove(Removal removal);

    /** The hosts there are, by name. */
    List<Host> hosts();

    /** Reads how the host was over the last day, and tells it on the JavaFX thread. */
    default void past(HostName host, Consumer<Past> told) {
        told.accept(Past.NONE);
    }

    /** Opens a shell on this host in a window of its own; or says why not. */
    Optional<Problem> terminal(Host host);

    /** Opens the modules of these hosts. */
    void showModules(Set<HostName> hosts);

    /** Opens what concerns the agent on this host. */
    void showAgent(HostName host);
}
