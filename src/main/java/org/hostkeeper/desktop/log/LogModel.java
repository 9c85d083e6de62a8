package org.hostkeeper.desktop.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.hostkeeper.desktop.fx.Funnel;
import org.hostkeeper.host.HostName;
import org.hostkeeper.module.logs.LogLine;
import org.hostkeeper.module.logs.LogListener;
import org.hostkeeper.module.logs.LogRequest;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;

/**
 * The followed logs: the newest lines, at most {@link #BOUND} of them, taken in once a frame. While it is paused nothing
 * moves; what came meanwhile is shown when it goes on, as far as it fits.
 */
public final class LogModel implements AutoCloseable {
    static final int BOUND = 10_000;

    private final LogSource source;
    private final Executor nextFrame;
    private final ObservableList<LogRow> rows = FXCollections.observableArrayList();
    private final FilteredList<LogRow> shown = new FilteredList<>(rows);
    private final List<LogRow> held = new ArrayList<>();
    private final StringProperty filter = new SimpleStringProperty("");
    private final BooleanProperty paused = new SimpleBooleanProperty();
    private Optional<LogSource.Following> following = Optional.empty();
    private int run;

    public LogModel(LogSource source, Executor nextFrame) {
        this.source = source;
        this.nextFrame = nextFrame;
        filter.addListener((_, _, next) -> {
            String words = next.strip().toLowerCase(Locale.ROOT);
            shown.setPredicate(words.isEmpty() ? null : row -> row.matches(words));
        });
        paused.addListener((_, _, now) -> {
            if (!now) {
                List<LogRow> late = List.copyOf(held);
                held.clear();
                append(late);
            }
        });
    }

    /** Follows these from now on, instead of what was followed before. */
    void follow(LogRequest request) {
        close();
        rows.clear();
        held.clear();
        paused.set(false);
        int current = ++run;
        Funnel<LogRow> funnel = new Funnel<>(nextFrame, BOUND, batch -> {
            if (current == run) {
                take(batch);
            }
        });
        following = Optional.of(source.follow(request, new Listening(funnel)));
    }

    ObservableList<LogRow> shown() {
        return shown;
    }

    StringProperty filter() {
        return filter;
    }

    BooleanProperty paused() {
        return paused;
    }

    @Override
    public void close() {
        following.ifPresent(LogSource.Following::close);
        following = Optional.empty();
    }

    private void take(Funnel.Batch<LogRow> batch) {
        List<LogRow> came = new ArrayList<>();
        if (batch.dropped() > 0) {
            came.add(new LogRow.Told(Text.of("desktop.log", "dropped", batch.dropped())));
        }
        came.addAll(batch.items());
        if (paused.get()) {
            held.addAll(came);
            shorten(held);
        } else {
            append(came);
        }
    }

    private void append(List<LogRow> came) {
        int tooMany = rows.size() + came.size() - BOUND;
        if (tooMany > 0) {
            rows.remove(0, Math.min(tooMany, rows.size()));
        }
        rows.addAll(came.subList(Math.max(0, came.size() - BOUND), came.size()));
    }

    private static void shorten(List<LogRow> list) {
        if (list.size() > BOUND) {
            list.subList(0, list.size() - BOUND).clear();
        }
    }

    private record Listening(Funnel<LogRow> funnel) implements LogListener {
        @Override
        public void lines(List<LogLine> lines) {
            lines.forEach(line -> funnel.add(LogRow.Said.of(line)));
        }

        @Override
        public void lost(HostName host, Problem problem) {
            funnel.add(new LogRow.Told(Text.of("desktop.log", "lost", host.value(), problem.text())));
        }

        @Override
        public void resumed(HostName host, Instant since) {
            funnel.add(new LogRow.Told(Text.of("desktop.log", "resumed", host.value())));
        }
    }
}
