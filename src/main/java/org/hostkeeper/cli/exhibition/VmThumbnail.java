package org.hostkeeper.cli.exhibition;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Connecting;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Targets;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.exhibition.DomainReader;
import org.hostkeeper.exhibition.Picture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Saves what the screen of a machine shows. */
@Command(
        name = "thumbnail",
        description = "Save what the screen of a machine shows now, as a PNG file.",
        footerHeading = "%nExamples:%n",
        footer = "  hostkeeper vm thumbnail artwork --host gallery-1 --file artwork.png")
final class VmThumbnail implements Callable<Integer> {
    private final Context context;

    @Parameters(paramLabel = "VM", description = "The machine's name.")
    private String name = "";

    @Option(names = "--file", required = true, paramLabel = "FILE", description = "Where to; one that is there is replaced.")
    private Path file = Path.of("");

    @Mixin
    private Targets targets = new Targets();

    @Mixin
    private Connecting connecting = new Connecting();

    @Mixin
    private Common common = new Common();

    /** What was saved, as scripts see it; width and height in pixels. */
    record Saved(String host, String vm, String file, int width, int height) {}

    VmThumbnail(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        return context.connected(common, connecting, this::save);
    }

    private Exit save(Assembly house, Printer printer) {
        OneHost host = OneHost.of(house, context.terminal(), targets);
        DomainReader reader = house.exhibition().reader();
        Picture picture = host.read(remote -> reader.thumbnail(remote, reader.ground(remote, name).domain()));
        PictureFile.write(file, picture);
        printer.object(
                new Saved(host.name().value(), name, file.toString(), picture.width(), picture.height()),
                () -> printer.sentence("vm.saved", file, picture.width(), picture.height()));
        return Exit.DONE;
    }
}
