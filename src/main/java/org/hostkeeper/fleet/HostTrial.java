package org.hostkeeper.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.remote.Connector;
import org.hostkeeper.words.Text;

/**
 * Tries a host from the first packet to root, so that somebody who adds one learns at which point it fails and not only
 * that it does. The host need not be in the inventory. Nothing on it is changed.
 *
 * @param passed what worked, in order
 * @param failed where it ended, if it did
 */
public record HostTrial(Host host, List<Stage> passed, Optional<Failure> failed) {
    /** What has to work one after the other. */
    public enum Stage {
        /** The hosts on the way let connections through; only for a host behind a jump host. */
        JUMP,
        /** The name has an address; not asked of an address, nor of a name that the jump host looks up. */
        NAME,
        /** Something accepts connections at the port. */
        CONNECTION,
        /** It speaks SSH. */
        SSH,
        /** Its key is the known one, or was accepted now. */
        HOST_KEY,
        LOGIN,
        /** A command runs and its answer comes back. */
        COMMAND,
        /** Root can be had; not tried for a host that is set to do without. */
        ROOT;

        /** As scripts see it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public Text words() {
            return Text.of("fleet", "stage." + code());
        }
    }

    private static final Pattern NUMERIC = Pattern.compile("[0-9.]+|.*:.*");

    /** Where it ended and why. */
    public record Failure(Stage at, Problem problem) {}

    public HostTrial {
        passed = List.copyOf(passed);
    }

    /** The stages that this host has to pass, in order. */
    public static List<Stage> stages(Host host) {
        List<Stage> all = new ArrayList<>(List.of(Stage.values()));
        boolean root = host.sudo() == Sudo.NONE
                || host.endpoint().map(Endpoint::user).filter("root"::equals).isPresent();
        if (root) {
            all.remove(Stage.ROOT);
        }
        if (host.isLocal()) {
            all.removeIf(stage -> stage.compareTo(Stage.COMMAND) < 0);
        }
        boolean behind = host.endpoint().flatMap(Endpoint::jump).isPresent();
        boolean number = host.endpoint().filter(e -> NUMERIC.matcher(e.address()).matches()).isPresent();
        if (!behind) {
            all.remove(Stage.JUMP);
        }
        if (behind || number) {
            all.remove(Stage.NAME);
        }
        return List.copyOf(all);
    }

    /** The stage that is tried now; empty when all is passed or one failed. */
    public Optional<Stage> under() {
        return failed.isPresent()
                ? Optional.empty()
                : stages(host).stream().filter(stage -> !passed.contains(stage)).findFirst();
    }

    /** The same, when nobody watches. */
    public static HostTrial of(Host host, Connector connector) {
        return of(host, connector, _ -> {});
    }

    /**
     * Connects anew; takes as long as a connection takes, and waits for answers to its questions.
     *
     * @param onward told after each stage how far it has come, on the calling thread
     */
    public static HostTrial of(Host host, Connector connector, Consumer<HostTrial> onward) {
        return new Trying(host, connector, onward).tried();
    }
}
