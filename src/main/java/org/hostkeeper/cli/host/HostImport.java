package org.hostkeeper.cli.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Changing;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.terminal.Cell;
import org.hostkeeper.cli.terminal.Cell.Tone;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.cli.terminal.Terminal;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.Inventory;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.ssh.Wildcards;
import org.hostkeeper.remote.ssh.config.Candidate;
import org.hostkeeper.remote.ssh.config.SshConfig;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes over the hosts that stand in an ssh_config, with the jump hosts they need. */
@Command(
        name = "import",
        description = {
            "Take over the hosts of an ssh_config as OpenSSH reads it, with the jump hosts they need.",
            "Nothing is connected to; what cannot be taken over is told with the reason, and hosts that are there stay as they are."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  hostkeeper host import --dry-run",
            "  hostkeeper host import --name 'web*' --name db1 --yes",
            "  hostkeeper host import --file ./ssh_config --json --dry-run"
        })
final class HostImport implements Callable<Integer> {
    private final Context context;

    @Option(names = "--file", paramLabel = "FILE", description = "The file to read (default: ~/.ssh/config).")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--name", paramLabel = "PATTERN", arity = "1..*", description = "Only names that match, with * and ?.")
    private List<String> patterns = new ArrayList<>();

    @Mixin
    private Changing changing = new Changing();

    @Mixin
    private Common common = new Common();

    /**
     * What becomes of one name, as scripts see it.
     *
     * @param outcome added, planned, there (in the inventory already), or refused
     */
    record Row(String name, Optional<String> address, Optional<String> jump, String outcome, List<String> notes) {}

    HostImport(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        changing.check(context.terminal());
        return context.local(common, this::imported);
    }

    private Exit imported(Assembly house, Printer printer) {
        Path home = Path.of(System.getProperty("user.home"));
        Path from = file.orElse(home.resolve(".ssh/config"));
        if (!Files.isReadable(from)) {
            throw new ProblemException(new Problem.NotFound(Text.of("cli", "kind.file"), from.toString()));
        }
        List<Candidate> wanted =
                SshConfig.read(from, home).candidates().stream().filter(this::named).toList();
        boolean asks = !changing.dryRun() && !changing.yes();
        if (asks) {
            told(printer, wanted.stream().map(c -> row(house.inventory(), c, "planned")).toList());
            if (!changing.agreed(context.terminal(), context.terminal().say("import.question", from.toString()))) {
                throw new ProblemException(new Problem.Cancelled("host import"));
            }
        }
        List<Row> rows = new ArrayList<>();
        for (Candidate candidate : wanted) {
            Row row = row(house.inventory(), candidate, changing.dryRun() ? "planned" : "added");
            if (row.outcome().equals("added")) {
                add(house.inventory(), candidate);
            }
            rows.add(row);
        }
        told(printer, rows);
        return Exit.DONE;
    }

    private boolean named(Candidate candidate) {
        return patterns.isEmpty()
                || patterns.stream().anyMatch(p -> Wildcards.match(p, candidate.alias()));
    }

    private Row row(Inventory inventory, Candidate candidate, String outcome) {
        Terminal terminal = context.terminal();
        List<String> notes = new ArrayList<>();
        candidate.refusal().map(terminal::say).ifPresent(notes::add);
        candidate.notes().stream().map(terminal::say).forEach(notes::add);
        Optional<HostRow> host = candidate.host().map(HostRow::of);
        boolean there = candidate.host().flatMap(h -> inventory.find(h.name())).isPresent();
        return new Row(
                candidate.alias(),
                candidate.host().map(h -> HostRow.target(h, "")),
                host.flatMap(HostRow::jump),
                host.isEmpty() ? "refused" : there ? "there" : outcome,
                notes);
    }

    private static void add(Inventory inventory, Candidate candidate) {
        for (Host jump : candidate.jumps()) {
            if (inventory.find(jump.name()).isEmpty()) {
                inventory.add(jump);
            }
        }
        candidate.host().ifPresent(inventory::add);
    }

    private void told(Printer printer, List<Row> rows) {
        printer.list(
                rows,
                List.of("host", "address", "jump", "outcome", "notes"),
                row -> List.of(
                        Cell.of(row.name()),
                        Cell.of(row.address().orElse("")),
                        Cell.of(row.jump().orElse("")),
                        Cell.state(
                                context.terminal().say("outcome." + row.outcome()),
                                row.outcome().equals("refused") ? Tone.ATTENTION : Tone.PLAIN),
                        Cell.of(String.join("; ", row.notes()))),
                Text.of("cli", "none.candidates"));
    }
}
