package org.hostkeeper.cli.agent;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.PlannedChange;
import org.hostkeeper.cli.terminal.Cell;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.deployment.broker.BrokerGround;
import org.hostkeeper.deployment.broker.BrokerPasswords;
import org.hostkeeper.deployment.broker.BrokerReader;
import org.hostkeeper.deployment.broker.BrokerRole;
import org.hostkeeper.fleet.HostWork;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.secret.Secret;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;

/** Gives the brokers of hosts logins for console, readers and agent, each with its topics. */
@Command(
        name = "broker-acl",
        description = {
            "Give mosquitto on hosts three logins and a topic ACL: a console commands, a reader looks, the agent answers. Nobody",
            "gets in without a name then. The agent there is told its login; the others are shown once, at the end (with --json",
            "as a second document)."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  hostkeeper agent broker-acl --host shop-1 --dry-run"})
final class AgentBrokerAcl extends PlannedChange {
    private static final int BYTES = 18;

    private final Map<HostName, Map<BrokerRole, Secret>> made = new ConcurrentHashMap<>();

    AgentBrokerAcl(Context context) {
        super(context);
    }

    @Override
    protected Text title() {
        return Text.of("deployment.broker", "title");
    }

    @Override
    protected HostWork<Plan> planning(Assembly house) {
        return (remote, _) -> {
            BrokerGround ground = new BrokerReader().read(remote);
            Map<BrokerRole, Secret> secrets = new EnumMap<>(BrokerRole.class);
            BrokerPasswords references = BrokerPasswords.made(role -> {
                Secret secret = password();
                secrets.put(role, secret);
                return house.answers().refer("mqtt/" + remote.host().value() + "/" + role.login(), secret, house.random());
            });
            made.put(remote.host(), secrets);
            return house.agents().brokers().acl(ground, references);
        };
    }

    private static Secret password() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return Secret.ofUtf8(Base64.getUrlEncoder().encode(random));
    }

    /** As scripts see it; the components are the keys. */
    private record Login(String host, String login, String password) {}

    @Override
    protected void done(Printer printer, Set<HostName> hosts) {
        List<Login> logins = new ArrayList<>();
        for (HostName host : hosts) {
            made.getOrDefault(host, Map.of()).forEach((role, secret) -> {
                if (role != BrokerRole.AGENT) { // its own config has it
                    logins.add(new Login(host.value(), role.login(), new String(secret.utf8(), StandardCharsets.UTF_8)));
                }
            });
        }
        printer.hint("broker.logins");
        printer.list(
                logins,
                List.of("host", "login", "password"),
                login -> List.of(Cell.of(login.host()), Cell.of(login.login()), Cell.of(login.password())),
                Text.of("cli", "none.hosts"));
    }
}
