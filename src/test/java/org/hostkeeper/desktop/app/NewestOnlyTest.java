package org.hostkeeper.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Of what is asked for")
class NewestOnlyTest {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();
    private final NewestOnly newest = new NewestOnly(waiting::add);

    private void ask(String what) {
        newest.ask(() -> done.add(what));
    }

    private void runAll() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    @Test
    @DisplayName("one is done at a time, and only the newest of those that come meanwhile")
    void newest() {
        newest.ask(() -> {
            done.add("first");
            ask("second");
            ask("third");
            assertThat(waiting).isEmpty();
        });
        runAll();
        ask("fourth");
        ask("fifth");
        assertThat(waiting).hasSize(1);
        runAll();
        assertThat(done).containsExactly("first", "third", "fifth");
    }

    @Test
    @DisplayName("what fails does not keep the next one from being done")
    void failing() {
        newest.ask(() -> {
            ask("next");
            throw new IllegalStateException("planted");
        });
        assertThatThrownBy(this::runAll).hasMessage("planted");
        runAll();
        assertThat(done).containsExactly("next");
    }
}
