package org.hostkeeper.assembly;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.hostkeeper.host.Inventory;
import org.hostkeeper.remote.Connector;
import org.hostkeeper.remote.Connectors;
import org.hostkeeper.remote.Questions;
import org.hostkeeper.remote.local.LocalConnector;
import org.hostkeeper.remote.ssh.HostKeys;
import org.hostkeeper.remote.ssh.SshConnector;
import org.hostkeeper.remote.ssh.SshSettings;
import org.hostkeeper.secret.SecretStores;
import org.hostkeeper.secret.Secrets;
import org.hostkeeper.secret.keyring.KeyringSecrets;
import org.hostkeeper.secret.vault.VaultSecrets;
import org.hostkeeper.settings.Settings;
import org.hostkeeper.store.Store;

/** The operator's own outside: SQLite and known hosts in his folders, his keyring, his network. */
final class OwnPorts {
    private OwnPorts() {}

    static Ports of(Home home, PassphrasePrompt prompt, Clock clock, RandomGenerator random) {
        Store store = Store.open(home.store(), clock);
        Lazy<HostKeys> keys = new Lazy<>(() -> HostKeys.of(home.knownHosts(), home.user()));
        return new Ports(
                store.inventory(),
                store.journal(),
                store.facts(),
                store.history(),
                store.settings(),
                store.brokers(),
                store.clearedMessages(),
                secrets(home.vault(), prompt),
                connectors(keys, store.inventory(), store.settings()),
                new KnownKeys(keys),
                clock,
                random,
                console(),
                false,
                store::close);
    }

    /** The time-out is read for each connection, so that another one holds from the next on. */
    static Function<Questions, Connector> connectors(Lazy<HostKeys> keys, Inventory inventory, Settings settings) {
        SshSettings usual = SshSettings.usual();
        return questions -> new Connectors(
                host -> new SshConnector(
                                keys.value(),
                                questions,
                                inventory::find,
                                usual.withConnect(new KeptLimits(settings).timeout(usual.connect())))
                        .connect(host),
                new LocalConnector(questions));
    }

    private static Secrets secrets(Path vault, PassphrasePrompt prompt) {
        return SecretStores.open(KeyringSecrets.ofDesktop(), new VaultSecrets(vault, prompt), prompt::told);
    }

    static String console() {
        String machine;
        try {
            machine = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            machine = "localhost"; // a machine whose own name resolves to nothing is usual in containers
        }
        return System.getProperty("user.name") + "@" + machine;
    }
}
