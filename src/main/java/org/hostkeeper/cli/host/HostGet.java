package org.hostkeeper.cli.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Connecting;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Running;
import org.hostkeeper.cli.command.Targets;
import org.hostkeeper.cli.command.UsageException;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.file.FetchedFile;
import org.hostkeeper.file.RemoteFiles;
import org.hostkeeper.host.HostName;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fetches a file from a host. */
@Command(
        name = "get",
        description = {
            "Fetch a file from a host, 64 MiB at most. Nothing is changed there.",
            "The file here is yours alone (0600), whoever can read it there."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  hostkeeper host get web1 /etc/motd motd",
            "  hostkeeper host get web1 /etc/shadow shadow --as-root",
            "  hostkeeper host get web1 /etc/motd - | less"
        })
final class HostGet implements Callable<Integer> {
    private static final String OUTPUT = "-";

    private final Context context;

    @Parameters(index = "0", paramLabel = "NAME", description = "The host.")
    private HostName name = new HostName("unnamed");

    @Parameters(index = "1", paramLabel = "PATH", description = "The file there, by its absolute path.")
    private String path = "";

    @Parameters(index = "2", paramLabel = "FILE", description = "The file here; - for standard output. It must not be there yet.")
    private String file = OUTPUT;

    @Option(names = "--as-root", description = "Root reads it; else the login user.")
    private boolean asRoot;

    @Option(names = "--overwrite", description = "Replace the file here if it is there.")
    private boolean overwrite;

    @Mixin
    private Connecting connecting = new Connecting();

    @Mixin
    private Common common = new Common();

    /** What was fetched, as scripts see it. */
    record Fetched(String host, String path, String file, long bytes) {}

    HostGet(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Path to = Path.of(file);
        if (!file.equals(OUTPUT) && Files.exists(to) && !overwrite) {
            throw UsageException.of("get.there", file);
        }
        return context.connected(common, connecting, this::get);
    }

    private Exit get(Assembly house, Printer printer) {
        Targets.required(house.inventory(), name);
        byte[] content = new Running(house, context.terminal()).quietly(
                Text.of("cli", "doing.read"), _ -> new RemoteFiles().get(house.fleet().remote(name), path, asRoot));
        if (file.equals(OUTPUT)) {
            context.terminal().out().writeBytes(content);
            context.terminal().out().flush();
            return Exit.DONE;
        }
        FetchedFile.keep(Path.of(file), content);
        printer.object(
                new Fetched(name.value(), path, file, content.length),
                () -> printer.sentence("get.done", path, name.value(), file, content.length));
        return Exit.DONE;
    }
}
