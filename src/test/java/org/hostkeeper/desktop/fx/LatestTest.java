package org.hostkeeper.desktop.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What happens between two frames is handed over once. */
class LatestTest {
    private final Deque<Runnable> frame = new ArrayDeque<>();
    private final List<List<String>> handed = new ArrayList<>();

    @Test
    @DisplayName("A thousand changes of two things are one frame with the last of each")
    void coalesces() {
        Latest<Integer, String> latest = new Latest<>(frame::add, handed::add);
        for (int i = 0; i < 1000; i++) {
            latest.put(i % 2, "value " + i);
        }
        assertThat(frame).hasSize(1);
        frame.remove().run();
        assertThat(handed).containsExactly(List.of("value 998", "value 999"));
    }

    @Test
    @DisplayName("What comes after a frame is in the next one")
    void nextFrame() {
        Latest<Integer, String> latest = new Latest<>(frame::add, handed::add);
        latest.put(1, "a");
        frame.remove().run();
        latest.put(1, "b");
        frame.remove().run();
        assertThat(handed).containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    @DisplayName("A flood keeps the newest lines and counts the others")
    void bounded() {
        List<Funnel.Batch<Integer>> batches = new ArrayList<>();
        Funnel<Integer> funnel = new Funnel<>(frame::add, 3, batches::add);
        for (int i = 1; i <= 10; i++) {
            funnel.add(i);
        }
        assertThat(frame).hasSize(1);
        frame.remove().run();
        assertThat(batches).containsExactly(new Funnel.Batch<>(List.of(8, 9, 10), 7));
    }
}
