package org.hostkeeper.desktop.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hostkeeper.desktop.log.Lines.HALL;
import static org.hostkeeper.desktop.log.Lines.SHOP;
import static org.hostkeeper.desktop.log.Lines.row;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("Kept lines")
class LogLinesTest {
    private final LogLines lines = new LogLines(100, 10_000);

    /** What a list sees that only listens to the changes. */
    private final List<LogRow> followed = new CopyOnWriteArrayList<>();

    private static List<LogRow> rows(int from, int until) {
        return IntStream.range(from, until).mapToObj(i -> row(i % 2 == 0 ? HALL : SHOP, i, "line " + i)).toList();
    }

    private void follow() {
        lines.addListener((ListChangeListener<LogRow>) change -> {
            while (change.next()) {
                followed.subList(change.getFrom(), change.getFrom() + change.getRemovedSize()).clear();
                followed.addAll(change.getFrom(), change.getAddedSubList());
            }
        });
    }

    @Test
    @DisplayName("stay below their bound by number, and the oldest go")
    void boundByNumber() {
        lines.append(rows(0, 90));
        lines.append(rows(90, 130));
        assertThat(lines).isEqualTo(rows(30, 130));
        lines.append(rows(1000, 2000));
        assertThat(lines).isEqualTo(rows(1900, 2000));
    }

    @Test
    @DisplayName("stay below their bound by length, since a line can be as long as a page")
    void boundByLength() {
        IntStream.range(0, 50).forEach(i -> lines.append(List.of(row(HALL, i, "x".repeat(1000)))));
        assertThat(lines.kept()).isEqualTo(10);
        assertThat(lines.characters()).isEqualTo(10_000);
    }

    @Test
    @DisplayName("that do not pass the filter are kept and come back without it")
    void filtered() {
        lines.append(rows(0, 10));
        lines.filterBy(row -> row instanceof LogRow.Said said && said.host().equals(SHOP));
        assertThat(lines).hasSize(5);
        lines.append(rows(10, 14));
        assertThat(lines).hasSize(7);
        assertThat(lines.kept()).isEqualTo(14);
        lines.filterBy(_ -> true);
        assertThat(lines).isEqualTo(rows(0, 14));
    }

    @Test
    @DisplayName("tell each change exactly: whoever replays them has the same list, whatever comes late or goes")
    void changes() {
        follow();
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            int from = Math.max(0, i * 3 - random.nextInt(40));
            lines.append(rows(from, from + random.nextInt(30)));
            if (i % 17 == 0) {
                int kept = random.nextInt(3);
                lines.filterBy(row -> row.at().getEpochSecond() % 3 != kept);
            }
            assertThat(followed).isEqualTo(lines);
            assertThat(lines).isSortedAccordingTo(java.util.Comparator.comparing(LogRow::at));
        }
        lines.forgetAll();
        assertThat(followed).isEmpty();
        assertThat(lines.characters()).isZero();
    }

    @Nested
    @DisplayName("and their filter:")
    class Filtering {
        private final LogFilter filter = new LogFilter(lines);

        Filtering() {
            lines.append(List.of(
                    LogRow.Said.of(Lines.line(HALL, 1, 3, "Disk full: /var")),
                    LogRow.Said.of(Lines.line(HALL, 2, 6, "served in 12 ms")),
                    LogRow.Said.of(Lines.line(SHOP, 3, 7, "served in 3 ms"))));
        }

        @Test
        @DisplayName("words, whatever their case, in message, host or unit")
        void words() {
            filter.words().set(" SERVED in ");
            assertThat(lines).hasSize(2);
            filter.words().set("shop");
            assertThat(lines).hasSize(1);
            filter.words().set("12 ms (");
            assertThat(lines).isEmpty();
        }

        @Test
        @DisplayName("an expression; a bad one says so and hides nothing")
        void expression() {
            filter.expression().set(true);
            filter.words().set("in \\d ms$");
            assertThat(lines).hasSize(1);
            filter.words().set("in (\\d");
            assertThat(filter.fault().get()).hasValueSatisfying(why -> assertThat(why).isNotBlank());
            assertThat(lines).hasSize(3);
            filter.words().set("in (\\d)");
            assertThat(filter.fault().get()).isEmpty();
        }

        @Test
        @DisplayName("an expression that would take for ever ends, and does not stop the window")
        void endless() {
            lines.append(List.of(row(HALL, 4, "a".repeat(60) + "!")));
            filter.expression().set(true);
            filter.words().set("^(a+)+$");
            assertThat(lines).isEmpty();
        }

        @Test
        @DisplayName("levels and hosts")
        void levels() {
            filter.show(Level.INFO, false);
            assertThat(Lines.messages(lines)).containsExactly("Disk full: /var", "served in 3 ms");
            filter.show(SHOP, false);
            assertThat(Lines.messages(lines)).containsExactly("Disk full: /var");
            for (Level level : Level.values()) {
                filter.show(level, false);
            }
            assertThat(lines).isEmpty();
            filter.show(Level.DEBUG, true);
            filter.show(SHOP, true);
            assertThat(Lines.messages(lines)).containsExactly("served in 3 ms");
        }

        @Test
        @DisplayName("what is looked for hides nothing, and is found forth and back and round at the ends")
        void searches() {
            LogSearch search = new LogSearch(lines, filter);
            assertThat(search.next(0)).isEmpty();
            search.words().set("served");
            assertThat(lines).hasSize(3);
            assertThat(search.next(-1)).hasValue(1);
            assertThat(search.next(1)).hasValue(2);
            assertThat(search.next(2)).hasValue(1);
            assertThat(search.previous(1)).hasValue(2);
            search.words().set("nowhere");
            assertThat(search.next(0)).isEmpty();
            assertThat(LogPattern.of("s", false).spans("systems"))
                    .containsExactly(new LogPattern.Span(0, 1), new LogPattern.Span(2, 3), new LogPattern.Span(6, 7));
        }
    }
}
