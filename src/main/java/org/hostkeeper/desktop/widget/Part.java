package org.hostkeeper.desktop.widget;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;

/**
 * A part of a value, as a cell shows it of its row. JavaFX's {@code map} tells every change of the whole, so that each
 * cell of a row would be written when one has changed; this tells only what differs. It listens while it is listened to.
 */
final class Part<V, T> implements ObservableValue<T> {
    private final ObservableValue<V> whole;
    private final Function<V, T> of;
    private final ChangeListener<V> follow = (_, _, next) -> look(next);
    private final List<InvalidationListener> invalidations = new CopyOnWriteArrayList<>();
    private final List<ChangeListener<? super T>> changes = new CopyOnWriteArrayList<>();
    private T last;

    Part(ObservableValue<V> whole, Function<V, T> of) {
        this.whole = whole;
        this.of = of;
        this.last = of.apply(whole.getValue());
    }

    @Override
    public T getValue() {
        return isIdle() ? of.apply(whole.getValue()) : last;
    }

    @Override
    public void addListener(InvalidationListener listener) {
        begin();
        invalidations.add(listener);
    }

    @Override
    public void addListener(ChangeListener<? super T> listener) {
        begin();
        changes.add(listener);
    }

    @Override
    public void removeListener(InvalidationListener listener) {
        if (invalidations.remove(listener)) {
            end();
        }
    }

    @Override
    public void removeListener(ChangeListener<? super T> listener) {
        if (changes.remove(listener)) {
            end();
        }
    }

    private boolean isIdle() {
        return invalidations.isEmpty() && changes.isEmpty();
    }

    private void begin() {
        if (isIdle()) {
            last = of.apply(whole.getValue());
            whole.addListener(follow);
        }
    }

    private void end() {
        if (isIdle()) {
            whole.removeListener(follow);
        }
    }

    private void look(V now) {
        T before = last;
        T next = of.apply(now);
        if (!Objects.equals(before, next)) {
            last = next;
            invalidations.forEach(listener -> listener.invalidated(this));
            changes.forEach(listener -> listener.changed(this, before, next));
        }
    }
}
