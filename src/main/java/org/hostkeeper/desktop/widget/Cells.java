package org.hostkeeper.desktop.widget;

import java.time.Instant;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.hostkeeper.words.Text;
import org.jspecify.annotations.Nullable;

/** The kinds of cells that tables have; each keeps its nodes and bindings while rows pass through it. */
final class Cells {
    private static final Text NOTHING = Text.literal("");

    private Cells() {}

    /** Shows anew only what differs: a row is asked for all its cells when one of them has changed. */
    abstract static class Kept<R, T> extends TableCell<R, T> {
        private Optional<T> shown = Optional.empty();

        @Override
        protected final void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            Optional<T> next = empty ? Optional.empty() : Optional.ofNullable(item);
            if (!next.equals(shown)) {
                shown = next;
                show(next);
            }
        }

        /** Called with what is to be shown now, if anything. */
        abstract void show(Optional<T> item);
    }

    /** What a host or a person wrote, on one line, whole in the tooltip. */
    static final class Plainly<R> extends Kept<R, String> {
        private final Tooltip whole = new Tooltip();

        @Override
        void show(Optional<String> item) {
            String line = item.map(Plain::oneLine).orElse("");
            setText(line);
            whole.setText(line);
            setTooltip(line.isEmpty() ? null : whole);
        }
    }

    /** Words that follow the language: bound once, for a binding to the language made with each value costs more than it. */
    abstract static class Saying<R, T> extends Kept<R, T> {
        private final ObjectProperty<Text> said = new SimpleObjectProperty<>(NOTHING);

        Saying(Surroundings around) {
            textProperty().bind(around.language().say(said));
        }

        @Override
        void show(Optional<T> item) {
            said.set(item.flatMap(this::words).orElse(NOTHING));
        }

        abstract Optional<Text> words(T item);
    }

    /** Words as they are. */
    static final class Worded<R> extends Saying<R, Text> {
        Worded(Surroundings around) {
            super(around);
        }

        @Override
        Optional<Text> words(Text item) {
            return Optional.of(item);
        }
    }

    /** A state. */
    static final class Stateful<R> extends Kept<R, State> {
        private final StateChip chip;

        Stateful(Surroundings around) {
            this.chip = new StateChip(around.language());
            chip.setMinSize(0, 0); // else each new word is measured twice
        }

        @Override
        void show(Optional<State> item) {
            item.ifPresent(chip::show);
            setGraphic(item.isPresent() ? chip : null);
        }
    }

    /** How long ago, moving with the time; the exact time is in the tooltip. */
    static final class Aged<R> extends Kept<R, Long> {
        private final ObjectProperty<Optional<Instant>> then = new SimpleObjectProperty<>(Optional.empty());
        private final Tooltip exact = new Tooltip();

        Aged(Surroundings around) {
            ObservableValue<Text> age = Bindings.createObjectBinding(
                    () -> then.get().map(t -> Ages.since(t, around.now().instant())).orElse(NOTHING),
                    then,
                    around.now().property());
            textProperty().bind(around.language().say(age));
            exact.setOnShowing(_ -> exact.setText(
                    then.get().map(t -> Ages.exact(t, around.language().locale())).orElse("")));
        }

        @Override
        void show(Optional<Long> item) {
            then.set(item.filter(at -> at != Long.MIN_VALUE).map(Instant::ofEpochMilli));
            setTooltip(then.get().isPresent() ? exact : null);
        }

        static long sortable(Optional<Instant> then) {
            return then.map(Instant::toEpochMilli).orElse(Long.MIN_VALUE);
        }
    }
}
