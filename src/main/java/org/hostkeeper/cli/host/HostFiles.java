package org.hostkeeper.cli.host;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Connecting;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Running;
import org.hostkeeper.cli.command.Targets;
import org.hostkeeper.cli.terminal.Amounts;
import org.hostkeeper.cli.terminal.Cell;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.file.FileEntry;
import org.hostkeeper.file.RemoteFiles;
import org.hostkeeper.host.HostName;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists a folder of a host. */
@Command(
        name = "files",
        description = "List a folder of a host: size, mode, owner, time and name of what is in it.",
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper host files web1 /etc", "  hostkeeper host files web1 /root --as-root --json"})
final class HostFiles implements Callable<Integer> {
    private final Context context;

    @Parameters(index = "0", paramLabel = "NAME", description = "The host.")
    private HostName name = new HostName("unnamed");

    @Parameters(index = "1", paramLabel = "FOLDER", description = "The folder, by its absolute path.")
    private String folder = "/";

    @Option(names = "--as-root", description = "Root looks; else the login user.")
    private boolean asRoot;

    @Mixin
    private Connecting connecting = new Connecting();

    @Mixin
    private Common common = new Common();

    /** One entry as scripts see it. */
    record Row(
            String name, String kind, long size, String mode, String owner, String group, Instant changed, String target) {
        static Row of(FileEntry e) {
            String kind = e.kind().name().toLowerCase(Locale.ROOT);
            return new Row(e.name(), kind, e.size(), e.octal(), e.owner(), e.group(), e.changed(), e.target());
        }
    }

    HostFiles(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.connected(common, connecting, this::list);
    }

    private Exit list(Assembly house, Printer printer) {
        Targets.required(house.inventory(), name);
        List<FileEntry> entries = new Running(house, context.terminal()).quietly(
                Text.of("cli", "doing.read"), _ -> new RemoteFiles().list(house.fleet().remote(name), folder, asRoot));
        printer.list(
                entries.stream().map(Row::of).toList(),
                List.of("mode", "owner", "size", "time", "name"),
                row -> List.of(
                        Cell.of(row.mode()),
                        Cell.of(row.owner() + ":" + row.group()),
                        Cell.number(Long.toString(row.size())),
                        Cell.of(Amounts.at(row.changed(), ZoneId.systemDefault())),
                        Cell.of(row.name() + (row.target().isEmpty() ? "" : " -> " + row.target()))),
                Text.of("cli", "none.files"));
        return Exit.DONE;
    }
}
