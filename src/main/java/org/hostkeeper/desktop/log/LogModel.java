package org.hostkeeper.desktop.log;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.hostkeeper.desktop.fx.Funnel;
import org.hostkeeper.host.HostName;
import org.hostkeeper.module.logs.LogPart;
import org.hostkeeper.module.logs.LogRequest;
import org.hostkeeper.words.Text;

/**
 * The logs on screen: the newest lines of what is followed, at most {@link #MOST} of them, or what was said around a
 * moment of the past. Lines are taken in once a frame. While it is paused nothing moves and nothing is lost: what comes
 * meanwhile waits, counted, and is shown when it goes on.
 */
public final class LogModel implements AutoCloseable {
    /** What is on screen. */
    sealed interface Showing {
        /** Nothing was chosen yet. */
        record Nothing() implements Showing {}

        /** Lines as they come. */
        record Newest() implements Showing {}

        /** The past is being read. */
        record Looking(Instant moment) implements Showing {}

        /** The past around a moment. */
        record Past(Instant moment) implements Showing {}
    }

    /** So many lines are kept, of all hosts together. */
    public static final int MOST = 100_000;

    private static final long MOST_CHARACTERS = 64L << 20;
    private static final int AROUND = 2_000;

    private final LogSource source;
    private final Executor nextFrame;
    private final InstantSource clock;
    private final LogLines lines = new LogLines(MOST, MOST_CHARACTERS);
    private final LogFilter filter = new LogFilter(lines);
    private final Ring<LogRow> held = new Ring<>();
    private final BooleanProperty paused = new SimpleBooleanProperty();
    private final BooleanProperty atEnd = new SimpleBooleanProperty(true);
    private final ReadOnlyIntegerWrapper waiting = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Showing> showing = new ReadOnlyObjectWrapper<>(new Showing.Nothing());
    private final ReadOnlyObjectWrapper<List<HostName>> hosts = new ReadOnlyObjectWrapper<>(List.of());
    private Optional<LogSource.Following> following = Optional.empty();
    private Optional<LogRequest> request = Optional.empty();
    private long heldTooMany;
    private long heldCharacters;
    private int run;

    public LogModel(LogSource source, Executor nextFrame, InstantSource clock) {
        this.source = source;
        this.nextFrame = nextFrame;
        this.clock = clock;
        paused.addListener((_, _, now) -> {
            if (!now) {
                release();
            }
        });
    }

    /** Follows these from now on, instead of what was shown before. */
    public void follow(LogRequest wanted) {
        int current = begin(wanted, new Showing.Newest());
        Funnel<LogRow> funnel = new Funnel<>(nextFrame, MOST, batch -> {
            if (current == run) {
                take(batch);
            }
        });
        following = Optional.of(source.follow(wanted, new LogEar(funnel, clock)));
    }

    /** Shows what the same hosts said around a moment, instead of what they say now. */
    void jump(Instant moment) {
        request.ifPresent(wanted -> {
            int current = begin(wanted, new Showing.Looking(moment));
            LogRequest bounded = LogRequest.last(wanted.parts(), AROUND);
            source.around(bounded, moment, past -> {
                if (current == run) {
                    show(past, moment);
                }
            });
        });
    }

    /** Back from the past to what is said now. */
    void backToNow() {
        request.ifPresent(this::follow);
    }

    /** The newest again: the past is left, and a lost host is tried at once. What is listed of it stays. */
    void refresh() {
        if (showing.get() instanceof Showing.Newest) {
            following.ifPresent(LogSource.Following::retry);
        } else {
            backToNow();
        }
    }

    /** What is listed. */
    LogLines lines() {
        return lines;
    }

    LogFilter filter() {
        return filter;
    }

    BooleanProperty paused() {
        return paused;
    }

    /** Whether the list goes along with the newest line; one who scrolls up reads, and it stays where it is. */
    BooleanProperty atEnd() {
        return atEnd;
    }

    /** How many lines came while it was paused. */
    ReadOnlyIntegerProperty waiting() {
        return waiting.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Showing> showing() {
        return showing.getReadOnlyProperty();
    }

    /** Whose lines these are, in order: the legend. */
    ReadOnlyObjectProperty<List<HostName>> hosts() {
        return hosts.getReadOnlyProperty();
    }

    /** The longest name of a unit that is shown; none if all of a host may speak. */
    OptionalInt longestUnit() {
        return request.stream()
                        .flatMap(wanted -> wanted.parts().values().stream())
                        .anyMatch(LogPart::whole)
                ? OptionalInt.empty()
                : request.stream()
                        .flatMap(wanted -> wanted.parts().values().stream())
                        .flatMap(part -> part.units().stream())
                        .mapToInt(unit -> unit.replaceFirst("\\.service$", "").length())
                        .max();
    }

    /** Where a line of this moment stands, or the next one after it. */
    int indexOf(Instant moment) {
        int low = 0;
        int high = lines.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (lines.get(middle).at().isBefore(moment)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public void close() {
        following.ifPresent(LogSource.Following::close);
        following = Optional.empty();
        run++;
    }

    private int begin(LogRequest wanted, Showing next) {
        close();
        request = Optional.of(wanted);
        lines.forgetAll();
        held.clear();
        heldTooMany = 0;
        heldCharacters = 0;
        waiting.set(0);
        paused.set(false);
        atEnd.set(next instanceof Showing.Newest);
        hosts.set(wanted.parts().keySet().stream().sorted().toList());
        showing.set(next);
        return run;
    }

    private void show(LogSource.Past past, Instant moment) {
        List<LogRow> rows = new ArrayList<>(past.lines().stream()
                .sorted(Comparator.comparing(line -> line.at()))
                .map(LogRow.Said::of)
                .toList());
        past.problems().forEach(problem -> rows.add(new LogRow.Told(moment, problem.text())));
        lines.append(rows);
        showing.set(new Showing.Past(moment));
    }

    private void take(Funnel.Batch<LogRow> batch) {
        List<LogRow> came = new ArrayList<>();
        if (batch.dropped() > 0) {
            came.add(tooMany(batch.dropped(), batch.items()));
        }
        came.addAll(batch.items());
        if (paused.get()) {
            hold(came);
        } else {
            lines.append(came);
        }
    }

    private void hold(List<LogRow> came) {
        for (LogRow row : came) {
            held.add(row);
            heldCharacters += row.length();
            while (held.size() > MOST || heldCharacters > MOST_CHARACTERS) {
                heldCharacters -= held.removeFirst().length();
                heldTooMany++;
            }
        }
        waiting.set(held.size());
    }

    private void release() {
        List<LogRow> late = new ArrayList<>(held.size() + 1);
        for (int i = 0; i < held.size(); i++) {
            late.add(held.get(i));
        }
        if (heldTooMany > 0) {
            late.addFirst(tooMany(heldTooMany, late));
        }
        held.clear();
        heldTooMany = 0;
        heldCharacters = 0;
        waiting.set(0);
        lines.append(late);
    }

    private LogRow tooMany(long count, List<LogRow> before) {
        Instant at = before.isEmpty() ? clock.instant() : before.getFirst().at();
        return new LogRow.Told(at, Text.of("desktop.log", "dropped", count));
    }
}
