package org.hostkeeper.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a change means is worked out by another thread than the one that shows it, and shown once a frame. */
class BesideTest {
    private record Said(String who, int what) {}

    private final Deque<Runnable> worker = new ArrayDeque<>();
    private final Deque<Runnable> frame = new ArrayDeque<>();
    private final List<List<Said>> read = new ArrayList<>();
    private final List<List<Said>> shown = new ArrayList<>();
    private final Beside<String, Said> beside =
            new Beside<>(frame::add, worker::add, Said::who, this::read, shown::add);

    @Test
    @DisplayName("What comes before the worker is there is read once, the last of each, and only then handed over")
    void gathers() {
        for (int i = 0; i < 1000; i++) {
            beside.put(new Said(i % 2 == 0 ? "a" : "b", i));
        }
        assertThat(worker).hasSize(1);
        assertThat(frame).isEmpty();
        worker.remove().run();
        assertThat(read).containsExactly(List.of(new Said("a", 998), new Said("b", 999)));
        assertThat(shown).isEmpty();
        frame.remove().run();
        assertThat(shown).isEqualTo(read);
    }

    @Test
    @DisplayName("What was read twice between two frames is shown once, as it was read last")
    void oneFrame() {
        beside.put(new Said("a", 1));
        worker.remove().run();
        beside.put(new Said("a", 2));
        worker.remove().run();
        assertThat(frame).hasSize(1);
        frame.remove().run();
        assertThat(read).containsExactly(List.of(new Said("a", 1)), List.of(new Said("a", 2)));
        assertThat(shown).containsExactly(List.of(new Said("a", 2)));
    }

    @Test
    @DisplayName("After a bug in the reading the next change is read all the same")
    void goesOn() {
        beside.put(new Said("a", -1));
        assertThatThrownBy(worker.remove()::run).isInstanceOf(IllegalStateException.class);
        beside.put(new Said("b", 2));
        worker.remove().run();
        frame.remove().run();
        assertThat(shown).containsExactly(List.of(new Said("b", 2)));
    }

    private void read(List<Said> values) {
        if (values.stream().anyMatch(said -> said.what() < 0)) {
            throw new IllegalStateException();
        }
        read.add(values);
    }
}
