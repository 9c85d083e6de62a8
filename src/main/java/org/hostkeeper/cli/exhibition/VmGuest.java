package org.hostkeeper.cli.exhibition;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Connecting;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Targets;
import org.hostkeeper.cli.terminal.Cell;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.cli.terminal.Terminal;
import org.hostkeeper.exhibition.guest.GuestGuide;
import org.hostkeeper.exhibition.guest.GuestScript;
import org.hostkeeper.exhibition.watch.GuestServer;
import org.hostkeeper.disk.OwnFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What to set in the guest of a machine, and the program that beats there. */
@Command(
        name = "guest",
        description = {
            "Tell what to set in the guest of a machine, so that its host hears that the artwork is alive.",
            "The same stands on the host, at http://HOST:PORT/ui/guest, for the guest's own browser."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  hostkeeper vm guest artwork --host gallery-1",
            "  hostkeeper vm guest artwork --host gallery-1 --script hostkeeper-guest.sh",
            "  hostkeeper vm guest artwork --host gallery-1 --system windows"
        })
final class VmGuest implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "VM", description = "The machine's name.")
    private String name = "";

    @Option(names = "--system", paramLabel = "SYSTEM", description = "What runs in the guest: linux or windows (otherwise: linux).")
    private GuestGuide.Os system = GuestGuide.Os.LINUX;

    @Option(names = "--url", paramLabel = "URL", description = {
        "Where the guest reaches its host, as http://192.168.122.1:8000; \"gateway\" as the address is the guest's default gateway",
        "(otherwise: as the machine's port listens)."
    })
    private Optional<URI> url = Optional.empty();

    @Option(names = "--script", paramLabel = "FILE", description = "Save the program for Linux guests there; one that is there is replaced.")
    private Optional<Path> script = Optional.empty();

    @Mixin
    private Targets targets = new Targets();

    @Mixin
    private Connecting connecting = new Connecting();

    @Mixin
    private Common common = new Common();

    /** As scripts see it. */
    record Told(String host, String vm, URI server, List<Row> steps) {}

    /** A step of it, in the reader's language. */
    record Row(String what, String how, Optional<String> code) {}

    VmGuest(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.connected(common, connecting, this::tell);
    }

    private Exit tell(Assembly house, Printer printer) {
        OneHost host = OneHost.of(house, context.terminal(), targets);
        URI server = url.orElseGet(() -> host.read(remote -> new GuestServer(
                        house.exhibition().watched().read(remote, List.of(name)), house.exhibition().reader().read(remote))
                .of(name)));
        String program = GuestScript.linux(server); // a URL that no guest could use is refused for Windows too
        script.ifPresent(file -> save(file, program));
        List<GuestGuide.Step> steps = GuestGuide.steps(system, server, Optional.empty());
        printer.object(new Told(host.name().value(), name, server, rows(steps)), () -> print(printer, steps));
        return Exit.DONE;
    }

    private void save(Path file, String program) {
        try {
            Files.writeString(file, program);
        } catch (IOException e) {
            throw OwnFile.refused(file, e);
        }
    }

    private List<Row> rows(List<GuestGuide.Step> steps) {
        Terminal terminal = context.terminal();
        return steps.stream()
                .map(step -> new Row(terminal.say(step.what()), terminal.say(step.how()), step.code()))
                .toList();
    }

    private void print(Printer printer, List<GuestGuide.Step> steps) {
        script.ifPresent(file -> printer.sentence("vm.script-saved", file));
        if (script.isEmpty() && system == GuestGuide.Os.LINUX) {
            printer.hint("vm.script-hint", name);
        }
        int n = 0;
        for (Row step : rows(steps)) {
            printer.line("", Cell.Tone.PLAIN);
            printer.line(String.format(Locale.ROOT, "%d. %s", ++n, step.what()), Cell.Tone.PLAIN);
            printer.line("   " + step.how(), Cell.Tone.PLAIN);
            step.code().stream().flatMap(String::lines).forEach(line -> printer.line("       " + line, Cell.Tone.GOOD));
        }
    }
}
