package org.hostkeeper.cli.mqtt;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.broker.Encryption;
import org.hostkeeper.broker.SavedBroker;
import org.hostkeeper.cli.terminal.Terminal;
import org.hostkeeper.host.HostName;

/** A broker as scripts see it; the components are the keys. */
record BrokerRow(
        String broker,
        String address,
        String encryption,
        Optional<String> authority,
        Optional<String> certificate,
        Optional<String> key,
        Optional<String> user,
        String prefix,
        Optional<String> rest,
        Optional<String> host,
        List<String> warnings) {
    static BrokerRow of(SavedBroker broker, Terminal terminal) {
        return new BrokerRow(
                broker.name().value(),
                broker.shownAddress(),
                broker.encryption() instanceof Encryption.None ? "none" : "tls",
                broker.encryption() instanceof Encryption.Authority(var file, _)
                        ? Optional.of(file.toString())
                        : Optional.empty(),
                broker.encryption().identity().map(mine -> mine.certificate().toString()),
                broker.encryption().identity().map(mine -> mine.key().toString()),
                broker.user(),
                broker.prefix(),
                broker.rest().map(URI::toString),
                broker.host().map(HostName::value),
                broker.warnings().stream().map(terminal::say).toList());
    }
}
