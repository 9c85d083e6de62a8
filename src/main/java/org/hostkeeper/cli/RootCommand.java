package org.hostkeeper.cli;

import org.hostkeeper.cli.command.Group;
import org.hostkeeper.cli.command.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program's own name: what {@code hostkeeper --help} shows. */
@Command(
        name = "hostkeeper",
        description = {
            "The console for people who keep Linux hosts.",
            "Without a command it opens the window; every capability is also a command."
        },
        synopsisSubcommandLabel = "[COMMAND]",
        versionProvider = Version.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  hostkeeper demo                                     try it on simulated hosts",
            "  hostkeeper host add web1 --address op@web1.example.org --sudo nopasswd",
            "  hostkeeper status                                   how all hosts are",
            "  hostkeeper module restart nginx.service --host web1 --dry-run",
            "  hostkeeper activity                                 what was done, and undo it",
            "",
            "Hosts, journal and settings are in the XDG folders, or all below HOSTKEEPER_HOME.",
            "Results and problems are told in English, German or Russian (LC_ALL, LC_MESSAGES, LANG); help is English."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:failed on a host",
            "2:the command line cannot be carried out",
            "3:unreachable or refused; nothing was changed",
            "4:sent to a broker, and not answered in time"
        })
final class RootCommand extends Group {
    private final Window window;

    @Option(names = {"-V", "--version"}, versionHelp = true, description = "Show the version.")
    private boolean version;

    RootCommand(Window window) {
        this.window = window;
    }

    boolean version() {
        return version;
    }

    /** Without a command the console opens, where there is a display. */
    @Override
    public void run() {
        if (!window.possible()) {
            throw UsageException.of("window.no-display");
        }
        window.open();
    }
}
