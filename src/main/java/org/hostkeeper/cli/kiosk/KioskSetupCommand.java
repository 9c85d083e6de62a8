package org.hostkeeper.cli.kiosk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.PlannedChange;
import org.hostkeeper.cli.command.UsageException;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.fleet.HostWork;
import org.hostkeeper.host.HostName;
import org.hostkeeper.kiosk.KioskSettings;
import org.hostkeeper.kiosk.plan.KioskSetup;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Shell;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code kiosk setup}. */
@Command(
        name = "setup",
        description = {
            "Make a machine a kiosk: an account and a session of its own that starts with it and that no key leads out of,",
            "with the kiosk on one screen and, if that is wanted, the artwork on another. The machine needs Xorg, startx, openbox",
            "and hostkeeper itself, and with --viewer also virt-viewer.",
            "Where its artworks have “ssh” in kiosk.json, its key is made there and stays there; let it into hosts with “kiosk host”.",
            "Where they have “agent”, no key is made: on the host “hostkeeper agent token make foyer --role revert:NAME --config",
            "/etc/hostkeeper/config.json” prints a token, which goes as its only line into /etc/hostkeeper-screen/kiosk.credential."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  hostkeeper kiosk setup foyer --config kiosk.json --dry-run",
            "  hostkeeper kiosk setup foyer --config kiosk.json --screen 2 --viewer spice://10.20.2.11:5900 --viewer-screen 1"
        })
final class KioskSetupCommand extends PlannedChange {
    @Parameters(paramLabel = "HOST", arity = "0..1", description = "The machine, as --host.")
    private Optional<String> host = Optional.empty();

    @Option(names = "--config", paramLabel = "FILE", required = true, description = "Its kiosk.json.")
    private Path config = Path.of("kiosk.json");

    @Option(names = "--screen", paramLabel = "N", defaultValue = "1", description = "For the kiosk (default: ${DEFAULT-VALUE}).")
    private int screen = 1;

    @Option(names = "--viewer", paramLabel = "URL", description = "What virt-viewer shows on another screen: spice:// or vnc://.")
    private Optional<String> viewer = Optional.empty();

    @Option(names = "--viewer-screen", paramLabel = "N", description = "For the viewer.")
    private Optional<Integer> viewerScreen = Optional.empty();

    KioskSetupCommand(Context context) {
        super(context);
    }

    @Override
    protected Optional<String> namedHost() {
        return host;
    }

    @Override
    protected void check() {
        wish();
    }

    @Override
    protected Text title() {
        return Text.of("kiosk.plan", "title.setup");
    }

    private KioskSetup wish() {
        if (viewer.isPresent() != viewerScreen.isPresent()) {
            throw UsageException.of("kiosk.viewer");
        }
        try {
            return new KioskSetup(
                    Files.readString(config), screen, viewer.map(url -> new KioskSetup.Viewer(url, viewerScreen.orElseThrow())));
        } catch (IOException e) {
            throw new ProblemException(new Problem.NotFound(Text.of("cli", "kind.file"), config.toString()), e);
        }
    }

    @Override
    protected void done(Printer printer, Set<HostName> hosts) {
        KioskSetup setup = wish();
        hosts.forEach(kiosk -> next(setup, kiosk).forEach(printer::hint));
    }

    /** How the kiosk gets into its hosts: by the key that was made, or by a token that a person makes. */
    static List<Text> next(KioskSetup setup, HostName kiosk) {
        if (!setup.byAgent()) {
            return List.of(Text.of("cli", "kiosk.next.key", kiosk.value(), setup.credential()));
        }
        List<KioskSettings.Shown> artworks = setup.settings().artworks();
        String vms = artworks.stream().map(KioskSettings.Shown::vm).distinct().sorted().collect(Collectors.joining("/"));
        List<Text> words = new ArrayList<>(List.of(
                Text.of("cli", "kiosk.next.token", kiosk.value(), Shell.quote("revert:" + vms)),
                Text.of("cli", "kiosk.next.token.place", kiosk.value(), setup.credential())));
        if (artworks.stream().map(KioskSettings.Shown::way).distinct().count() > 1) {
            words.add(Text.of("cli", "kiosk.next.token.more"));
        }
        return words;
    }

    @Override
    protected HostWork<Plan> planning(Assembly house) {
        return (remote, _) -> house.exhibition().kioskSetups().plan(remote, wish());
    }
}
