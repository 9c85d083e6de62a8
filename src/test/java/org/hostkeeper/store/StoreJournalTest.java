package org.hostkeeper.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hostkeeper.plan.Journal;
import org.hostkeeper.plan.Journal.Line;
import org.hostkeeper.plan.Journal.Verification;
import org.hostkeeper.plan.JournalChain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The journal in the store")
class StoreJournalTest {
    private static final int LINES = 9;

    @TempDir
    Path temp;

    private Path file;
    private Store store;
    private List<Line> written = List.of();

    @BeforeEach
    void write() {
        file = temp.resolve("hosts.db");
        store = Store.open(file, Clock.systemUTC());
        written = IntStream.range(0, LINES)
                .mapToObj(i -> store.journal().append(Journals.entry(i, "{\"n\": " + i + ", \"т\": \"\u0000'\"}")))
                .toList();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    @DisplayName("gives back every part of every line, and the chain holds")
    void givesBack() {
        Journal journal = store.journal();
        List<Line> newestFirst = new ArrayList<>(written);
        Collections.reverse(newestFirst);

        assertThat(written).extracting(Line::entry).isEqualTo(IntStream.range(0, LINES)
                .mapToObj(i -> Journals.entry(i, "{\"n\": " + i + ", \"т\": \"\u0000'\"}"))
                .toList());
        assertThat(journal.newest(100)).isEqualTo(newestFirst);
        assertThat(journal.newest(2)).isEqualTo(newestFirst.subList(0, 2));
        assertThat(journal.before(LINES - 1, 3)).isEqualTo(newestFirst.subList(2, 5));
        assertThat(journal.before(1, 3)).isEmpty();
        assertThat(journal.of(Journals.PLAN))
                .isEqualTo(written.stream()
                        .filter(l -> l.entry().plan().equals(Journals.PLAN))
                        .toList());
        assertThat(journal.verify()).isEqualTo(new Verification(LINES, Optional.empty()));
    }

    @Test
    @DisplayName("that is empty holds, too")
    void empty() {
        try (Store fresh = Store.inMemory()) {
            assertThat(fresh.journal().verify()).isEqualTo(new Verification(0, Optional.empty()));
            assertThat(fresh.journal().newest(5)).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "UPDATE journal SET details = '{}' WHERE number = 3",
                "UPDATE OR REPLACE journal SET number = 100 WHERE number = 3",
                "DELETE FROM journal WHERE number = 9",
                "DELETE FROM journal",
                "INSERT OR REPLACE INTO journal SELECT number, at, 'x', plan, host, event, step, details, previous_hash, hash FROM journal WHERE number = 9",
                "REPLACE INTO journal SELECT number, at, 'x', plan, host, event, step, details, previous_hash, hash FROM journal WHERE number = 1",
                "INSERT INTO journal SELECT number + 5, at, 'x', plan, host, event, step, details, previous_hash, hash FROM journal WHERE number = 9"
            })
    @DisplayName("refuses in the database itself:")
    void appendOnly(String sql) {
        assertThatThrownBy(() -> run(sql)).isInstanceOf(SQLException.class).hasMessageContaining("append-only");

        assertThat(store.journal().verify()).isEqualTo(new Verification(LINES, Optional.empty()));
    }

    @Nested
    @DisplayName("that somebody changed who took the triggers away, finds the first line that")
    class Changed {
        @BeforeEach
        void withoutTriggers() throws SQLException {
            run("DROP TRIGGER journal_is_not_altered");
            run("DROP TRIGGER journal_is_not_shortened");
            run("DROP TRIGGER journal_only_grows");
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(
                strings = {
                    "at = '2026-05-01T12:00:04.123456780Z'",
                    "at = 'yesterday'",
                    "console = 'eve@desk'",
                    "plan = '20260501-120000-abce'",
                    "plan = 'none'",
                    "host = 'pump-7'",
                    "host = '../x'",
                    "event = 'done'",
                    "event = 'dreamt'",
                    "step = NULL",
                    "step = 0",
                    "details = '{}'",
                    "previous_hash = hash",
                    "hash = previous_hash"
                })
        @DisplayName("was altered:")
        void altered(String change) throws SQLException {
            run("UPDATE journal SET " + change + " WHERE number = 5");

            assertThat(store.journal().verify()).isEqualTo(new Verification(LINES, Optional.of(5L)));
        }

        @Test
        @DisplayName("was taken out of the middle, even when the others move up")
        void removed() throws SQLException {
            run("DELETE FROM journal WHERE number = 5");
            assertThat(store.journal().verify().brokenAt()).contains(5L);

            run("UPDATE journal SET number = number - 1 WHERE number > 5");
            assertThat(store.journal().verify().brokenAt()).contains(5L);
        }

        @Test
        @DisplayName("was cut off the end")
        void cutOff() throws SQLException {
            run("DELETE FROM journal WHERE number > 7");

            assertThat(store.journal().verify()).isEqualTo(new Verification(7, Optional.of(8L)));
        }

        @Test
        @DisplayName("was all")
        void allRemoved() throws SQLException {
            run("DELETE FROM journal");

            assertThat(store.journal().verify()).isEqualTo(new Verification(0, Optional.of(1L)));
        }

        @Test
        @DisplayName("was swapped with the next")
        void swapped() throws SQLException {
            run("UPDATE journal SET number = -1 WHERE number = 5");
            run("UPDATE journal SET number = 5 WHERE number = 6");
            run("UPDATE journal SET number = 6 WHERE number = -1");

            assertThat(store.journal().verify()).isEqualTo(new Verification(LINES, Optional.of(5L)));
        }

        @Test
        @DisplayName("was appended behind the journal's back, although its hash is right")
        void appended() throws SQLException {
            Line last = written.getLast();
            Line forged = JournalChain.next(last.number(), last.hash(), Journals.entry(8, "{}"));
            run("INSERT INTO journal SELECT 10, '2026-05-01T12:00:08.123456789Z', 'keeper@desk', '" + Journals.PLAN
                    + "', 'pump-2', 'deadman-armed', 8, '{}', hash, '" + forged.hash()
                    + "' FROM journal WHERE number = 9");
            assertThat(store.journal().newest(1)).hasSize(1);

            assertThat(store.journal().verify().brokenAt()).contains(10L);
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = Sqlite.working(Sqlite.url(file)).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
