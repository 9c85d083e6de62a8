package org.hostkeeper.cli.mqtt;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.broker.Board;
import org.hostkeeper.broker.ClientCertificate;
import org.hostkeeper.broker.Encryption;
import org.hostkeeper.broker.LoginSecrets;
import org.hostkeeper.broker.SavedBroker;
import org.hostkeeper.broker.Survey;
import org.hostkeeper.broker.WayIn;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Running;
import org.hostkeeper.cli.command.Targets;
import org.hostkeeper.cli.command.UsageException;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.secret.Secret;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a broker down, once a login has proven that it can be used. */
@Command(
        name = "add",
        description = {
            "Add a broker. It is logged in to first; when that fails, nothing is added.",
            "The password is asked for, or read from standard input, and kept in the keyring or vault."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  hostkeeper mqtt broker add hall --address broker.example.org --tls --user console",
            "  hostkeeper mqtt broker add shop --address 10.0.0.7:8883 --ca shop-ca.pem --user console --password-stdin < password",
            "  hostkeeper mqtt broker add hall --address broker.example.org --tls --certificate me.pem --key me.key",
            "  hostkeeper mqtt broker add old --address 10.0.0.9 --rest http://10.0.0.9:8080",
            "",
            "--rest or --host is where the states of a deployed manager are read, which publishes none."
        })
final class BrokerAdd implements Callable<Integer> {
    private static final Pattern ADDRESS = Pattern.compile("(?:\\[([^\\]]+)\\]|([^:\\[\\]]+))(?::(\\d{1,5}))?");

    private final Context context;

    @Parameters(paramLabel = "NAME", description = "What you call it: letters, digits, dots, hyphens, underscores.")
    private HostName name = new HostName("unnamed");

    @Option(names = "--address", paramLabel = "HOST[:PORT]", required = true,
            description = "Where it is; port 1883, with TLS 8883, if none is given. An IPv6 address stands in [ ].")
    private String address = "";

    @Option(names = "--tls", description = "Speak TLS, and trust the authorities that Java trusts.")
    private boolean tls;

    @Option(names = "--ca", paramLabel = "FILE", description = "Speak TLS, and trust the authorities in this PEM file only.")
    private Optional<Path> authority = Optional.empty();

    @Option(names = "--certificate", paramLabel = "FILE",
            description = "Show this certificate, PEM with its chain, to a broker that asks for one; with --tls or --ca, and --key.")
    private Optional<Path> certificate = Optional.empty();

    @Option(names = "--key", paramLabel = "FILE",
            description = "Its key, PEM, which only you may read; it stays where it is. Its passphrase is asked for if it has one, and kept like the password.")
    private Optional<Path> key = Optional.empty();

    @Option(names = "--passphrase-stdin", description = "Read the key's passphrase from a line of standard input, after the password's.")
    private boolean passphraseFromInput;

    @Option(names = "--user", paramLabel = "NAME", description = "Whom to log in as.")
    private Optional<String> user = Optional.empty();

    @Option(names = "--password-stdin", description = "Read the password from a line of standard input.")
    private boolean passwordFromInput;

    @Option(names = "--prefix", paramLabel = "TOPIC", description = "What the manager's topics begin with (default: module_manager).")
    private String prefix = SavedBroker.USUAL_PREFIX;

    @Option(names = "--rest", paramLabel = "URL", description = "The System API of the manager, as http://shop-1:8080.")
    private Optional<String> rest = Optional.empty();

    @Option(names = "--host", paramLabel = "NAME", description = "The host in the inventory on which the modules run.")
    private Optional<HostName> host = Optional.empty();

    @Option(names = "--no-test", description = "Add it without connecting.")
    private boolean untested;

    @Option(names = "--dry-run", description = "Log in, and add nothing.")
    private boolean dryRun;

    @Mixin
    private Common common = new Common();

    /** As scripts see it. */
    record Added(BrokerRow broker, String outcome) {}

