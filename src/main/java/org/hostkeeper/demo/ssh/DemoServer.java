package org.hostkeeper.demo.ssh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionContext;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.hostkeeper.demo.machine.Machine;

/**
 * One SSH server for all simulated machines: a port on loopback for each, and the port that a client came to says which
 * machine it meets. One server instead of one per machine, because each would bring its own threads and start time.
 * Tunnels lead from machine to machine only.
 */
public final class DemoServer implements AutoCloseable {
    private final Map<Integer, Machine> machines = new ConcurrentHashMap<>();
    private final Bound server;

    private DemoServer(Bound server) {
        this.server = server;
    }

    /**
     * Starts it without any machine.
     *
     * @param login the one key that may log in, as any user
     * @param hostKeys what each machine shows for itself
     */
    public static DemoServer start(PublicKey login, Function<Machine, KeyPair> hostKeys) throws IOException {
        Bound bound = (Bound) ServerBuilder.builder().factory(Bound::new).build(true);
        ServerThreads.to(bound);
        DemoServer demo = new DemoServer(bound);
        bound.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        bound.setKeyPairProvider(demo.keyOf(hostKeys));
        bound.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        bound.setPublickeyAuthenticator((user, key, session) -> KeyUtils.compareKeys(key, login));
        bound.setCommandFactory((channel, line) -> new RunningCommand(demo.met(channel.getSession()), line));
        bound.setShellFactory(channel -> new TypedShell(demo.met(channel.getSession())));
        bound.setForwardingFilter(demo.new BetweenMachines());
        CoreModuleProperties.IDLE_TIMEOUT.set(bound, Duration.ZERO);
        CoreModuleProperties.MAX_CONCURRENT_CHANNELS.set(bound, 64);
        bound.start();
        return demo;
    }

    /** Gives each machine a port, in their order. */
    public List<Integer> open(List<Machine> more) throws IOException {
        List<Integer> ports = new ArrayList<>(server.bindPorts(more.size()));
        ports.removeAll(machines.keySet());
        for (int i = 0; i < more.size(); i++) {
            machines.put(ports.get(i), more.get(i));
        }
        return ports;
    }

    private Machine met(Session session) {
        if (session.getIoSession().getLocalAddress() instanceof InetSocketAddress local
                && machines.get(local.getPort()) instanceof Machine machine) {
            return machine;
        }
        throw new IllegalStateException("No machine at " + session.getIoSession().getLocalAddress());
    }

    private KeyPairProvider keyOf(Function<Machine, KeyPair> hostKeys) {
        return new KeyPairProvider() {
            @Override
            public Iterable<KeyPair> loadKeys(SessionContext session) {
                return List.of(hostKeys.apply(met((Session) session)));
            }
        };
    }

    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException("The demo's server did not stop", e);
        }
    }

    /** Lets a jump through one machine reach another one, and nothing else on this computer. */
    private final class BetweenMachines extends RejectAllForwardingFilter {
        @Override
        protected boolean checkAcceptance(String request, Session session, SshdSocketAddress target) {
            return request.equals("direct-tcpip") && machines.containsKey(target.getPort());
        }
    }

    /** A server that listens on as many ephemeral ports as it is asked for. */
    private static final class Bound extends SshServer {
        @Override
        public void start() throws IOException {
            super.start();
            acceptor.unbind();
        }

        List<Integer> bindPorts(int count) throws IOException {
            InetAddress loopback = InetAddress.getLoopbackAddress();
            acceptor.bind(Collections.nCopies(count, new InetSocketAddress(loopback, 0)));
            return getBoundAddresses().stream()
                    .map(address -> ((InetSocketAddress) address).getPort())
                    .sorted()
                    .toList();
        }
    }
}
