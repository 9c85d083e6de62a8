package org.hostkeeper.desktop.question;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.host.HostName;
import org.hostkeeper.remote.Questions;
import org.hostkeeper.secret.Secret;
import org.hostkeeper.words.Text;

/**
 * Asks the person at the window, one question at a time, while the connecting thread waits. Until the window is there,
 * and after it has closed, nobody answers.
 */
public final class AskingPerson implements Questions {
    private final Semaphore turn = new Semaphore(1, true);
    private volatile Optional<Surroundings> window = Optional.empty();

    /** From now on there is somebody to ask. */
    public void attach(Surroundings around) {
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
        return secret("password", host.value(), user);
    }

    @Override
    public Optional<Secret> passphrase(HostName host, String keyPath) {
        return secret("passphrase", host.value(), keyPath);
    }

    @Override
    public Optional<Secret> sudoPassword(HostName host, String user) {
        return secret("sudo", host.value(), user);
    }

    @Override
    public void sudoPasswordWrong(HostName host, String user) {}

    @Override
    public Optional<List<Secret>> answers(
            HostName host, String user, String instruction, List<String> prompts, List<Boolean> echo) {
        if (prompts.isEmpty()) {
            return Optional.of(List.of());
        }
        Text title = Text.of("desktop.question", "answers.title", host.value(), user);
        Text why = instruction.isBlank() ? Text.of("desktop.question", "answers.why", host.value()) : Text.literal(instruction);
        return ask((around, answer) ->
                new SecretQuestion(around, title, why, prompts.stream().map(Text::literal).toList(), echo).show(answer::complete));
    }

    private Optional<Secret> secret(String kind, String host, String whose) {
        Text title = Text.of("desktop.question", kind + ".title", host, whose);
        Text why = Text.of("desktop.question", kind + ".why", host, whose);
        Text prompt = Text.of("desktop.question", kind + ".prompt");
        Optional<List<Secret>> answers = ask((around, answer) ->
                new SecretQuestion(around, title, why, List.of(prompt), List.of(false)).show(answer::complete));
        return answers.map(List::getFirst);
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
