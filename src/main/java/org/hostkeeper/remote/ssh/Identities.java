package org.hostkeeper.remote.ssh;

import com.jcraft.jsch.Identity;
import com.jcraft.jsch.IdentityRepository;
import com.jcraft.jsch.JSch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Vector;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.HostName;
import org.hostkeeper.remote.Asked;
import org.hostkeeper.remote.Questions;

/**
 * Which keys are offered to a host, in OpenSSH's order: the agent's that are also named, the agent's others (unless only
 * named ones may be offered), then the named files that the agent does not hold. Nothing named means the usual files of
 * {@code ~/.ssh} that are there. Source: ssh_config(5) IdentityFile, IdentitiesOnly, IdentityAgent; sshconnect2.c,
 * pubkey_prepare.
 */
final class Identities implements IdentityRepository {
    private static final List<String> USUAL = List.of("id_rsa", "id_ecdsa", "id_ed25519");
    private static final String NO_AGENT = "none";

    private final JSch jsch;
    private final HostName host;
    private final Endpoint endpoint;
    private final SshSettings settings;
    private final Questions questions;
    private final Patience patience;
    private final Tried tried;

    Identities(
            JSch jsch,
            HostName host,
            Endpoint endpoint,
            SshSettings settings,
            Questions questions,
            Patience patience,
            Tried tried) {
        this.jsch = jsch;
        this.host = host;
        this.endpoint = endpoint;
        this.settings = settings;
        this.questions = questions;
        this.patience = patience;
        this.tried = tried;
    }

    @Override
    @SuppressWarnings("JdkObsolete") // the library's interface speaks of Vector
    public Vector<Identity> getIdentities() {
        List<Path> paths = paths();
        List<Identity> held = agentSocket()
                .map(socket -> Agent.identities(socket, patience, tried))
                .orElse(List.of());
        List<KeyBlob> named = new ArrayList<>();
        List<Identity> files = new ArrayList<>();
        for (Path path : paths) {
            Optional<KeyFile> file = open(path);
            Optional<KeyBlob> key = file.flatMap(KeyFile::publicPart).or(() -> KeyFile.fromPublicFile(path));
            key.ifPresent(named::add);
            if (key.isEmpty() || !holds(held, key.get())) {
                file.ifPresent(files::add);
            }
        }
        Vector<Identity> all = new Vector<>();
        held.stream().filter(k -> named.contains(blob(k))).forEach(all::add);
        if (!endpoint.identitiesOnly()) {
            held.stream().filter(k -> !named.contains(blob(k))).forEach(all::add);
        }
        all.addAll(files);
        return all;
    }

    private List<Path> paths() {
        Path folder = settings.userHome().resolve(".ssh");
        return endpoint.identities().isEmpty()
                ? USUAL.stream().map(folder::resolve).filter(Files::exists).toList()
                : endpoint.identities();
    }

    private Optional<KeyFile> open(Path path) {
        Asked.Passphrase asked = new Asked.Passphrase(path.toString());
        return KeyFile.open(
                jsch,
                path,
                () -> patience.paused(() -> questions.passphrase(host, path.toString())),
                right -> patience.paused(() -> questions.told(host, asked, right)),
                tried);
    }

    private Optional<String> agentSocket() {
        return endpoint.agentSocket().or(settings::agentSocket).filter(s -> !s.equals(NO_AGENT));
    }

    private static boolean holds(List<Identity> held, KeyBlob key) {
        return held.stream().anyMatch(k -> blob(k).equals(key));
    }

    private static KeyBlob blob(Identity identity) {
        return new KeyBlob(Agent.blobOf(identity));
    }

    @Override
    public String getName() {
        return "hostkeeper";
    }

    @Override
    public int getStatus() {
        return RUNNING;
    }

    @Override
    public boolean add(byte[] identity) {
        return false;
    }

    @Override
    public boolean remove(byte[] blob) {
        return false;
    }

    @Override
    public void removeAll() {}
}
