package org.hostkeeper.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.host.HostName;
import org.hostkeeper.remote.Questions;
import org.hostkeeper.secret.Secret;

/**
 * Asks the person at the terminal, if there is one; nobody answers a script. One question at a time: several hosts
 * connect at once.
 */
public final class TerminalQuestions implements Questions {
    private final Terminal terminal;

    public TerminalQuestions(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public synchronized boolean acceptHostKey(HostName host, String address, String keyType, String fingerprint) {
        if (!terminal.interactive()) {
            return false;
        }
        terminal.err().println(terminal.say("key.shown", host.value(), address, keyType, fingerprint));
        String yes = terminal.say("yes");
        return terminal.ask(terminal.say("key.accept", yes))
                .filter(answer -> answer.strip().equalsIgnoreCase(yes))
                .isPresent();
    }

    @Override
    public Optional<Secret> password(HostName host, String user) {
        return asked("ask.password", host, user);
    }

    @Override
    public Optional<Secret> passphrase(HostName host, String keyPath) {
        return asked("ask.passphrase", host, keyPath);
    }

    @Override
    public Optional<Secret> sudoPassword(HostName host, String user) {
        return asked("ask.sudo", host, user);
    }

    @Override
    public synchronized Optional<Secret> named(String name, boolean again) {
        return terminal.interactive()
                ? terminal.askSecret(terminal.say(again ? "ask.secret-again" : "ask.secret", Printable.line(name)))
                : Optional.empty();
    }

    @Override
    public synchronized Optional<List<Secret>> answers(
            HostName host, String user, String instruction, List<String> prompts, List<Boolean> echo) {
        if (!terminal.interactive()) {
            return Optional.empty();
        }
        terminal.err().println(Printable.line((host + ": " + instruction).strip()));
        List<Secret> answers = new ArrayList<>();
        for (int i = 0; i < prompts.size(); i++) {
            Optional<Secret> answer = answer(Printable.line(prompts.get(i)), echo.get(i));
            if (answer.isEmpty()) {
                answers.forEach(Secret::destroy);
                return Optional.empty();
            }
            answers.add(answer.get());
        }
        return Optional.of(answers);
    }

    private Optional<Secret> answer(String prompt, boolean echo) {
        return echo ? terminal.ask(prompt).map(a -> Secret.of(a.toCharArray())) : terminal.askSecret(prompt);
    }

    private synchronized Optional<Secret> asked(String key, HostName host, String what) {
        return terminal.interactive() ? terminal.askSecret(terminal.say(key, host.value(), what)) : Optional.empty();
    }
}
