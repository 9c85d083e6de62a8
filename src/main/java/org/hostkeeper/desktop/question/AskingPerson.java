package org.hostkeeper.desktop.question;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.hostkeeper.assembly.PassphrasePrompt;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.remote.Asked;
import org.hostkeeper.remote.Questions;
import org.hostkeeper.secret.Secret;
import org.hostkeeper.words.Text;

/**
 * Asks the person at the window, one question at a time, while the connecting thread waits. Until the window is there,
 * and after it has closed, nobody answers.
 */
public final class AskingPerson implements Questions, PassphrasePrompt {
    private final Semaphore turn = new Semaphore(1, true);
    private final Set<String> toKeep = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Optional<Problem>> unheard = new AtomicReference<>(Optional.empty());
    private volatile Optional<Surroundings> window = Optional.empty();
    private volatile Consumer<Problem> status = unkept -> unheard.set(Optional.of(unkept));

    /**
     * From now on there is somebody to ask.
     *
     * @param status shows why secrets are not kept where they should be, on the JavaFX thread
     */
    public void attach(Surroundings around, Consumer<Problem> status) {
        this.status = problem -> around.fx().execute(() -> status.accept(problem));
        unheard.getAndSet(Optional.empty()).ifPresent(this.status);
        window = Optional.of(around);
    }

    public void detach() {
        window = Optional.empty();
    }

    @Override
    public boolean acceptHostKey(HostName host, String address, String keyType, String fingerprint) {
        Optional<Boolean> accepts = ask((around, answer) ->
                        new KeyQuestion(around, host, address, keyType, fingerprint)
                                .show(accepted -> answer.complete(Optional.of(accepted))));
        return accepts.orElse(false);
    }

    @Override
    public Optional<Secret> password(HostName host, String user) {
        return secret("password", host, user, new Asked.Password(user));
    }

    @Override
    public Optional<Secret> passphrase(HostName host, String keyPath) {
        return secret("passphrase", host, keyPath, new Asked.Passphrase(keyPath));
    }

    @Override
    public Optional<Secret> sudoPassword(HostName host, String user) {
        return secret("sudo", host, user, new Asked.SudoPassword(user));
    }

    @Override
    public Optional<Secret> named(String name, boolean again) {
        Text title = Text.of("desktop.question", "named.title", name);
        Text why = Text.of("desktop.question", again ? "named.again" : "named.why");
        Text prompt = Text.of("desktop.question", "named.prompt");
        return ask((around, answer) -> new SecretQuestion(around, title, why, List.of(prompt), List.of(false), false)
                .show(given -> answer.complete(given.map(g -> g.secrets().getFirst()))));
    }

    @Override
    public boolean wantsKept(HostName host, Asked asked) {
        return toKeep.contains(asked.keptAs(host));
    }

    @Override
    public Optional<Secret> ask(Purpose purpose, Path vault) {
        return ask((around, answer) -> new VaultQuestion(around, purpose, vault).show(answer::complete));
    }

    @Override
    public void told(Problem problem) {
        status.accept(problem);
    }

    @Override
    public Optional<List<Secret>> answers(
            HostName host, String user, String instruction, List<String> prompts, List<Boolean> echo) {
        if (prompts.isEmpty()) {
            return Optional.of(List.of());
        }
        Text title = Text.of("desktop.question", "answers.title", host.value(), user);
        Text why = instruction.isBlank() ? Text.of("desktop.question", "answers.why", host.value()) : Text.literal(instruction);
        return ask((around, answer) ->
                new SecretQuestion(around, title, why, prompts.stream().map(Text::literal).toList(), echo, false)
                        .show(given -> answer.complete(given.map(SecretQuestion.Given::secrets))));
    }

    private Optional<Secret> secret(String kind, HostName host, String whose, Asked asked) {
        Text title = Text.of("desktop.question", kind + ".title", host.value(), whose);
        Text why = Text.of("desktop.question", kind + ".why", host.value(), whose);
        Text prompt = Text.of("desktop.question", kind + ".prompt");
        Optional<SecretQuestion.Given> given = ask((around, answer) ->
                new SecretQuestion(around, title, why, List.of(prompt), List.of(false), true).show(answer::complete));
        toKeep.remove(asked.keptAs(host));
        given.filter(SecretQuestion.Given::keep).ifPresent(_ -> toKeep.add(asked.keptAs(host)));
        return given.map(g -> g.secrets().getFirst());
    }

    /** Shows a question in the window and waits for its answer; an interrupted wait is no answer. */
    private <T> Optional<T> ask(Question<T> question) {
        if (window.isEmpty()) {
            return Optional.empty();
        }
        CompletableFuture<Optional<T>> answer = new CompletableFuture<>();
        try {
            turn.acquire();
            try {
                window.ifPresent(around -> around.fx().execute(() -> question.show(around, answer)));
                return answer.get();
            } finally {
                turn.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A question failed instead of being answered", e);
        }
    }

    private interface Question<T> {
        void show(Surroundings around, CompletableFuture<Optional<T>> answer);
    }
}
