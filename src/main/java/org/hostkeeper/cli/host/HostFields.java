package org.hostkeeper.cli.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.hostkeeper.cli.command.Targets;
import org.hostkeeper.cli.command.UsageException;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Inventory;
import picocli.CommandLine.Option;

/** What a host can be given on the command line, for commands that change one: what is not given stays as it was. */
final class HostFields {
    @Option(names = "--address", paramLabel = "USER@HOST[:PORT]", description = "The login user and the address.")
    private Optional<String> address = Optional.empty();

    @Option(names = "--identity", paramLabel = "FILE",
            description = "A private key to log in with, in place of those before. Can be given several times.")
    private List<Path> identities = new ArrayList<>();

    @Option(names = "--no-identity", description = "Offer the agent's keys and the usual ones again.")
    private boolean noIdentity;

    @Option(names = "--jump", paramLabel = "NAME", description = "Connect through this host, which is in the inventory.")
    private Optional<HostName> jump = Optional.empty();

    @Option(names = "--no-jump", description = "Connect directly.")
    private boolean direct;

    @Option(names = "--sudo", paramLabel = "none|nopasswd|password", description = "How the login user becomes root there.")
    private Optional<String> sudo = Optional.empty();

    @Option(names = "--tag", paramLabel = "TAG", split = ",", description = "A tag more. Can be given several times.")
    private List<String> tags = new ArrayList<>();

    @Option(names = "--untag", paramLabel = "TAG", split = ",", description = "A tag less. Can be given several times.")
    private List<String> untags = new ArrayList<>();

    /** Whether anything was given at all. */
    boolean any() {
        return address.isPresent()
                || !identities.isEmpty()
                || noIdentity
                || jump.isPresent()
                || direct
                || sudo.isPresent()
                || !tags.isEmpty()
                || !untags.isEmpty();
    }

    /** The host with what was given in place of what it had. */
    Host over(Host before, HostName name, Inventory inventory) {
        check(inventory);
        TreeSet<String> all = new TreeSet<>(before.tags());
        all.addAll(tags);
        all.removeAll(untags);
        Optional<Endpoint> endpoint = before.endpoint().map(this::over);
        if (endpoint.isEmpty() && (address.isPresent() || jump.isPresent() || !identities.isEmpty())) {
            throw UsageException.of("host.no-key", before.name().value());
        }
        return new Host(name, endpoint, sudo.map(HostOptions::sudo).orElse(before.sudo()), all);
    }

    private Endpoint over(Endpoint before) {
        Endpoint place = address.map(Endpoint::parse).orElse(before);
        List<Path> keys = noIdentity
                ? List.of()
                : identities.isEmpty() ? before.identities() : HostOptions.readable(identities);
        Optional<HostName> way = direct ? Optional.empty() : jump.or(before::jump);
        return new Endpoint(
                place.user(), place.address(), place.port(), keys, before.identitiesOnly(), before.agentSocket(), way);
    }

    private void check(Inventory inventory) {
        jump.ifPresent(name -> Targets.required(inventory, name));
        tags.forEach(HostOptions::checkTag);
        if (direct && jump.isPresent()) {
            throw UsageException.of("host.one-of", "--jump", "--no-jump");
        }
        if (noIdentity && !identities.isEmpty()) {
            throw UsageException.of("host.one-of", "--identity", "--no-identity");
        }
    }
}