    BrokerAdd(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (passwordFromInput && user.isEmpty()) {
            throw UsageException.of("mqtt.password-whose");
        }
        if (certificate.isPresent() != key.isPresent() || certificate.isPresent() && !tls && authority.isEmpty()) {
            throw UsageException.of("mqtt.certificate-alone");
        }
        return context.local(common, this::add);
    }

    private Exit add(Assembly house, Printer printer) {
        SavedBroker broker = broker(house);
        house.brokers().find(broker.name()).ifPresent(there -> {
            throw new ProblemException(new Problem.AlreadyThere(
                    Text.of("broker", "broker"), broker.name().value(), there.shownAddress()));
        });
        LoginSecrets secrets = secrets(broker);
        try {
            if (!untested) {
                test(house, printer, broker, house.atBrokers().access().to(broker, secrets));
            }
            if (!dryRun) {
                house.atBrokers().book().add(broker, secrets);
            }
        } finally {
            secrets.destroy();
        }
        printer.object(new Added(BrokerRow.of(broker, context.terminal()), dryRun ? "planned" : "done"), () -> {
            printer.sentence(dryRun ? "host.would-add" : "host.added", broker.name().value());
            broker.warnings().forEach(printer::sentence);
        });
        return Exit.DONE;
    }

    private void test(Assembly house, Printer printer, SavedBroker broker, WayIn way) {
        Board board = new Running(house, context.terminal())
                .job(Text.of("cli", "doing.mqtt"), _ -> new Survey(house.clock()).of(way, broker.prefix()));
        if (!printer.json()) {
            printer.sentence("mqtt.reached", broker.name().value(), board.agents().size(), board.modules().size());
        }
    }

    private LoginSecrets secrets(SavedBroker broker) {
        Optional<Secret> password = user.map(name -> secret(
                passwordFromInput, context.terminal().say("mqtt.ask-password", name, broker.name().value()), "--password-stdin"));
        return new LoginSecrets(
                password,
                broker.encryption().identity().filter(ClientCertificate::isEncrypted).map(mine -> secret(
                        passphraseFromInput, context.terminal().say("mqtt.ask-passphrase", mine.key().toString()), "--passphrase-stdin")));
    }

    private Secret secret(boolean fromInput, String question, String option) {
        Optional<Secret> given = fromInput
                ? context.terminal().secretFromInput()
                : context.terminal().interactive() ? context.terminal().askSecret(question) : Optional.empty();
        return given.orElseThrow(() -> new ProblemException(new Problem.SecretNeeded(option)));
    }

    private SavedBroker broker(Assembly house) {
        Matcher matcher = ADDRESS.matcher(address);
        if (!matcher.matches()) {
            throw UsageException.of("mqtt.address-rule", address);
        }
        host.ifPresent(known -> Targets.required(house.inventory(), known));
        authority.filter(file -> !Files.isReadable(file)).ifPresent(file -> {
            throw new ProblemException(new Problem.NotFound(Text.of("cli", "kind.file"), file.toString()));
        });
        Optional<ClientCertificate> identity = certificate.flatMap(
                shown -> key.map(its -> new ClientCertificate(shown.toAbsolutePath(), its.toAbsolutePath()).checked()));
        Encryption encryption = authority
                .<Encryption>map(file -> new Encryption.Authority(file.toAbsolutePath(), identity))
                .orElseGet(() -> tls ? new Encryption.SystemTrust(identity) : new Encryption.None());
        int usual = encryption instanceof Encryption.None ? SavedBroker.PLAIN_PORT : SavedBroker.TLS_PORT;
        return new SavedBroker(
                name,
                Optional.ofNullable(matcher.group(1)).orElseGet(() -> matcher.group(2)),
                Optional.ofNullable(matcher.group(3)).map(Integer::parseInt).orElse(usual),
                encryption,
                user,
                prefix,
                rest.map(SavedBroker::restAt),
                host);
    }
}
