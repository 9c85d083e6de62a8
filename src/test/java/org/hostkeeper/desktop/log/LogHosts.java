package org.hostkeeper.desktop.log;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.hostkeeper.desktop.host.Hosts;
import org.hostkeeper.facts.Facts;
import org.hostkeeper.facts.Reading;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.fleet.Link;
import org.hostkeeper.host.Host;
import org.hostkeeper.module.Unit;
import org.hostkeeper.module.Units;

/** Hosts that have some services. */
final class LogHosts {
    private LogHosts() {}

    static HostState state(String name, String... services) {
        Host host = Hosts.host(name, "10.20.1.11", "artwork");
        List<Unit> units = Stream.of(services).map(LogHosts::unit).toList();
        Facts facts = new Facts(host.name(), Map.of("units", Reading.of(new Units(units, 252, false), Lines.START)));
        return new HostState(host, new Link.Connected(Lines.START), facts);
    }

    private static Unit unit(String name) {
        return new Unit(
                name + ".service", name, "simple", "loaded", "active", "running", "enabled", "success", 0,
                OptionalLong.empty(), Optional.of(Instant.EPOCH), 4711, OptionalInt.of(0),
                "/etc/systemd/system/" + name, List.of(), false, "museum", "/", "/bin/true", "", Optional.empty(),
                Lines.START);
    }
}
