package org.hostkeeper.cli.agent;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.hostkeeper.agent.Agent;
import org.hostkeeper.agent.web.access.Role;
import org.hostkeeper.agent.web.access.TokenFile;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Terminal;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes and removes the tokens of the REST API. */
@Command(
        name = "token",
        description = {
            "Make a token for the agent's REST API, or remove one. A token is shown once and stored nowhere;",
            "the agent keeps its hash, and takes a change up without a restart."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  hostkeeper agent token make console --role operate --config /etc/hostkeeper/config.json",
            "  hostkeeper agent token make kiosk --role revert:left-wall --config /etc/hostkeeper/config.json",
            "  hostkeeper agent token remove console --config /etc/hostkeeper/config.json"
        })
final class AgentToken implements Callable<Integer> {
    /** What is done with a token. */
    enum Deed { make, remove }

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "make|remove", description = "What to do.")
    private Deed deed = Deed.make;

    @Parameters(index = "1", paramLabel = "NAME", description = "What the token is called.")
    private String name = "";

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            defaultValue = "read",
            description = {
                "read, operate, or revert:VM, which reads the state of that watched machine and reverts it, and nothing",
                "else; several with a slash between them (default: ${DEFAULT-VALUE})."
            })
    private String role = "read";

    @Option(names = "--config", required = true, paramLabel = "FILE", description = "The agent's config.json.")
    private Path config = Path.of("config.json");

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    AgentToken(Terminal terminal) {
        this.terminal = terminal;
    }

    boolean help() {
        return help;
    }

    @Override
    public Integer call() {
        TokenFile tokens = new TokenFile(Agent.config(config).rest().tokens(), config);
        switch (deed) {
            case make -> {
                Role wanted = Role.of(role).orElseThrow(() -> new ProblemException(new Problem.InvalidInput(
                        Text.of("cli", "agent.role"), role, Text.of("cli", "agent.role.rule"))));
                terminal.out().println(tokens.make(name, wanted, new SecureRandom()));
            }
            case remove -> {
                if (!tokens.remove(name)) {
                    throw new ProblemException(new Problem.NotFound(Text.of("cli", "agent.token"), name));
                }
            }
        }
        return Exit.DONE.code();
    }
}
