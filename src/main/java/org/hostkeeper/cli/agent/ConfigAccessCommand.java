package org.hostkeeper.cli.agent;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hostkeeper.agent.config.ConfigAccess;
import org.hostkeeper.agent.config.RestConfig;
import org.hostkeeper.cli.terminal.Exit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Changes from where the agent is reached and what needs no token, on the host itself. */
@Command(
        name = "access",
        description = {
            "Change where the agent listens, and which requests need no token. Run on the host; the agent takes it up",
            "when it is started again. The old file is kept."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  hostkeeper agent config access --no-compatibility",
            "  hostkeeper agent config access --compatibility 'PUT /api/modules/statuses=10.1.0.0/16' --bind 127.0.0.1"
        })
final class ConfigAccessCommand implements Callable<Integer> {
    @Option(names = "--config", paramLabel = "FILE", defaultValue = "/etc/hostkeeper/config.json",
            description = "The agent's config.json (default: ${DEFAULT-VALUE}).")
    private Path config = Path.of("");

    @Option(names = "--keep", paramLabel = "FILE", description = "Where the old file is kept; else beside it, with .before at its end.")
    private Optional<Path> keep = Optional.empty();

    @Option(names = "--bind", paramLabel = "ADDRESS", description = "Where the REST API listens; left as it is if not given.")
    private Optional<String> bind = Optional.empty();

    @Option(names = "--no-compatibility", description = "Every request needs a token.")
    private boolean none;

    @Option(names = "--compatibility", paramLabel = "ROUTE=NETWORKS",
            description = "Requests that need no token, instead of those that needed none: a route or '*', and source networks with commas between them.")
    private Map<String, String> compatibility = new LinkedHashMap<>();

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    boolean help() {
        return help;
    }

    @Override
    public Integer call() {
        List<RestConfig.Compatibility> routes = CompatibilityWish.of(compatibility);
        boolean asked = none || !routes.isEmpty();
        new ConfigAccess(bind, asked ? Optional.of(none ? List.of() : routes) : Optional.empty())
                .run(config, keep.orElseGet(() -> Path.of(config + ".before")));
        return Exit.DONE.code();
    }
}
