package org.hostkeeper.assembly;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.kiosk.PhysicalButton;
import org.hostkeeper.words.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A button behind any command: each line that it prints is a press. One that ends is started again. */
final class CommandButton implements PhysicalButton {
    private static final Logger LOG = LoggerFactory.getLogger(CommandButton.class);

    private final List<String> words;
    private final Duration pause;
    private volatile boolean closed;
    private volatile Optional<Process> running = Optional.empty();
    private volatile Optional<Text> trouble = Optional.empty();
    private Optional<Thread> thread = Optional.empty();

    /** @param pause before it is started again */
    CommandButton(List<String> words, Duration pause) {
        this.words = List.copyOf(words);
        this.pause = pause;
    }

    @Override
    public void listen(Runnable pressed) {
        thread = Optional.of(Thread.ofPlatform().daemon().name("button").start(() -> listening(pressed)));
    }

    private void listening(Runnable pressed) {
        while (!closed) {
            boolean told = false;
            try {
                Process process = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
                running = Optional.of(process);
                process.getOutputStream().close();
                try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                    for (String line = lines.readLine(); line != null && !closed; line = lines.readLine()) {
                        told = true;
                        trouble = Optional.empty();
                        pressed.run();
                    }
                }
                int exit = told ? 0 : process.waitFor();
                ended(exit == 0, "it ended with " + exit);
            } catch (IOException e) {
                ended(false, String.valueOf(e.getMessage()));
            } catch (InterruptedException e) {
                return;
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Told once: it is tried again every two seconds. */
    private void ended(boolean well, String how) {
        if (closed) {
            return;
        }
        if (!well && trouble.isEmpty()) {
            LOG.warn("The button’s command {}: the button does nothing: {}", words.getFirst(), how);
        }
        trouble = well ? Optional.empty() : Optional.of(Text.of("kiosk", "button.command", words.getFirst()));
    }

    @Override
    public Optional<Text> trouble() {
        return trouble;
    }

    @Override
    public void close() {
        closed = true;
        running.ifPresent(Process::destroy);
        thread.ifPresent(Thread::interrupt);
    }
}
