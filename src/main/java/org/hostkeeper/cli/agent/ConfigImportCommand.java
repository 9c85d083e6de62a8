package org.hostkeeper.cli.agent;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hostkeeper.agent.config.ConfigImport;
import org.hostkeeper.agent.config.RestConfig;
import org.hostkeeper.cli.terminal.Exit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Takes a deployed config over, on the host itself. */
@Command(
        name = "import",
        description = {
            "Make the agent's config of a deployed one: every key as it is, and what the agent needs beside them.",
            "Run on the host, so that the passwords in it stay there. Nothing of it is printed."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  hostkeeper agent config import --from /srv/mm/config.json --to /etc/hostkeeper/config.json \\",
            "      --database /srv/mm/modules.db --owner shop --bind 0.0.0.0 --compatibility '*=10.1.0.0/16'"
        })
final class ConfigImportCommand implements Callable<Integer> {
    @Option(names = "--from", required = true, paramLabel = "FILE", description = "The deployed config.json.")
    private Path from = Path.of("");

    @Option(names = "--to", required = true, paramLabel = "FILE", description = "The agent's.")
    private Path to = Path.of("");

    @Option(names = "--database", required = true, paramLabel = "FILE", description = "The deployed modules.db.")
    private Path database = Path.of("");

    @Option(names = "--owner", required = true, paramLabel = "USER", description = "Whose modules these are.")
    private String owner = "";

    @Option(names = "--bind", paramLabel = "ADDRESS", defaultValue = "127.0.0.1",
            description = "Where the REST API listens (default: ${DEFAULT-VALUE}).")
    private String bind = "127.0.0.1";

    @Option(names = "--compatibility", paramLabel = "ROUTE=NETWORKS",
            description = "Requests that need no token: a route or '*', and source networks with commas between them.")
    private Map<String, String> compatibility = new LinkedHashMap<>();

    @Option(names = "--group", paramLabel = "GROUP", defaultValue = "hostkeeper",
            description = "Who may read the new file (default: ${DEFAULT-VALUE}).")
    private String group = "hostkeeper";

    @Option(names = "--replace", description = "Replace a config that is there already.")
    private boolean replace;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    boolean help() {
        return help;
    }

    @Override
    public Integer call() {
        List<RestConfig.Compatibility> routes = CompatibilityWish.of(compatibility);
        new ConfigImport(database.toAbsolutePath(), owner, bind, routes, group).run(from, to, replace);
        return Exit.DONE.code();
    }
}
