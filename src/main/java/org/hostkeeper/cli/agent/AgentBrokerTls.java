package org.hostkeeper.cli.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.PlannedChange;
import org.hostkeeper.cli.command.UsageException;
import org.hostkeeper.cli.terminal.Cell;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.deployment.broker.TlsGround;
import org.hostkeeper.deployment.broker.TlsReader;
import org.hostkeeper.deployment.broker.TlsWish;
import org.hostkeeper.fleet.HostWork;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.remote.Shell;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Gives the brokers of hosts a listener with TLS. */
@Command(
        name = "broker-tls",
        description = {
            "Give mosquitto on hosts a listener with TLS, by a certificate and key that are there already, or by ones that are made",
            "there with an authority of the host's own; no key leaves the host. The listener is tried before mosquitto is started",
            "anew with it, and shakes hands after that; else everything is as it was. Done again, a certificate that was made there",
            "is made anew by the same authority."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  hostkeeper agent broker-tls --host shop-1 --dry-run",
            "  hostkeeper agent broker-tls --host shop-1 --name shop-1.example.org --plain-loopback",
            "  hostkeeper agent broker-tls --host shop-1 --certificate /etc/ssl/shop.pem --key /etc/ssl/private/shop.key",
            "  hostkeeper agent broker-tls --host shop-1 --client-ca /etc/mosquitto/ca_certificates/clients.pem"
        })
final class AgentBrokerTls extends PlannedChange {
    @Option(names = "--certificate", paramLabel = "PATH",
            description = "The broker's certificate with its chain, PEM, on the host; with --key. One is made there if none is named.")
    private Optional<String> certificate = Optional.empty();

    @Option(names = "--key", paramLabel = "PATH", description = "The certificate's key, PEM, on the host, without a passphrase.")
    private Optional<String> key = Optional.empty();

    @Option(names = "--client-ca", paramLabel = "PATH",
            description = "Let in only clients with a certificate of this authority, a file on the host; each is called what its certificate says.")
    private Optional<String> clients = Optional.empty();

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "8883", description = "Where it listens (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--name", paramLabel = "NAME", split = ",",
            description = "What clients call the broker: the certificate has to be for it. Besides, one that is made is for the host's own names and addresses.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--plain-loopback", description = "Have listeners without TLS serve the host only; clients elsewhere that know no TLS lose the broker.")
    private boolean plainToLoopback;

    private final Map<HostName, TlsGround> grounds = new ConcurrentHashMap<>();

    AgentBrokerTls(Context context) {
        super(context);
    }

    @Override
    protected Text title() {
        return Text.of("deployment.broker", "tls.title");
    }

    @Override
    protected void check() {
        if (certificate.isPresent() != key.isPresent()) {
            throw UsageException.of("broker.key-alone");
        }
        wish();
    }

    private TlsWish wish() {
        return new TlsWish(certificate.flatMap(shown -> key.map(its -> new TlsWish.Identity(shown, its))), clients, port, names, plainToLoopback);
    }

    @Override
    protected HostWork<Plan> planning(Assembly house) {
        TlsWish wish = wish();
        return (remote, _) -> {
            TlsGround ground = new TlsReader().read(remote, wish);
            grounds.put(remote.host(), ground);
            return house.agents().encryption().tls(ground, wish);
        };
    }

    /** As scripts see it; the components are the keys. */
    private record Trust(String host, int port, String authority, String fetch) {}

    /** Consoles have to trust an authority that was made there: where its certificate is, and what fetches it. */
    @Override
    protected void done(Printer printer, Set<HostName> hosts) {
        if (certificate.isPresent()) {
            return;
        }
        List<Trust> trusts = hosts.stream()
                .filter(grounds::containsKey)
                .map(host -> new Trust(
                        host.value(),
                        port,
                        TlsGround.AUTHORITY,
                        Shell.line(List.of("hostkeeper", "host", "get", host.value(), TlsGround.AUTHORITY, host.value() + "-ca.pem"))))
                .toList();
        printer.hint("broker.trust");
        printer.list(
                trusts,
                List.of("host", "port", "command"),
                trust -> List.of(Cell.of(trust.host()), Cell.of(Integer.toString(trust.port())), Cell.of(trust.fetch())),
                Text.of("cli", "none.hosts"));
    }
}
