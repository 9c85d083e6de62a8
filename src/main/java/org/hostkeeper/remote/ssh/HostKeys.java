package org.hostkeeper.remote.ssh;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hostkeeper.host.Endpoint;

/**
 * The host keys that are known: our own file, which grows with what the operator accepts, and OpenSSH's two, which are
 * only read. They are read anew at each look, since another console or {@code ssh} may have changed them. A key of
 * another type than the known one counts as changed, because the known types are asked for first. Lines marked
 * {@code @revoked} refuse their key; lines marked {@code @cert-authority} are not used, since host certificates are
 * not asked for. Safe from any thread.
 */
public final class HostKeys {
    /** What is known of a key that a host shows. */
    sealed interface Verdict {
        /** This very key is known for this host. */
        record Known() implements Verdict {}

        /** Nothing is known: first contact. */
        record Unknown() implements Verdict {}

        /** Another key is known. */
        record Changed(KnownHost known) implements Verdict {}

        /** The key was declared as not to be trusted any more. */
        record Revoked(KnownHost by) implements Verdict {}
    }

    private final Optional<KnownHostsFile> own;
    private final List<KnownHostsFile> others;
    private final List<KnownHost> remembered = new CopyOnWriteArrayList<>();

    private HostKeys(Optional<KnownHostsFile> own, List<KnownHostsFile> others) {
        this.own = own;
        this.others = others;
    }

    /** Keys in {@code own}, in {@code home/.ssh/known_hosts} and in {@code /etc/ssh/ssh_known_hosts}. */
    public static HostKeys of(Path own, Path home) {
        return new HostKeys(
                Optional.of(new KnownHostsFile(own)),
                List.of(
                        new KnownHostsFile(home.resolve(".ssh/known_hosts")),
                        new KnownHostsFile(Path.of("/etc/ssh/ssh_known_hosts"))));
    }

    /** Nothing is known but what is accepted, and it is forgotten at the end. */
    public static HostKeys inMemory() {
        return new HostKeys(Optional.empty(), List.of());
    }

    Verdict check(String address, int port, KeyBlob key) {
        List<KnownHost> all = entries();
        Verdict verdict = check(all, name(address, port), key);
        if (verdict instanceof Verdict.Unknown && port != Endpoint.SSH_PORT) {
            // OpenSSH too takes a key that is known for the plain name (sshconnect.c, check_host_key).
            return check(all, name(address, Endpoint.SSH_PORT), key) instanceof Verdict.Changed
                    ? verdict
                    : check(all, name(address, Endpoint.SSH_PORT), key);
        }
        return verdict;
    }

    private static Verdict check(List<KnownHost> all, String name, KeyBlob key) {
        Optional<KnownHost> revoked = all.stream()
                .filter(e -> e.marker() == KnownHost.Marker.REVOKED && e.key().equals(key) && e.isFor(name))
                .findFirst();
        if (revoked.isPresent()) {
            return new Verdict.Revoked(revoked.get());
        }
        List<KnownHost> known = keysOf(all, name);
        if (known.stream().anyMatch(e -> e.key().equals(key))) {
            return new Verdict.Known();
        }
        return known.stream()
                .filter(e -> e.key().type().equals(key.type()))
                .findFirst()
                .or(() -> known.stream().findFirst())
                .<Verdict>map(Verdict.Changed::new)
                .orElseGet(Verdict.Unknown::new);
    }

    private static List<KnownHost> keysOf(List<KnownHost> all, String name) {
        return all.stream()
                .filter(e -> e.marker() == KnownHost.Marker.KEY && e.isFor(name))
                .toList();
    }

    /** The types of the keys that are known for this address: {@code ssh-ed25519}. */
    List<String> types(String address, int port) {
        List<KnownHost> all = entries();
        List<KnownHost> known = keysOf(all, name(address, port));
        if (known.isEmpty()) {
            known = keysOf(all, name(address, Endpoint.SSH_PORT));
        }
        return known.stream().map(e -> e.key().type()).distinct().toList();
    }

    /** The keys that are known for this address, each as its kind and fingerprint: {@code ED25519 SHA256:…}. */
    public List<String> known(String address, int port) {
        return keysOf(entries(), name(address, port)).stream()
                .map(e -> e.key().kind() + " " + e.key().fingerprint())
                .distinct()
                .toList();
    }

    private List<KnownHost> entries() {
        List<KnownHost> all = new ArrayList<>(remembered);
        own.ifPresent(file -> all.addAll(file.entries()));
        others.forEach(file -> all.addAll(file.entries()));
        return all;
    }

    /** Keeps this key as the host's. @param key the public key as in RFC 4253 section 6.6 */
    public void accept(String address, int port, byte[] key) {
        KeyBlob blob = new KeyBlob(key.clone());
        String line = name(address, port) + " " + blob.type() + " " + blob.base64();
        own.ifPresentOrElse(
                file -> file.change(lines -> with(lines, line)),
                () -> KnownHost.parse(line, "memory").ifPresent(remembered::add));
    }

    private static List<String> with(List<String> lines, String line) {
        List<String> more = new ArrayList<>(lines.stream().filter(l -> !l.isEmpty()).toList());
        if (!more.contains(line)) {
            more.add(line);
        }
        return more;
    }

    /**
     * Forgets the keys that stand for this address in our own file; how many there were. What was declared as not to be
     * trusted stays so. OpenSSH's files are never touched: {@code ssh-keygen -R} does that.
     */
    public int forget(String address, int port) {
        String name = name(address, port);
        List<KnownHost> gone = new ArrayList<>(keysOf(remembered, name));
        remembered.removeAll(gone);
        own.ifPresent(file -> file.change(lines -> lines.stream()
                .filter(line -> {
                    Optional<KnownHost> entry = KnownHost.parse(line, "")
                            .filter(e -> e.marker() == KnownHost.Marker.KEY && e.isFor(name));
                    entry.ifPresent(gone::add);
                    return entry.isEmpty();
                })
                .toList()));
        return gone.size();
    }

    private static String name(String address, int port) {
        String lower = address.toLowerCase(Locale.ROOT);
        return port == Endpoint.SSH_PORT ? lower : "[" + lower + "]:" + port;
    }
}
