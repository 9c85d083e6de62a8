package org.hostkeeper.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.hostkeeper.demo.broker.DemoBrokers;
import org.hostkeeper.demo.machine.Machine;
import org.hostkeeper.demo.plan.PlanHost;
import org.hostkeeper.demo.program.Sudo;
import org.hostkeeper.demo.ssh.DemoServer;
import org.hostkeeper.demo.story.Stage;
import org.hostkeeper.demo.story.StoryHost;
import org.hostkeeper.demo.story.StoryHost.Trouble;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.remote.Remote;

/**
 * Brings a fleet up: keys, machines, ports. All hosts show the same key, because making one takes longer than all the
 * rest; only the one whose key has changed shows another. Machines are furnished when somebody first looks at them.
 */
final class Opening {
    private static final String LOOPBACK = "127.0.0.1";

    private final Clock clock;
    private final KeyPair login = newKey();
    private final KeyPair hostKey = newKey();
    private final KeyPair otherKey = newKey();
    private final List<String> unknown = new CopyOnWriteArrayList<>();

    Opening(Clock clock) {
        this.clock = clock;
    }

    DemoFleet open(List<StoryHost> story) throws IOException {
        Set<String> changed = names(story, Trouble.CHANGED_KEY);
        DemoServer server =
                DemoServer.start(login.getPublic(), machine -> changed.contains(machine.name()) ? otherKey : hostKey);
        List<StoryHost> up = story.stream().filter(host -> !isDown(host)).toList();
        List<Machine> machines = up.stream().map(this::machine).toList();
        List<Integer> ports = server.open(machines);
        List<Placed> placed = new ArrayList<>();
        Map<HostName, Remote> ways = new HashMap<>();
        for (int i = 0; i < up.size(); i++) {
            placed.add(new Placed(up.get(i), ports.get(i)));
            ways.put(new HostName(up.get(i).name()), new MachineRemote(machines.get(i), up.get(i).user()));
        }
        List<StoryHost> down = story.stream().filter(Opening::isDown).toList();
        Optional<Socket> deaf = down.isEmpty() ? Optional.empty() : Optional.of(deafPort());
        deaf.ifPresent(socket -> down.forEach(host -> placed.add(new Placed(host, socket.getLocalPort()))));
        return fleet(server, deaf, placed, ways, new DemoBrokers(machines));
    }

    /** A host and where it is found. */
    private record Placed(StoryHost story, int port) {}

    private static Set<String> names(List<StoryHost> story, Trouble trouble) {
        return story.stream()
                .filter(host -> host.troubles().contains(trouble))
                .map(StoryHost::name)
                .collect(Collectors.toSet());
    }

    private DemoFleet fleet(
            DemoServer server,
            Optional<Socket> deaf,
            List<Placed> placed,
            Map<HostName, Remote> ways,
            DemoBrokers brokers) {
        List<Host> hosts = new ArrayList<>();
        Map<HostName, DemoFleet.KnownKey> known = new HashMap<>();
        Set<String> names = placed.stream().map(p -> p.story().name()).collect(Collectors.toSet());
        for (Placed place : placed) {
            StoryHost host = place.story();
            HostName name = new HostName(host.name());
            Optional<HostName> jump = host.jump().filter(names::contains).map(HostName::new);
            Endpoint endpoint =
                    new Endpoint(host.user(), LOOPBACK, place.port(), List.of(), true, Optional.of("none"), jump);
            hosts.add(new Host(name, Optional.of(endpoint), host.sudo(), host.tags()));
            known.put(name, new DemoFleet.KnownKey(LOOPBACK, place.port(), hostKey.getPublic()));
        }
        hosts.sort(Comparator.comparing(Host::name));
        List<StoryHost> story = placed.stream().map(Placed::story).toList();
        return new DemoFleet(
                server, deaf, brokers, login, List.copyOf(hosts), Map.copyOf(known), unknown, Map.copyOf(ways), story, clock);
    }

    private Machine machine(StoryHost host) {
        Stage stage = new Stage(host);
        Sudo.Rule rule = switch (host.sudo()) {
            case NONE -> Sudo.Rule.NOBODY;
            case NOPASSWD -> Sudo.Rule.NOPASSWD;
            case PASSWORD -> Sudo.Rule.PASSWORD;
        };
        PlanHost plans = new PlanHost();
        Consumer<Machine> setUp = machine -> {
            stage.setUp(machine);
            if (host.name().equals(DemoManager.HOST)) {
                DemoManager.on(machine);
            }
            if (host.troubles().contains(Trouble.INTERRUPTED_PLAN)) {
                LeftPlan.on(machine, plans);
            }
        };
        return new Machine(
                host.name(), host.hardware(), stage, clock, setUp, Answers.programs(rule, plans), unknown::add);
    }

    private static boolean isDown(StoryHost host) {
        return host.troubles().contains(Trouble.DOWN);
    }

    /** A port that is taken and does not listen: whoever knocks is refused, and nobody else can move in. */
    private static Socket deafPort() throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        return socket;
    }

    private static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has P-256", e);
        }
    }
}
