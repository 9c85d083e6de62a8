package org.hostkeeper.module.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.hostkeeper.host.HostName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Lines of many hosts")
class LogOrderTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final long MILLISECOND = 1_000_000;

    private static LogLine line(String host, int second) {
        return new LogLine(
                new HostName(host), "pump.service", START.plusSeconds(second), 6, Optional.empty(), host + " " + second, "c" + second);
    }

    @Test
    @DisplayName("are kept in the order of their time, and the oldest go when there are too many")
    void buffer() {
        LogBuffer buffer = new LogBuffer(100);
        List<LogLine> lines = new ArrayList<>();
        IntStream.range(0, 400).forEach(i -> lines.add(line("h" + i % 3, i)));
        List<LogLine> mixed = new ArrayList<>(lines);
        Collections.shuffle(mixed, new Random(1));

        mixed.forEach(l -> buffer.add(List.of(l)));

        assertThat(buffer.lines()).isEqualTo(lines.subList(300, 400));
        assertThat(buffer.added()).isEqualTo(400);
    }

    @Test
    @DisplayName("of one moment stay as their host told them")
    void sameMoment() {
        LogBuffer buffer = new LogBuffer(10);
        LogLine first = line("h1", 1);
        LogLine second = new LogLine(first.host(), first.unit(), first.at(), 6, Optional.empty(), "second", "c");
        buffer.add(List.of(first, second));
        assertThat(buffer.lines()).containsExactly(first, second);
    }

    @Test
    @DisplayName("are held back for a moment so that they can be put in order")
    void merge() throws InterruptedException {
        LogMerge merge = new LogMerge(List.of(), 0);
        merge.add(line("h1", 2), 0);
        merge.add(line("h2", 3), 10 * MILLISECOND);
        assertThat(merge.take(20 * MILLISECOND)).isEmpty();
        merge.add(line("h2", 1), 50 * MILLISECOND);
        assertThat(merge.take(149 * MILLISECOND)).isEmpty();
        assertThat(merge.take(150 * MILLISECOND)).containsExactly(line("h2", 1), line("h1", 2), line("h2", 3));
        assertThat(merge.take(151 * MILLISECOND)).isEmpty();
    }

    @Test
    @DisplayName("wait at the beginning for a host that has not begun to tell its past")
    void beginning() throws InterruptedException {
        HostName late = new HostName("h2");
        LogMerge merge = new LogMerge(List.of(new HostName("h1"), late), 0);
        merge.begun(new HostName("h1"), 0);
        merge.add(line("h1", 2), 10 * MILLISECOND);
        assertThat(merge.take(900 * MILLISECOND)).isEmpty();
        merge.begun(late, 900 * MILLISECOND);
        merge.add(line("h2", 1), 950 * MILLISECOND);
        assertThat(merge.take(1050 * MILLISECOND)).containsExactly(line("h2", 1), line("h1", 2));
    }

    @Test
    @DisplayName("wait neither for ever nor for a host that is lost before it began")
    void neverBegins() throws InterruptedException {
        HostName lost = new HostName("h2");
        LogMerge merge = new LogMerge(List.of(lost), 0);
        merge.add(line("h1", 1), 0);
        assertThat(merge.take(2999 * MILLISECOND)).isEmpty();
        assertThat(merge.take(3000 * MILLISECOND)).containsExactly(line("h1", 1));

        LogMerge other = new LogMerge(List.of(lost), 0);
        other.add(line("h1", 1), 0);
        assertThat(other.lost(lost)).isEmpty();
        assertThat(other.take(700 * MILLISECOND)).containsExactly(line("h1", 1));
        other.add(line("h1", 2), 710 * MILLISECOND);
        assertThat(other.lost(lost)).as("told before its loss").containsExactly(line("h1", 2));
    }

    @Test
    @DisplayName("come through in time even if a host never pauses")
    void neverPauses() throws InterruptedException {
        LogMerge merge = new LogMerge(List.of(), 0);
        for (int i = 0; i < 70; i++) {
            assertThat(merge.take(i * 10 * MILLISECOND)).isEmpty();
            merge.add(line("h1", i), i * 10 * MILLISECOND);
        }
        assertThat(merge.take(700 * MILLISECOND)).hasSize(70);
    }

    @Test
    @DisplayName("make the hosts wait when nobody takes them, so that memory stays bounded")
    void backPressure() throws InterruptedException {
        LogMerge merge = new LogMerge(List.of(), 0);
        int all = LogMerge.CAPACITY + 500;
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < all; i++) {
                try {
                    merge.add(line("h1", i), 0);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        List<LogLine> taken = new ArrayList<>();
        while (taken.size() < all) {
            List<LogLine> lines = merge.take(writer.isDone() ? Duration.ofDays(1).toNanos() : 0);
            assertThat(lines.size()).isLessThanOrEqualTo(LogMerge.CAPACITY);
            taken.addAll(lines);
            Thread.onSpinWait();
        }
        assertThat(writer).succeedsWithin(Duration.ofSeconds(10));
        assertThat(taken).hasSize(all).isSortedAccordingTo(Comparator.comparing(LogLine::at));
    }
}
