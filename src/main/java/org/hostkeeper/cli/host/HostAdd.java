package org.hostkeeper.cli.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Answers;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Connecting;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Ending;
import org.hostkeeper.cli.command.Targets;
import org.hostkeeper.cli.command.UsageException;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.fleet.HostTrial;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes a host into the inventory, once a connection has proven that it can be kept. */
@Command(
        name = "add",
        description = {
            "Add a host to the inventory.",
            "The connection is tested first, up to root if sudo is set; when a step fails, nothing is added.",
            "Nobody is asked anything if the host's key is known or given with --accept-key."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  hostkeeper host add web1 --address root@web1.example.org --accept-key SHA256:Yh0…",
            "  hostkeeper host add db1 --address op@10.0.0.7:2222 --identity ~/.ssh/db_ed25519 --jump web1 --sudo nopasswd",
            "  hostkeeper host add pump --address pw@pump --sudo password --sudo-password-stdin --remember < password",
            "  hostkeeper host add here --local",
            "",
            "Without --accept-key an unknown key ends with exit 3 and its fingerprint, unless somebody at a terminal accepts it."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:added",
            "2:a name, address or option cannot be used",
            "3:unreachable, unknown key, login or sudo refused; nothing was added"
        })
final class HostAdd implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "NAME", description = "What you call it: letters, digits, dots, hyphens, underscores.")
    private HostName name = new HostName("unnamed");

    @Option(names = "--address", paramLabel = "USER@HOST[:PORT]", description = "The login user and the address.")
    private Optional<String> address = Optional.empty();

    @Option(names = "--local", description = "This machine, without SSH.")
    private boolean local;

    @Option(names = "--identity", paramLabel = "FILE",
            description = "A private key to log in with; without it the agent's keys and the usual ones are offered. Can be given several times.")
    private List<Path> identities = new ArrayList<>();

    @Option(names = "--jump", paramLabel = "NAME", description = "Connect through this host, which is in the inventory.")
    private Optional<HostName> jump = Optional.empty();

    @Option(names = "--sudo", paramLabel = "none|nopasswd|password",
            description = "How the login user becomes root there (default: none).")
    private String sudo = Sudo.NONE.code();

    @Option(names = "--tag", paramLabel = "TAG", split = ",", description = "A word to choose hosts by. Can be given several times.")
    private List<String> tags = new ArrayList<>();

    @Option(names = "--accept-key", paramLabel = "SHA256:…",
            description = "Accept exactly the host key with this fingerprint, as ssh-keygen -lf prints it.")
    private Optional<String> acceptKey = Optional.empty();

    @Option(names = "--no-test", description = "Add it without connecting.")
    private boolean untested;

    @Option(names = "--dry-run", description = "Test the connection, and add nothing.")
    private boolean dryRun;

    @Mixin
    private Connecting connecting = new Connecting();

    @Mixin
    private Common common = new Common();

    HostAdd(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        acceptKey.ifPresent(AcceptedKey::check);
        return context.connected(common, connecting, this::add);
    }

    private Exit add(Assembly house, Printer printer) {
        Host host = host(house);
        house.inventory().find(host.name()).ifPresent(there -> {
            throw new ProblemException(new Problem.AlreadyThere(
                    Text.of("cli", "kind.host"),
                    host.name().value(),
                    HostRow.target(there, context.terminal().say("host.local"))));
        });
        if (untested) {
            return added(house, printer, host);
        }
        AcceptedKey key = new AcceptedKey(acceptKey, house.answers(), !dryRun);
        HostTrial trial = house.tryHost(host, key);
        new TrialPrint(printer).print(trial);
        if (trial.failed().isPresent() || dryRun) {
            key.takeBack(host, house.hostKeys());
        }
        return trial.failed().map(f -> refused(printer, f.problem())).orElseGet(() -> added(house, printer, host));
    }

    private Exit added(Assembly house, Printer printer, Host host) {
        if (!dryRun) {
            house.inventory().add(host);
        }
        Ending ending = Ending.done();
        printer.object(
                new Answers.Change(
                        Optional.empty(), List.of(ending.answer(host.name().value(), context.terminal()))),
                () -> printer.sentence(dryRun ? "host.would-add" : "host.added", host.name().value()));
        return Exit.DONE;
    }

    private Exit refused(Printer printer, Problem problem) {
        Ending ending = Ending.of(problem);
        printer.object(
                new Answers.Change(Optional.empty(), List.of(ending.answer(name.value(), context.terminal()))), () -> {});
        printer.problem(problem);
        if (problem instanceof Problem.UnknownHostKey unknown) {
            printer.hint("host.accept-hint", unknown.fingerprint());
        }
        return Exit.REFUSED;
    }

    private Host host(Assembly house) {
        if (local == address.isPresent()) {
            throw UsageException.of("host.address-or-local");
        }
        Sudo root = HostOptions.sudo(sudo);
        Optional<Endpoint> endpoint = address.map(Endpoint::parse).map(e -> e.withIdentities(HostOptions.readable(identities)));
        if (jump.isPresent()) {
            Targets.required(house.inventory(), jump.get());
            endpoint = endpoint.map(e -> e.through(jump.get()));
        }
        tags.forEach(HostOptions::checkTag);
        return new Host(name, endpoint, root, new TreeSet<>(tags));
    }
}
