package org.hostkeeper.deployment.broker;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.hostkeeper.deployment.AgentPlaces;
import org.hostkeeper.deployment.DeployedManager;
import org.hostkeeper.deployment.KeptFile;
import org.hostkeeper.deployment.Loopback;
import org.hostkeeper.facts.Scripts;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.Step;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * Gives a broker logins for console, readers and agent, and a topic ACL that keeps each to its part; nobody gets in without
 * a name then. A broker that has logins or rules of somebody else's is left to him. It never touches a host.
 */
public final class BrokerPlans {
    private static final Ownership BROKERS = new Ownership("root", "mosquitto", 0640);
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String SET = Scripts.beside(BrokerPlans.class, "passwords.sh");

    private static final Pattern PREFIX = Pattern.compile("[^\\s+#\\p{Cntrl}]{1,200}");
    private static final Pattern ANONYMOUS = Pattern.compile("(?m)^([ \\t]*allow_anonymous[ \\t]+(?:true|1)(?:[ \\t].*)?)$");
    private static final String CLOSE = "s/^[[:blank:]]*allow_anonymous[[:blank:]]+(true|1)([[:space:]].*)?$/# &/";
    private static final Pattern OTHERS = Pattern.compile("(?m)^\\s*(?:password_file|acl_file|plugin|auth_plugin)\\s");

    private final Clock clock;
    private final RandomGenerator random;

    public BrokerPlans(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /**
     * @param passwords of each role, as references
     * @throws ProblemException Refused if the broker is not such that this can be done without breaking what others made
     */
    public Plan acl(BrokerGround ground, BrokerPasswords passwords) {
        check(ground);
        PlanId id = PlanId.next(clock, random);
        String prefix = ground.agent().map(BrokerGround.Uses::prefix).orElse("module_manager");
        List<Step> steps = new ArrayList<>();
        steps.add(passwords(ground, id, passwords));
        BrokerSteps.write(ground, BrokerGround.ACL, BrokerRole.acl(prefix), BROKERS).ifPresent(steps::add);
        steps.addAll(closed(ground, id));
        BrokerSteps.write(ground, BrokerGround.SETTINGS, settings(ground), Ownership.ROOT_PUBLIC).ifPresent(steps::add);
        boolean agent = ground.agent().isPresent();
        if (agent) {
            steps.add(agentLogin(id, passwords));
        }
        steps.add(BrokerSteps.restart(BrokerSteps.UNIT));
        steps.add(BrokerSteps.runs(BrokerSteps.UNIT));
        if (agent) {
            steps.add(BrokerSteps.restart(AgentPlaces.AGENT_UNIT));
            steps.add(BrokerSteps.runs(AgentPlaces.AGENT_UNIT));
        }
        return new Plan(
                id, Text.of("deployment.broker", "title"), ground.host(), true, steps, Optional.empty(), Optional.empty(), clock.instant());
    }

    private static void check(BrokerGround ground) {
        if (ground.managerStays()) {
            throw refused(ground, Text.of("deployment.broker", "manager", DeployedManager.UNIT));
        }
        ground.agent().ifPresent(uses -> {
            if (!Loopback.is(uses.broker())) {
                throw refused(ground, Text.of("deployment.broker", "elsewhere", uses.broker()));
            }
            if (!PREFIX.matcher(uses.prefix()).matches()) {
                throw new ProblemException(new Problem.InvalidInput(
                        Text.literal("mqtt.topic_prefix"), uses.prefix(), Text.of("deployment.broker", "prefix.rule")));
            }
        });
        ground.configs().forEach((path, file) -> {
            if (OTHERS.matcher(BrokerSteps.text(file)).find()) {
                throw refused(ground, Text.of("deployment.broker", "others", path));
            }
        });
        BrokerSteps.fits(ground, why -> refused(ground, why));
    }

    private static ProblemException refused(BrokerGround ground, Text why) {
        return new ProblemException(new Problem.Refused(Text.of("deployment.broker", "acl", ground.host().value()), why));
    }

    /** Where there was a file of ours it comes back; one that this made goes. */
    private static Step passwords(BrokerGround ground, PlanId id, BrokerPasswords passwords) {
        List<Content.Part> lines = new ArrayList<>();
        for (BrokerRole role : BrokerRole.values()) {
            lines.add(new Content.Part.Plain(Bytes.utf8(role.login() + ":")));
            lines.add(new Content.Part.Hidden(passwords.of(role)));
            lines.add(new Content.Part.Plain(Bytes.utf8("\n")));
        }
        boolean fresh = ground.at(BrokerGround.PASSWORDS) instanceof FileState.Absent;
        KeptFile file = KeptFile.of(BrokerGround.PASSWORDS, id);
        List<String> set = List.of("sh", "-c", SET, "hostkeeper-broker-passwords", BrokerGround.PASSWORDS);
        return new Step.Run(
                Text.of("deployment.broker", "step.passwords", BrokerGround.PASSWORDS),
                fresh ? set : file.changedBy("hostkeeper-broker-keep", set),
                new Content(lines),
                LIMIT,
                Optional.of(fresh ? List.of("rm", "-f", "--", BrokerGround.PASSWORDS) : file.back("hostkeeper-broker-back")));
    }

    /** What else lets anybody in becomes a remark: the broker takes the last word on it, wherever that stands. */
    private static List<Step> closed(BrokerGround ground, PlanId id) {
        List<Step> steps = new ArrayList<>();
        ground.configs().forEach((path, file) -> {
            String shut = ANONYMOUS.matcher(BrokerSteps.text(file)).replaceAll("# $1");
            if (!shut.equals(BrokerSteps.text(file))) {
                steps.add(BrokerSteps.holdsSecrets(shut)
                        ? closedThere(path, id)
                        : new Step.WriteFile(path, Content.of(shut), file.ownership(), file));
            }
        });
        return steps;
    }

    /** A bridge's password stays on the host: nothing of such a file becomes the content of a plan. */
    private static Step closedThere(String path, PlanId id) {
        KeptFile file = BrokerSteps.kept(path, id);
        return Step.Run.of(
                Text.of("deployment.broker", "step.close", path),
                file.changedBy("hostkeeper-broker-close", List.of("sed", "-i", "-E", "-e", CLOSE, "--", path)),
                file.back("hostkeeper-broker-back"));
    }

    private static String settings(BrokerGround ground) {
        boolean listens = !ground.doors().isEmpty();
        return "# Logins and topics; made by Hostkeeper\n"
                + (listens ? "" : "listener 1883 localhost\n")
                + "allow_anonymous false\npassword_file " + BrokerGround.PASSWORDS + "\nacl_file " + BrokerGround.ACL + "\n";
    }

    /** By the agent's own program: its config holds other passwords as well. */
    private static Step agentLogin(PlanId id, BrokerPasswords passwords) {
        KeptFile config = KeptFile.of(AgentPlaces.CONFIG, id);
        return new Step.Run(
                Text.of("deployment.broker", "step.agent", BrokerRole.AGENT.login(), AgentPlaces.CONFIG),
                config.changedBy("hostkeeper-config-broker", List.of(
                        AgentPlaces.CURRENT + "/bin/hostkeeper", "agent", "config", "broker",
                        "--config", AgentPlaces.CONFIG,
                        "--keep", config.spare(),
                        "--username", BrokerRole.AGENT.login())),
                new Content(List.of(new Content.Part.Hidden(passwords.agent()))),
                LIMIT,
                Optional.of(config.back("hostkeeper-config-back")));
    }
}
