package org.hostkeeper.desktop.module;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.problem.Problem;

/**
 * The close looks that the detail shows: of the selected service, kept while it is read anew, and one reading at a time,
 * so that who walks through the rows does not start one for each. Used on the JavaFX thread only.
 */
final class CloseLooks {
    private static final int KEPT = 40;

    /** Where a close look comes from; answers on the JavaFX thread. */
    interface Source {
        void look(ModuleRow.Key key, Consumer<Outcome<CloseLook>> told);
    }

    /** What is shown of one service: what was seen last, whether it is being read, and what went wrong. */
    record Shown(ModuleRow.Key key, Optional<CloseLook> look, boolean reading, Optional<Problem> problem) {}

    private final Source source;
    private final ReadOnlyObjectWrapper<Optional<Shown>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Map<ModuleRow.Key, CloseLook> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ModuleRow.Key, CloseLook> eldest) {
            return size() > KEPT;
        }
    };
    private Optional<ModuleRow.Key> wanted = Optional.empty();
    private boolean reading;

    CloseLooks(Source source) {
        this.source = source;
    }

    ReadOnlyObjectProperty<Optional<Shown>> shown() {
        return shown.getReadOnlyProperty();
    }

    /** Shows what is known of it and, if it can be asked, reads it anew. */
    void want(ModuleRow.Key key, boolean reachable) {
        shown.set(Optional.of(new Shown(key, Optional.ofNullable(kept.get(key)), reachable, Optional.empty())));
        wanted = reachable ? Optional.of(key) : Optional.empty();
        next();
    }

    /** Nothing is shown any more; what is being read still comes, and is kept. */
    void leave() {
        wanted = Optional.empty();
        shown.set(Optional.empty());
    }

    private void next() {
        if (!reading && wanted.isPresent()) {
            ModuleRow.Key key = wanted.get();
            wanted = Optional.empty();
            reading = true;
            source.look(key, outcome -> seen(key, outcome));
        }
    }

    private void seen(ModuleRow.Key key, Outcome<CloseLook> outcome) {
        reading = false;
        Optional<Problem> problem = Optional.empty();
        switch (outcome) {
            case Outcome.Done<CloseLook>(CloseLook look) -> kept.put(key, look);
            case Outcome.Failed<CloseLook>(Problem why) -> problem = Optional.of(why);
            case Outcome.Cancelled<CloseLook> _ -> {}
        }
        boolean still = shown.get().filter(s -> s.key().equals(key)).isPresent();
        if (still) {
            boolean again = wanted.equals(Optional.of(key));
            shown.set(Optional.of(new Shown(key, Optional.ofNullable(kept.get(key)), again, problem)));
        }
        next();
    }
}
