package org.hostkeeper.secret.vault;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.secret.Secret;
import org.hostkeeper.secret.VaultPassphrase;

/** Answers with the given passphrases one after the other, then refuses, and remembers what it was asked. */
final class FakePerson implements VaultPassphrase {
    private final Deque<String> answers;
    private final List<Purpose> asked = new ArrayList<>();

    FakePerson(String... answers) {
        this.answers = new ArrayDeque<>(List.of(answers));
    }

    @Override
    public synchronized Optional<Secret> ask(Purpose purpose, Path vault) {
        asked.add(purpose);
        return Optional.ofNullable(answers.poll()).map(a -> Secret.of(a.toCharArray()));
    }

    synchronized List<Purpose> asked() {
        return List.copyOf(asked);
    }
}
