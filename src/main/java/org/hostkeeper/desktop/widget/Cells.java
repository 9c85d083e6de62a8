package org.hostkeeper.desktop.widget;

import java.time.Instant;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.hostkeeper.words.Text;
import org.jspecify.annotations.Nullable;

/** The kinds of cells that tables have; each keeps its nodes and bindings while rows pass through it. */
final class Cells {
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
                textProperty().unbind();
                show(next);
            }
        }

        /** Called with what is to be shown now, if anything; the text is bound to nothing. */
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

    /** Words that follow the language. */
    static final class Worded<R> extends Kept<R, Text> {
        private final Surroundings around;

        Worded(Surroundings around) {
            this.around = around;
        }

        @Override
        void show(Optional<Text> item) {
            item.ifPresentOrElse(text -> textProperty().bind(around.language().say(text)), () -> setText(""));
        }
    }

    /** A state. */
    static final class Stateful<R> extends Kept<R, State> {
        private final StateChip chip;

        Stateful(Surroundings around) {
            this.chip = new StateChip(around.language());
        }

        @Override
        void show(Optional<State> item) {
            item.ifPresent(chip::show);
            setGraphic(item.isPresent() ? chip : null);
        }
    }

    /** How long ago, moving with the time; the exact time is in the tooltip. */
    static final class Aged<R> extends Kept<R, Long> {
        private final Surroundings around;
        private final Tooltip exact = new Tooltip();

        Aged(Surroundings around) {
            this.around = around;
        }

        @Override
        void show(Optional<Long> item) {
            Optional<Instant> then = item.filter(at -> at != Long.MIN_VALUE).map(Instant::ofEpochMilli);
            then.ifPresentOrElse(this::follow, () -> setText(""));
            setTooltip(then.isPresent() ? exact : null);
        }

        private void follow(Instant then) {
            textProperty().bind(Bindings.createStringBinding(
                    () -> around.language().now(Ages.since(then, around.now().instant())),
                    around.now().property(),
                    around.language().localeProperty()));
            exact.setText(Ages.exact(then, around.language().locale()));
        }

        static long sortable(Optional<Instant> then) {
            return then.map(Instant::toEpochMilli).orElse(Long.MIN_VALUE);
        }
    }
}
