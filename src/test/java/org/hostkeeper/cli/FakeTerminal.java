package org.hostkeeper.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hostkeeper.cli.terminal.Terminal;
import org.hostkeeper.secret.Secret;

/** A terminal that remembers what it was told, and at which nobody sits unless somebody is put there. */
public final class FakeTerminal implements Terminal {
    private final ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(outBytes, true, StandardCharsets.UTF_8);
    private final PrintStream err = new PrintStream(errBytes, true, StandardCharsets.UTF_8);
    private final Deque<String> answers = new ArrayDeque<>();
    private final Deque<String> input = new ArrayDeque<>();
    final List<String> questions = new CopyOnWriteArrayList<>();
    boolean somebodyThere;
    Locale speaks = Locale.ENGLISH;
    boolean drawsBlocks = true;
    /** What happens in the world while a person reads a question. */
    Runnable meanwhile = () -> {};

    /** A person who gives these answers, in this order. */
    FakeTerminal answering(String... words) {
        somebodyThere = true;
        answers.addAll(List.of(words));
        return this;
    }

    /** A script that pipes these lines in. */
    FakeTerminal piping(String... lines) {
        input.addAll(List.of(lines));
        return this;
    }

    String said() {
        return outBytes.toString(StandardCharsets.UTF_8);
    }

    public String complained() {
        return errBytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public PrintStream out() {
        return out;
    }

    @Override
    public PrintStream err() {
        return err;
    }

    @Override
    public boolean interactive() {
        return somebodyThere;
    }

    @Override
    public boolean colour() {
        return false;
    }

    @Override
    public boolean unicode() {
        return drawsBlocks;
    }

    @Override
    public Locale language() {
        return speaks;
    }

    @Override
    public Optional<String> ask(String question) {
        questions.add(question);
        meanwhile.run();
        return Optional.ofNullable(answers.poll());
    }

    @Override
    public Optional<Secret> askSecret(String question) {
        return ask(question).map(a -> Secret.of(a.toCharArray()));
    }

    @Override
    public Optional<Secret> secretFromInput() {
        return Optional.ofNullable(input.poll()).map(line -> Secret.of(line.toCharArray()));
    }

    @Override
    public String edit(String before) {
        return ask(before).orElse(before);
    }
}
