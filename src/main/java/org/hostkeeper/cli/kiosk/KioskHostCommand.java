package org.hostkeeper.cli.kiosk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.PlannedChange;
import org.hostkeeper.exhibition.DomainGround;
import org.hostkeeper.exhibition.Snapshot;
import org.hostkeeper.fleet.HostWork;
import org.hostkeeper.kiosk.plan.HostedVm;
import org.hostkeeper.kiosk.plan.PublicKey;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code kiosk host}. */
@Command(
        name = "host",
        description = {
            "Let a kiosk's key ask for the state of machines of a host and bring them back, and nothing else.",
            "A machine that a controller or an agent watches is brought back through that; else it is reverted to its snapshot.",
            "What is named holds from then on: keys and machines that are not are taken off."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  hostkeeper kiosk host gallery-1 --vm orbit --key kiosk.key.pub --dry-run",
            "  hostkeeper kiosk host gallery-1 --vm orbit --vm pump --snapshot ready --key kiosk.key.pub"
        })
final class KioskHostCommand extends PlannedChange {
    @Parameters(paramLabel = "HOST", arity = "0..1", description = "The host, as --host.")
    private Optional<String> host = Optional.empty();

    @Option(names = "--vm", paramLabel = "NAME", required = true, description = "The machine. Can be given several times.")
    private List<String> machines = new ArrayList<>();

    @Option(names = "--key", paramLabel = "FILE", required = true, description = "The kiosk's public key, a .pub file. Can be given several times.")
    private List<Path> keys = new ArrayList<>();

    @Option(names = "--snapshot", paramLabel = "NAME",
            description = "Which one machines go back to that nobody watches (default: the controller's, or ready).")
    private Optional<String> snapshot = Optional.empty();

    KioskHostCommand(Context context) {
        super(context);
    }

    @Override
    protected Optional<String> namedHost() {
        return host;
    }

    @Override
    protected void check() {
        publicKeys();
    }

    @Override
    protected Text title() {
        return Text.of("kiosk.plan", "title.host", String.join(", ", machines));
    }

    private List<PublicKey> publicKeys() {
        return keys.stream().map(file -> {
            try {
                return PublicKey.parse(Files.readString(file));
            } catch (IOException e) {
                throw new ProblemException(new Problem.NotFound(Text.of("cli", "kind.file"), file.toString()), e);
            }
        }).toList();
    }

    @Override
    protected HostWork<Plan> planning(Assembly house) {
        return (remote, _) -> house.exhibition().kioskHosts()
                .plan(remote, machines.stream().distinct().map(name -> machine(house, remote, name)).toList(), publicKeys());
    }

    private HostedVm machine(Assembly house, Remote remote, String name) {
        DomainGround ground = house.exhibition().reader().ground(remote, name);
        String wanted = snapshot.or(ground::golden).orElse("ready");
        Optional<Snapshot> there = ground.domain().snapshot(wanted);
        if (there.isEmpty()) {
            throw new ProblemException(new Problem.NotFound(Text.of("exhibition", "snapshot-of", name), wanted));
        }
        return new HostedVm(
                ground.domain().name(),
                ground.domain().uuid(),
                wanted,
                ground.watched().map(watched -> new HostedVm.Watched(watched.by().unit(), watched.by().api())));
    }
}
