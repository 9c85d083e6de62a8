package org.hostkeeper.deployment.broker;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hostkeeper.deployment.KeptFile;
import org.hostkeeper.deployment.Loopback;
import org.hostkeeper.facts.Scripts;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.Step;
import org.hostkeeper.plan.host.PlanFolder;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * Gives a broker a listener with TLS, by a certificate that is on the host or is made there: no key leaves it. The listener is
 * tried before the broker is started anew with it, and shakes hands after that. It never touches a host.
 */
public final class TlsPlans {
    private static final Ownership FOLDER = new Ownership("root", "root", 0755);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int TRIED_AT = 18_883;
    private static final int MOST_NAME = 40;
    private static final String MAKE = Scripts.beside(TlsPlans.class, "make.sh");
    private static final String UNMAKE = Scripts.beside(TlsPlans.class, "unmake.sh");
    private static final String TRY = Scripts.beside(TlsPlans.class, "try.sh");
    private static final String HANDSHAKE = Scripts.beside(TlsPlans.class, "handshake.sh");

    private final Clock clock;
    private final RandomGenerator random;

    public TlsPlans(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** @throws ProblemException Refused if the broker or what it is to be given is not such that this works and opens nothing */
    public Plan tls(TlsGround ground, TlsWish wish) {
        check(ground, wish);
        PlanId id = PlanId.next(clock, random);
        TlsWish.Identity identity = wish.identity().orElse(TlsGround.IDENTITY);
        List<Step> steps = new ArrayList<>();
        if (wish.plainToLoopback()) {
            steps.addAll(closed(ground.broker(), id));
        }
        if (wish.identity().isEmpty()) {
            steps.addAll(made(ground, wish, id));
        }
        BrokerSteps.write(ground.broker(), TlsGround.LISTENER, listener(ground.broker(), wish, identity), Ownership.ROOT_PUBLIC)
                .ifPresent(steps::add);
        steps.add(tried(wish.port()));
        steps.add(BrokerSteps.restart(BrokerSteps.UNIT));
        steps.add(BrokerSteps.runs(BrokerSteps.UNIT));
        steps.add(shakesHands(wish.port(), identity));
        return new Plan(
                id, Text.of("deployment.broker", "tls.title"), ground.broker().host(), true, steps, Optional.empty(), Optional.empty(),
                clock.instant());
    }

    private static void check(TlsGround ground, TlsWish wish) {
        BrokerGround broker = ground.broker();
        BrokerSteps.fits(broker, why -> refused(broker, why));
        ground.faults().stream().findFirst().ifPresent(fault -> {
            throw refused(broker, Text.of("deployment.broker", "fault." + fault.kind(), fault.about()));
        });
        broker.configs().forEach((path, file) -> {
            if (Doors.of(BrokerSteps.text(file)).stream().anyMatch(door -> door.port() == wish.port())) {
                throw refused(broker, Text.of("deployment.broker", "tls.port-taken", path, Integer.toString(wish.port())));
            }
        });
        if (broker.anonymous() && wish.clients().isEmpty()) {
            throw refused(broker, Text.of("deployment.broker", "tls.anonymous", broker.host().value()));
        }
        broker.agent().filter(uses -> wish.plainToLoopback() && !Loopback.is(uses.broker())).ifPresent(uses -> {
            throw refused(broker, Text.of("deployment.broker", "tls.agent-by-network", uses.broker()));
        });
    }

    private static ProblemException refused(BrokerGround ground, Text why) {
        return new ProblemException(new Problem.Refused(Text.of("deployment.broker", "tls.doing", ground.host().value()), why));
    }

    private static List<Step> closed(BrokerGround ground, PlanId id) {
        List<Step> steps = new ArrayList<>();
        ground.configs().forEach((path, file) -> {
            String text = BrokerSteps.text(file);
            if (!Doors.openPlain(text).isEmpty()) {
                steps.add(BrokerSteps.holdsSecrets(text)
                        ? closedThere(path, text, id)
                        : new Step.WriteFile(path, Content.of(Doors.closed(text)), file.ownership(), file));
            }
        });
        return steps;
    }

    private static Step closedThere(String path, String text, PlanId id) {
        KeptFile file = BrokerSteps.kept(path, id);
        List<String> edit = new ArrayList<>(List.of("sed", "-i", "-E"));
        edit.addAll(Doors.closing(text));
        edit.addAll(List.of("--", path));
        return Step.Run.of(
                Text.of("deployment.broker", "step.to-loopback", path),
                file.changedBy("hostkeeper-broker-close", edit),
                file.back("hostkeeper-broker-back"));
    }

    private static List<Step> made(TlsGround ground, TlsWish wish, PlanId id) {
        List<Step> steps = new ArrayList<>();
        FileState there = ground.at(TlsGround.FOLDER);
        if (!(there instanceof FileState.Folder folder && folder.ownership().equals(FOLDER))) {
            steps.add(new Step.MakeFolder(TlsGround.FOLDER, FOLDER, there));
        }
        List<String> names = Stream.concat(wish.names().stream(), ground.names().stream()).distinct().toList();
        String host = ground.broker().host().value();
        String kept = PlanFolder.ofRoot(id) + "/broker-tls";
        steps.add(Step.Run.of(
                Text.of("deployment.broker", ground.made() ? "step.tls-renew" : "step.tls-make", String.join(", ", names), TlsGround.FOLDER),
                List.of(
                        "sh", "-c", MAKE, "hostkeeper-broker-tls-make", TlsGround.FOLDER, kept,
                        host.substring(0, Math.min(host.length(), MOST_NAME)), alternatives(names)),
                List.of("sh", "-c", UNMAKE, "hostkeeper-broker-tls-unmake", TlsGround.FOLDER, kept)));
        return steps;
    }

    /** As x509v3_config(5) has subjectAltName. */
    private static String alternatives(List<String> names) {
        return names.stream()
                .map(name -> (name.contains(":") || name.matches("[0-9.]+") ? "IP:" : "DNS:") + name)
                .collect(Collectors.joining(","));
    }

    /** Once a listener is named there is none at loopback by itself any more, nor are those there let in without a name. */
    private static String listener(BrokerGround ground, TlsWish wish, TlsWish.Identity identity) {
        boolean isAlone = ground.doors().stream().allMatch(door -> door.port() == wish.port() || isOwn(ground, door));
        StringBuilder text = new StringBuilder("# A listener with TLS; made by Hostkeeper\n");
        if (isAlone) {
            text.append(ground.anonymous() ? "allow_anonymous true\n" : "").append("listener 1883 localhost\n");
        }
        text.append("listener %d\ncertfile %s\nkeyfile %s\ntls_version tlsv1.2\n".formatted(
                wish.port(), identity.certificate(), identity.key()));
        wish.clients().ifPresent(authority -> text.append("cafile ").append(authority)
                .append("\nrequire_certificate true\nuse_identity_as_username true\n"));
        return text.toString();
    }

    /** Of the file that is written anew. */
    private static boolean isOwn(BrokerGround ground, Doors.Door door) {
        return ground.at(TlsGround.LISTENER) instanceof FileState.Present file && Doors.of(BrokerSteps.text(file)).contains(door);
    }

    private static Step tried(int port) {
        return Step.Check.of(
                Text.of("deployment.broker", "check.tls-tried"),
                List.of(
                        "sh", "-c", TRY, "hostkeeper-broker-tls-try", TlsGround.LISTENER, Integer.toString(port),
                        Integer.toString(port == TRIED_AT ? TRIED_AT + 1 : TRIED_AT)),
                PATIENCE);
    }

    private static Step shakesHands(int port, TlsWish.Identity identity) {
        return Step.Check.of(
                Text.of("deployment.broker", "check.tls-handshake", Integer.toString(port), identity.certificate()),
                List.of("sh", "-c", HANDSHAKE, "hostkeeper-broker-tls-handshake", Integer.toString(port), identity.certificate()),
                PATIENCE);
    }
}
