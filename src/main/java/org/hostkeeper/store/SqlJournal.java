package org.hostkeeper.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Journal;
import org.hostkeeper.plan.JournalChain;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.store.Database.Durability;
import org.hostkeeper.words.Text;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The journal. A line is computed and written under the write lock, so that consoles which write at once form one chain,
 * and it is on the disk before the call returns: the step that it announces comes after.
 */
final class SqlJournal implements Journal {
    private static final String SELECT =
            "SELECT number, at, console, plan, host, event, step, details, previous_hash, hash FROM journal ";

    private final Database database;

    SqlJournal(Database database) {
        this.database = database;
    }

    /** The end of the chain. */
    private record Head(long number, String hash) {}

    @Override
    public Line append(Entry entry) {
        return database.write(Durability.LASTING, handle -> {
            Head head = head(handle);
            Line line = JournalChain.next(head.number(), head.hash(), entry);
            insert(handle, line);
            handle.execute("UPDATE journal_head SET number = ?, hash = ?", line.number(), line.hash());
            return line;
        });
    }

    @Override
    public List<Line> newest(int limit) {
        return before(Long.MAX_VALUE, limit);
    }

    @Override
    public List<Line> before(long number, int limit) {
        return readable(handle -> handle.createQuery(SELECT + "WHERE number < :number ORDER BY number DESC LIMIT :limit")
                .bind("number", number)
                .bind("limit", limit)
                .map(SqlJournal::line)
                .list());
    }

    @Override
    public List<Line> of(PlanId plan) {
        return readable(handle -> handle.createQuery(SELECT + "WHERE plan = :plan ORDER BY number")
                .bind("plan", plan.value())
                .map(SqlJournal::line)
                .list());
    }

    /** The chain, and whether it ends where the last line was written: what was cut off its end leaves no other trace. */
    @Override
    public Verification verify() {
        return database.readTogether(handle -> {
            Head head = head(handle);
            try (Stream<Line> lines = handle.createQuery(SELECT + "ORDER BY number").map(SqlJournal::line).stream()) {
                Verification chain = JournalChain.verify(lines);
                return chain.brokenAt().isPresent() ? chain : endingAt(handle, head, chain);
            } catch (UnreadableLine e) {
                return new Verification(head.number(), Optional.of(e.number));
            }
        });
    }

    private List<Line> readable(HandleCallback<List<Line>, RuntimeException> work) {
        try {
            return database.read(work);
        } catch (UnreadableLine e) {
            throw new ProblemException(
                    new Problem.StoreDamaged(database.where(), Text.of("store", "damaged.line", e.number)), e);
        }
    }

    private static Verification endingAt(Handle handle, Head head, Verification chain) {
        if (chain.lines() == head.number() && lastHash(handle, head.number()).equals(head.hash())) {
            return chain;
        }
        return new Verification(chain.lines(), Optional.of(Math.min(chain.lines(), head.number()) + 1));
    }

    private static String lastHash(Handle handle, long number) {
        return handle.createQuery("SELECT hash FROM journal WHERE number = :number")
                .bind("number", number)
                .mapTo(String.class)
                .findOne()
                .orElse(JournalChain.START);
    }

    private static Head head(Handle handle) {
        return handle.createQuery("SELECT number, hash FROM journal_head")
                .map((row, _) -> new Head(row.getLong("number"), row.getString("hash")))
                .one();
    }

    private static void insert(Handle handle, Line line) {
        Entry entry = line.entry();
        handle.createUpdate(
                        """
                        INSERT INTO journal (number, at, console, plan, host, event, step, details, previous_hash, hash)
                        VALUES (:number, :at, :console, :plan, :host, :event, :step, :details, :previousHash, :hash)
                        """)
                .bind("number", line.number())
                .bind("at", Times.written(entry.at()))
                .bind("console", entry.console())
                .bind("plan", entry.plan().value())
                .bind("host", entry.host().value())
                .bind("event", code(entry.event()))
                .bind("step", entry.step())
                .bind("details", entry.details())
                .bind("previousHash", line.previousHash())
                .bind("hash", line.hash())
                .execute();
    }

    private static Line line(ResultSet row, StatementContext context) throws SQLException {
        long number = row.getLong("number");
        return new Line(number, entry(number, row), row.getString("previous_hash"), row.getString("hash"));
    }

    private static Entry entry(long number, ResultSet row) throws SQLException {
        try {
            return new Entry(
                    Times.read(row.getString("at")),
                    row.getString("console"),
                    new PlanId(row.getString("plan")),
                    new HostName(row.getString("host")),
                    event(row.getString("event")),
                    row.getObject("step") == null ? Optional.empty() : Optional.of(row.getInt("step")),
                    row.getString("details"));
        } catch (DateTimeException | ProblemException | IllegalArgumentException e) {
            throw new UnreadableLine(number, e);
        }
    }

    private static String code(Event event) {
        return event.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Event event(String code) {
        return Event.valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** A line was altered into something that no journal writes. */
    private static final class UnreadableLine extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final long number;

        private UnreadableLine(long number, Throwable cause) {
            super("Line " + number + " of the journal cannot be read", cause);
            this.number = number;
        }
    }
}
