package org.hostkeeper.remote.ssh.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * Turns what a configuration says of a name into a host that can be added, together with its jump hosts. A hop of a
 * ProxyJump is itself looked up in the configuration, as {@code ssh -J} does; only the first of several hops may have a
 * jump of its own.
 */
final class Importer {
    private final ConfigFile file;
    private final Machine machine;
    private final List<Text> notes = new ArrayList<>();
    private final Map<HostName, Host> jumps = new LinkedHashMap<>();

    private Importer(ConfigFile file, Machine machine) {
        this.file = file;
        this.machine = machine;
    }

    static Candidate candidate(ConfigFile file, String alias, Machine machine) {
        Importer importer = new Importer(file, machine);
        try {
            Host host = importer.host(name(alias), Resolver.resolve(file, alias, machine), List.of(alias));
            return new Candidate(
                    alias,
                    Optional.of(host),
                    List.copyOf(importer.jumps.values()),
                    importer.notes,
                    Optional.empty());
        } catch (Refusal refusal) {
            return new Candidate(alias, Optional.empty(), List.of(), importer.notes, Optional.of(refusal.why));
        }
    }

    private Host host(HostName name, Resolved resolved, List<String> way) {
        notes.addAll(resolved.notes().stream().filter(n -> !notes.contains(n)).toList());
        if (resolved.proxyCommand().isPresent()) {
            throw new Refusal(Text.of("remote.ssh.config", "proxy-command", resolved.proxyCommand().get()));
        }
        Endpoint endpoint = endpoint(resolved);
        Optional<HostName> jump = resolved.proxyJump().flatMap(value -> jumps(value, way));
        return host(name, jump.map(endpoint::through).orElse(endpoint));
    }

    private static Host host(HostName name, Endpoint endpoint) {
        return new Host(name, Optional.of(endpoint), Sudo.NONE, Collections.emptySortedSet());
    }

    /** Makes the hosts of a ProxyJump; the last of them is the one that the host itself is reached through. */
    private Optional<HostName> jumps(String value, List<String> way) {
        Optional<HostName> last = Optional.empty();
        for (JumpHop hop : JumpHop.parse(value).orElse(List.of())) {
            last = Optional.of(jump(hop, last, way));
        }
        return last;
    }

    private HostName jump(JumpHop hop, Optional<HostName> before, List<String> way) {
        if (way.contains(hop.host())) {
            throw new Refusal(Text.of("remote.ssh.config", "loop", String.join(" → ", way) + " → " + hop.host()));
        }
        Resolved said = Resolver.resolve(file, hop.host(), machine);
        Resolved meant = new Resolved(
                said.alias(),
                said.hostName(),
                hop.user().orElse(said.user()),
                hop.port().orElse(said.port()),
                said.identities(),
                said.identitiesOnly(),
                said.identityAgent(),
                before.isPresent() ? Optional.empty() : said.proxyJump(),
                said.proxyCommand(),
                said.notes());
        List<String> further = new ArrayList<>(way);
        further.add(hop.host());
        Host plain = host(jumpName(hop, before, said), meant, further);
        Host host = before.map(b -> host(plain.name(), plain.endpoint().orElseThrow().through(b))).orElse(plain);
        jumps.putIfAbsent(host.name(), host);
        return host.name();
    }

    /** The name in the configuration where the hop is just that; else one that says what is different. */
    private static HostName jumpName(JumpHop hop, Optional<HostName> before, Resolved said) {
        StringBuilder name = new StringBuilder(hop.host().replace(':', '-'));
        hop.user().filter(u -> !u.equals(said.user())).ifPresent(u -> name.append('-').append(u));
        if (hop.port().isPresent() && hop.port().getAsInt() != said.port()) {
            name.append('-').append(hop.port().getAsInt());
        }
        before.ifPresent(b -> name.append("-via-").append(b));
        return name(name.toString());
    }

    private static HostName name(String alias) {
        try {
            return new HostName(alias);
        } catch (ProblemException e) {
            throw new Refusal(Text.of("remote.ssh.config", "name", alias));
        }
    }

    private Endpoint endpoint(Resolved host) {
        boolean v6 = host.hostName().contains(":");
        String address = v6 ? "[" + host.hostName() + "]" : host.hostName();
        Endpoint parsed;
        try {
            parsed = Endpoint.parse(host.user() + "@" + address + ":" + host.port());
        } catch (ProblemException e) {
            throw new Refusal(Text.of("remote.ssh.config", "address", host.user() + "@" + address));
        }
        return new Endpoint(
                parsed.user(),
                parsed.address(),
                parsed.port(),
                identities(host),
                host.identitiesOnly(),
                agent(host),
                Optional.empty());
    }

    private List<Path> identities(Resolved host) {
        return host.identities().stream()
                .filter(path -> !path.equalsIgnoreCase("none"))
                .map(path -> Path.of(expanded(path, host)))
                .toList();
    }

    private Optional<String> agent(Resolved host) {
        return host.identityAgent().flatMap(value -> {
            if (value.equals("SSH_AUTH_SOCK")) {
                return Optional.empty();
            }
            if (value.startsWith("$") && !value.startsWith("${")) {
                return Optional.of(Optional.ofNullable(machine.environment().get(value.substring(1)))
                        .orElseThrow(() -> new Refusal(Text.of("remote.ssh.config", "token", value))));
            }
            return Optional.of(value.equals("none") ? value : expanded(value, host));
        });
    }

    private String expanded(String value, Resolved host) {
        String text = Tokens.all(value, Tokens.of(host, machine), machine.environment())
                .orElseThrow(() -> new Refusal(Text.of("remote.ssh.config", "token", value)));
        if (text.startsWith("~") && !text.startsWith("~/")) {
            throw new Refusal(Text.of("remote.ssh.config", "token", value));
        }
        return text.startsWith("~/") ? machine.home() + text.substring(1) : text;
    }

    /** Why a name is not taken over; it never leaves this class. */
    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Text why;

        Refusal(Text why) {
            super(why.toString());
            this.why = why;
        }
    }
}
