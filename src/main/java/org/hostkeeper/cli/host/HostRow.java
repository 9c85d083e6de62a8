package org.hostkeeper.cli.host;

import java.util.List;
import java.util.Optional;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;

/** A host of the inventory as scripts see it; the components are the keys. */
record HostRow(
        String name,
        Optional<String> user,
        Optional<String> address,
        Optional<Integer> port,
        List<String> identities,
        Optional<String> jump,
        String sudo,
        List<String> tags,
        boolean local) {
    static HostRow of(Host host) {
        Optional<Endpoint> endpoint = host.endpoint();
        return new HostRow(
                host.name().value(),
                endpoint.map(Endpoint::user),
                endpoint.map(Endpoint::address),
                endpoint.map(Endpoint::port),
                endpoint.map(e -> e.identities().stream().map(Object::toString).toList()).orElse(List.of()),
                endpoint.flatMap(Endpoint::jump).map(HostName::value),
                host.sudo().code(),
                List.copyOf(host.tags()),
                host.isLocal());
    }

    /** As it is written with {@code --address}. */
    static String target(Host host, String localWords) {
        return host.endpoint().map(Endpoint::toString).orElse(localWords);
    }
}
