package org.hostkeeper.cli.exhibition;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Connecting;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Targets;
import org.hostkeeper.cli.terminal.Amounts;
import org.hostkeeper.cli.terminal.Cell;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Fields;
import org.hostkeeper.cli.terminal.Printable;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.exhibition.DomainGround;
import org.hostkeeper.exhibition.DomainReader;
import org.hostkeeper.exhibition.Picture;
import org.hostkeeper.exhibition.Seen;
import org.hostkeeper.exhibition.Watch;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Why a machine had to be reverted, as far as the agent saw it. */
@Command(
        name = "evidence",
        description = {
            "Show what the host's agent saw of a machine right before it was reverted.",
            "The last beats, the end of the guest's own log (its serial port, where libvirt keeps that in a file), and with --file the screen.",
            "It is kept of the last 20."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  hostkeeper vm evidence artwork --host gallery-1",
            "  hostkeeper vm evidence artwork --incident 12 --file artwork.png --host gallery-1"
        })
final class VmEvidence implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "VM", description = "The machine's name.")
    private String name = "";

    @Option(names = "--incident", paramLabel = "NUMBER", description = "As \"vm history\" counts them. Default: the last one.")
    private Optional<Long> incident = Optional.empty();

    @Option(names = "--file", paramLabel = "FILE", description = "Where to save the picture; one that is there is replaced.")
    private Optional<Path> file = Optional.empty();

    @Mixin
    private Targets targets = new Targets();

    @Mixin
    private Connecting connecting = new Connecting();

    @Mixin
    private Common common = new Common();

    /**
     * As scripts see it.
     *
     * @param picture where it is now; null if there is none or it was not asked for
     */
    record Told(String host, String vm, VmHistory.Row incident, List<Instant> lastBeats, Optional<String> log, Optional<String> picture) {}

    private record Found(Watch.Incident incident, Seen seen) {}

    VmEvidence(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.connected(common, connecting, this::show);
    }

    private Exit show(Assembly house, Printer printer) {
        OneHost host = OneHost.of(house, context.terminal(), targets);
        DomainReader reader = house.exhibition().reader();
        Found found = host.read(remote -> {
            DomainGround ground = reader.ground(remote, name);
            Watch.Incident chosen = chosen(reader.history(remote, ground).incidents());
            return new Found(chosen, reader.evidence(remote, ground, chosen));
        });
        file.ifPresent(to -> PictureFile.write(to, found.seen.picture().orElseThrow(() -> none("vm.picture"))));
        printer.object(
                new Told(
                        host.name().value(), name, VmHistory.Row.of(found.incident), found.incident.lastBeats(), found.seen.log(),
                        file.map(Path::toString)),
                () -> print(printer, found));
        return Exit.DONE;
    }

    private Watch.Incident chosen(List<Watch.Incident> all) {
        return all.stream()
                .filter(one -> incident.isEmpty() || incident.get() == one.id())
                .findFirst()
                .orElseThrow(() -> none("vm.incident"));
    }

    private ProblemException none(String what) {
        return new ProblemException(new Problem.NotFound(Text.of("cli", what), incident.map(String::valueOf).orElse(name)));
    }

    private void print(Printer printer, Found found) {
        Watch.Incident chosen = found.incident;
        Fields fields = new Fields(printer);
        fields.add("incident", chosen.id());
        fields.add("when", Amounts.at(chosen.fault(), ZoneId.systemDefault()));
        fields.add("reason", printer.terminal().say(chosen.why()));
        fields.add("detail", chosen.detail());
        fields.add("outcome", printer.terminal().say(chosen.became()));
        fields.add("away", chosen.away().map(Amounts::lasting));
        fields.add("last-beats", String.join("  ", chosen.lastBeats().stream().map(beat -> Amounts.at(beat, ZoneId.systemDefault())).toList()));
        fields.print();
        found.seen.log().ifPresentOrElse(
                log -> Printable.text(log).lines().forEach(line -> printer.line(line, Cell.Tone.PLAIN)), () -> printer.sentence("vm.no-log"));
        Optional<Picture> picture = found.seen.picture();
        file.ifPresent(to -> picture.ifPresent(saved -> printer.sentence("vm.saved", to, saved.width(), saved.height())));
    }
}
