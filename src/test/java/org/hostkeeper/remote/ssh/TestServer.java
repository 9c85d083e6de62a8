package org.hostkeeper.remote.ssh;

import com.jcraft.jsch.KeyPair;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.helpers.AbstractSession;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.keyboard.KeyboardInteractiveAuthenticator;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;
import org.hostkeeper.demo.ssh.ServerThreads;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Sudo;

/** An SSH server on loopback that logs in whom it is told to, and runs commands in this machine's sh. */
final class TestServer implements AutoCloseable {
    static final String EC = "EC";
    static final String RSA = "RSA";

    final SshServer sshd = SshServer.setUpDefaultServer();
    final Map<String, String> environment = new HashMap<>();
    final List<String> offered = Collections.synchronizedList(new ArrayList<>());
    private final List<java.security.KeyPair> hostKeys = new ArrayList<>();
    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    final AtomicInteger passwordsTried = new AtomicInteger();

    TestServer(String... hostKeyKinds) throws GeneralSecurityException {
        ServerThreads.to(sshd);
        sshd.setHost("127.0.0.1");
        useHostKeys(hostKeyKinds.length == 0 ? new String[] {EC} : hostKeyKinds);
        sshd.setCommandFactory((_, line) -> new ShCommand(line, environment));
        sshd.setForwardingFilter(AcceptAllForwardingFilter.INSTANCE);
        sshd.setPasswordAuthenticator((_, _, _) -> false);
        sshd.setKeyboardInteractiveAuthenticator(KeyboardInteractiveAuthenticator.NONE);
        sshd.setPublickeyAuthenticator((_, key, _) -> {
            String fingerprint = KeyUtils.getFingerPrint(key);
            offered.add(fingerprint);
            return keys.contains(fingerprint);
        });
    }

    void useHostKeys(String... kinds) throws GeneralSecurityException {
        hostKeys.clear();
        for (String kind : kinds) {
            addHostKey(kind);
        }
    }

    void addHostKey(String kind) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
        generator.initialize(kind.equals(EC) ? 256 : 2048);
        hostKeys.addFirst(generator.generateKeyPair());
        sshd.setKeyPairProvider(KeyPairProvider.wrap(List.copyOf(hostKeys)));
    }

    TestServer accepting(KeyPair key) {
        keys.add(new KeyBlob(key.getPublicKeyBlob()).fingerprint());
        return this;
    }

    TestServer acceptingPassword(String user, String password) {
        sshd.setPasswordAuthenticator((name, given, _) -> {
            passwordsTried.incrementAndGet();
            return name.equals(user) && given.equals(password);
        });
        return this;
    }

    TestServer started() throws IOException {
        sshd.start();
        return this;
    }

    int port() {
        return sshd.getPort();
    }

    Endpoint endpoint() {
        return Endpoint.parse("somebody@127.0.0.1:" + port());
    }

    Host host(String name) {
        return host(name, endpoint(), Sudo.NONE);
    }

    static Host host(String name, Endpoint endpoint, Sudo sudo) {
        return new Host(new HostName(name), java.util.Optional.of(endpoint), sudo, Collections.emptySortedSet());
    }

    /** Cuts every connection without a word. */
    void cut() {
        for (AbstractSession session : sshd.getActiveSessions()) {
            session.close(true);
        }
    }

    @Override
    public void close() throws IOException {
        sshd.stop(true);
    }
}
