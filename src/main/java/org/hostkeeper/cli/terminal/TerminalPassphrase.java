package org.hostkeeper.cli.terminal;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hostkeeper.assembly.PassphrasePrompt;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.secret.Secret;

/** Asks for the vault's passphrase at the terminal, without echo, and twice when a new one is chosen. */
public final class TerminalPassphrase implements PassphrasePrompt {
    private final Terminal terminal;
    private final AtomicBoolean told = new AtomicBoolean();

    public TerminalPassphrase(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Optional<Secret> ask(Purpose purpose, Path vault) {
        if (!terminal.interactive()) {
            return Optional.empty();
        }
        return switch (purpose) {
            case OPEN -> terminal.askSecret(terminal.say("vault.open", vault.toString()));
            case OPEN_AGAIN -> terminal.askSecret(terminal.say("vault.again", vault.toString()));
            case CHOOSE -> chosen(vault);
        };
    }

    /** Once, and only to a person: a script that hands its passwords over does not depend on a keyring. */
    @Override
    public void told(Problem problem) {
        if (terminal.interactive() && told.compareAndSet(false, true)) {
            terminal.err().println(terminal.say(problem.text()));
        }
    }

    private Optional<Secret> chosen(Path vault) {
        Optional<Secret> first = terminal.askSecret(terminal.say("vault.choose", vault.toString()));
        if (first.isEmpty()) {
            return first;
        }
        Optional<Secret> second = terminal.askSecret(terminal.say("vault.repeat"));
        boolean same = second.isPresent() && first.get().sameAs(second.get());
        second.ifPresent(Secret::destroy);
        if (!same) {
            first.get().destroy();
            terminal.err().println(terminal.say("vault.differs"));
            return chosen(vault);
        }
        return first;
    }
}
