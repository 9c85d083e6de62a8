package org.hostkeeper.assembly;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.SecretReference;
import org.hostkeeper.remote.Asked;
import org.hostkeeper.remote.Questions;
import org.hostkeeper.secret.Secret;
import org.hostkeeper.secret.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that a person is asked for a password once: first what was given with the command, then what was entered
 * since the start, then what is kept, and only then the person. Something that turned out to be wrong is not used again,
 * and nothing is kept unless somebody wants it, and then not before the host has taken it. Safe from many threads.
 */
public final class KeptAnswers implements Questions, AutoCloseable {
    private static final List<String> OF_HOST = List.of("password/", "sudo/");

    private final Questions given;
    private final Secrets kept;
    private final Questions person;
    private final Map<String, Secret> entered = new ConcurrentHashMap<>();
    private final Set<HostName> sudoKnown = ConcurrentHashMap.newKeySet();
    private final Map<SecretReference, Secret> named = new ConcurrentHashMap<>();
    private final Map<SecretReference, CompletableFuture<Optional<Secret>>> asking = new ConcurrentHashMap<>();
    private final Set<String> wrong = ConcurrentHashMap.newKeySet();

    public KeptAnswers(Questions given, Secrets kept, Questions person) {
        this.given = given;
        this.kept = kept;
        this.person = person;
    }

    /** Keeps for the next start what was given or entered in this one and was not wrong. */
    public void keep() {
        entered.forEach(kept::keep);
    }

    /** What was kept or entered for a host goes on under its new name. */
    public void renamed(HostName before, HostName after) {
        if (sudoKnown.remove(before)) {
            sudoKnown.add(after);
        }
        for (String kind : OF_HOST) {
            Optional.ofNullable(entered.remove(kind + before)).ifPresent(secret -> entered.put(kind + after, secret));
            kept.find(kind + before).ifPresent(secret -> {
                kept.keep(kind + after, secret);
                secret.destroy();
                kept.forget(kind + before);
            });
        }
    }

    /** Nothing is known of this host any more; passphrases of keys stay, since keys are not a host's own. */
    public void forget(HostName host) {
        sudoKnown.remove(host);
        for (String kind : OF_HOST) {
            Optional.ofNullable(entered.remove(kind + host)).ifPresent(Secret::destroy);
            kept.forget(kind + host);
        }
    }

    @Override
    public boolean acceptHostKey(HostName host, String address, String keyType, String fingerprint) {
        return given.acceptHostKey(host, address, keyType, fingerprint)
                || person.acceptHostKey(host, address, keyType, fingerprint);
    }

    @Override
    public Optional<Secret> password(HostName host, String user) {
        return answer(new Asked.Password(user).keptAs(host), () -> given.password(host, user), () -> person.password(host, user));
    }

    @Override
    public Optional<Secret> passphrase(HostName host, String keyPath) {
        return answer(
                new Asked.Passphrase(keyPath).keptAs(host),
                () -> given.passphrase(host, keyPath),
                () -> person.passphrase(host, keyPath));
    }

    @Override
    public Optional<Secret> sudoPassword(HostName host, String user) {
        Optional<Secret> answer = answer(
                new Asked.SudoPassword(user).keptAs(host),
                () -> given.sudoPassword(host, user),
                () -> person.sudoPassword(host, user));
        answer.ifPresent(_ -> sudoKnown.add(host));
        return answer;
    }

    /**
     * The secret that a plan refers to: entered before, kept, or asked of the person until it is the one that was meant
     * or nobody answers. Several hosts that need the same one at once cost one question. The caller destroys it.
     */
    public Optional<Secret> secret(SecretReference reference) {
        CompletableFuture<Optional<Secret>> mine = new CompletableFuture<>();
        @Nullable CompletableFuture<Optional<Secret>> others = asking.putIfAbsent(reference, mine);
        if (others != null) {
            return others.join().map(Secret::copy);
        }
        Optional<Secret> found = Optional.empty();
        try {
            found = search(reference);
            return found.map(Secret::copy);
        } finally {
            mine.complete(found);
            asking.remove(reference);
        }
    }

    /** Refers to a secret that was made here; whoever asks for it by this reference gets it, until this is closed. The secret stays the caller's. */
    public SecretReference refer(String name, Secret secret, RandomGenerator random) {
        SecretReference reference = SecretReference.of(name, secret, random);
        named.put(reference, secret.copy());
        return reference;
    }

    private Optional<Secret> search(SecretReference reference) {
        Optional<Secret> next = Optional.ofNullable(named.get(reference));
        if (next.isPresent()) {
            return next;
        }
        next = kept.find(reference.name());
        for (boolean again = false; next.isPresent() || !again; again = true) {
            if (next.filter(reference::matches).isPresent()) {
                named.put(reference, next.get());
                return next;
            }
            next.ifPresent(Secret::destroy);
            next = person.named(reference.name(), again);
        }
        return next;
    }

    /** Whether sudo there would ask nobody any more: its password was given, entered or found before. */
    public boolean knowsSudo(HostName host) {
        return sudoKnown.contains(host);
    }

    @Override
    public void told(HostName host, Asked asked, boolean right) {
        given.told(host, asked, right);
        person.told(host, asked, right);
        String name = asked.keptAs(host);
        if (!right) {
            forget(name);
            if (asked instanceof Asked.SudoPassword) {
                sudoKnown.remove(host);
            }
        } else if (person.wantsKept(host, asked)) {
            Optional.ofNullable(entered.get(name)).ifPresent(secret -> kept.keep(name, secret));
        }
    }

    private void forget(String name) {
        wrong.add(name);
        Optional.ofNullable(entered.remove(name)).ifPresentOrElse(Secret::destroy, () -> kept.forget(name));
    }

    @Override
    public Optional<List<Secret>> answers(
            HostName host, String user, String instruction, List<String> prompts, List<Boolean> echo) {
        boolean passwordOnly = prompts.size() == 1 && !echo.getFirst();
        return passwordOnly
                ? given.answers(host, user, instruction, prompts, echo)
                        .or(() -> remembered(new Asked.Password(user).keptAs(host)).map(List::of))
                        .or(() -> person.answers(host, user, instruction, prompts, echo))
                : person.answers(host, user, instruction, prompts, echo);
    }

    @Override
    public void close() {
        entered.values().forEach(Secret::destroy);
        entered.clear();
        named.values().forEach(Secret::destroy);
        named.clear();
    }

    private Optional<Secret> answer(String name, Supplier<Optional<Secret>> first, Supplier<Optional<Secret>> last) {
        Optional<Secret> had = Optional.ofNullable(entered.get(name)).map(Secret::copy);
        if (had.isPresent()) {
            return had;
        }
        Optional<Secret> now = first.get();
        if (now.isEmpty()) {
            Optional<Secret> before = remembered(name);
            if (before.isPresent()) {
                return before;
            }
            now = last.get();
        }
        now.ifPresent(secret -> entered.put(name, secret.copy()));
        return now;
    }

    private Optional<Secret> remembered(String name) {
        return wrong.contains(name) ? Optional.empty() : kept.find(name);
    }
}
