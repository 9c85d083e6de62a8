package org.hostkeeper.remote.ssh;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.UserInfo;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.remote.Milestone;
import org.hostkeeper.remote.Questions;
import org.hostkeeper.words.Text;
import org.jspecify.annotations.Nullable;

/**
 * Says whether the host that answers is the host that is meant, before anything secret is sent to it. The library asks
 * between key exchange and login; what kept it out is remembered as a problem for people.
 */
final class Doorkeeper implements HostKeyRepository {
    private final HostName host;
    private final Endpoint endpoint;
    private final HostKeys keys;
    private final Questions questions;
    private final Patience patience;
    private final Consumer<Milestone> told;
    private volatile Optional<Problem> refusal = Optional.empty();
    private volatile boolean passed;

    Doorkeeper(
            HostName host,
            Endpoint endpoint,
            HostKeys keys,
            Questions questions,
            Patience patience,
            Consumer<Milestone> told) {
        this.host = host;
        this.endpoint = endpoint;
        this.keys = keys;
        this.questions = questions;
        this.patience = patience;
        this.told = told;
    }

    Optional<Problem> refusal() {
        return refusal;
    }

    /** Whether the host has shown a key that is accepted. */
    boolean passed() {
        return passed;
    }

    @Override
    public int check(String nameOfTheLibrary, byte[] key) {
        told.accept(Milestone.GREETED);
        KeyBlob blob = new KeyBlob(key);
        return switch (keys.check(endpoint.address(), endpoint.port(), blob)) {
            case HostKeys.Verdict.Known _ -> pass();
            case HostKeys.Verdict.Unknown _ -> meet(blob);
            case HostKeys.Verdict.Changed(KnownHost known) -> refuse(CHANGED, changed(blob, known));
            case HostKeys.Verdict.Revoked(KnownHost by) -> refuse(CHANGED, revoked(blob, by));
        };
    }

    private int meet(KeyBlob key) {
        String address = endpoint.toString();
        BooleanSupplier question = () -> questions.acceptHostKey(host, address, key.kind(), key.fingerprint());
        if (!patience.paused(question::getAsBoolean)) {
            return refuse(
                    NOT_INCLUDED,
                    new Problem.UnknownHostKey(host.value(), address, key.kind(), key.fingerprint()));
        }
        keys.accept(endpoint.address(), endpoint.port(), key.bytes());
        return pass();
    }

    private int pass() {
        passed = true;
        told.accept(Milestone.KEY_ACCEPTED);
        patience.restart();
        return OK;
    }

    private int refuse(int verdict, Problem problem) {
        refusal = Optional.of(problem);
        return verdict;
    }

    private Problem changed(KeyBlob key, KnownHost known) {
        return new Problem.ChangedHostKey(
                host.value(),
                endpoint.toString(),
                key.kind(),
                key.fingerprint(),
                known.key().fingerprint(),
                known.from());
    }

    private Problem revoked(KeyBlob key, KnownHost by) {
        return new Problem.Refused(
                Text.literal(host.value()), Text.of("remote", "revoked", key.kind(), key.fingerprint(), by.from()));
    }

    @Override
    public void add(HostKey key, @Nullable UserInfo user) {}

    @Override
    public void remove(String name, @Nullable String type) {}

    @Override
    public void remove(String name, @Nullable String type, byte @Nullable [] key) {}

    @Override
    public String getKnownHostsRepositoryID() {
        return "hostkeeper";
    }

    @Override
    public HostKey[] getHostKey() {
        return new HostKey[0];
    }

    @Override
    public HostKey[] getHostKey(@Nullable String name, @Nullable String type) {
        return new HostKey[0];
    }

    /** The algorithms to ask for: those of the keys that are known first, as OpenSSH does. */
    String algorithms() {
        List<String> known = keys.types(endpoint.address(), endpoint.port());
        return Algorithms.hostKeys(known);
    }
}
