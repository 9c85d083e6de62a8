package org.hostkeeper.desktop.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.hostkeeper.broker.Incident;
import org.hostkeeper.broker.SavedBroker;
import org.hostkeeper.desktop.words.Language;
import org.hostkeeper.fleet.HostState;

/**
 * Tells the desktop what got worse while nobody looks: a few seconds after it happened, so that what mends itself is not
 * told and what belongs together is told together, and once a minute at most. Used on the JavaFX thread only.
 */
public final class Notifications {
    private static final Duration GATHER = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Notifier notifier;
    private final Executor background;
    private final BooleanSupplier wanted;
    private final Language language;
    private final Troubles troubles = new Troubles();
    private Optional<Instant> first = Optional.empty();
    private Instant next = Instant.MIN;

    /**
     * @param background where the notifier may wait
     * @param wanted whether a person wants to be told and does not see the window anyway
     */
    public Notifications(Notifier notifier, Executor background, BooleanSupplier wanted, Language language) {
        this.notifier = notifier;
        this.background = background;
        this.wanted = wanted;
        this.language = language;
    }

    public void look(HostState state) {
        troubles.look(state);
    }

    /** What an agent told at this broker as it happened; a failure that it sees on the broker's host too is told once. */
    public void hear(SavedBroker broker, Incident incident) {
        troubles.hear(broker, incident);
    }

    /** Tells what has waited long enough. */
    public void look(Instant now) {
        if (!wanted.getAsBoolean()) {
            troubles.take();
        }
        if (troubles.isEmpty()) {
            first = Optional.empty();
            return;
        }
        Instant since = first.orElse(now);
        first = Optional.of(since);
        if (now.isBefore(since.plus(GATHER)) || now.isBefore(next)) {
            return;
        }
        next = now.plus(PAUSE);
        first = Optional.empty();
        Told told = troubles.take();
        String title = language.now(told.title());
        String body = told.lines().stream().map(language::now).collect(Collectors.joining("\n"));
        background.execute(() -> notifier.show(title, body));
    }
}
