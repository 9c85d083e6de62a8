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

    /** What a host or a person wrote, on one line, whole in the tooltip. */
    static final class Plainly<R> extends TableCell<R, String> {
        private final Tooltip whole = new Tooltip();

        @Override
        protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null || item.isEmpty()) {
                setText("");
                setTooltip(null);
            } else {
                setText(Plain.oneLine(item));
                whole.setText(Plain.oneLine(item));
                setTooltip(whole);
            }
        }
    }

    /** Words that follow the language. */
    static final class Worded<R> extends TableCell<R, Text> {
        private final Surroundings around;

        Worded(Surroundings around) {
            this.around = around;
        }

        @Override
        protected void updateItem(@Nullable Text item, boolean empty) {
            super.updateItem(item, empty);
            textProperty().unbind();
            if (empty || item == null) {
                setText("");
            } else {
                textProperty().bind(around.language().say(item));
            }
        }
    }

    /** A state. */
    static final class Stateful<R> extends TableCell<R, State> {
        private final StateChip chip;

        Stateful(Surroundings around) {
            this.chip = new StateChip(around.language());
        }

        @Override
        protected void updateItem(@Nullable State item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
            } else {
                chip.show(item);
                setGraphic(chip);
            }
        }
    }

    /** How long ago, moving with the time; the exact time is in the tooltip. */
    static final class Aged<R> extends TableCell<R, Long> {
        private final Surroundings around;
        private final Tooltip exact = new Tooltip();

        Aged(Surroundings around) {
            this.around = around;
        }

        @Override
        protected void updateItem(@Nullable Long item, boolean empty) {
            super.updateItem(item, empty);
            textProperty().unbind();
            if (empty || item == null || item == Long.MIN_VALUE) {
                setText("");
                setTooltip(null);
            } else {
                Instant then = Instant.ofEpochMilli(item);
                textProperty().bind(Bindings.createStringBinding(
                        () -> around.language().now(Ages.since(then, around.now().instant())),
                        around.now().property(),
                        around.language().localeProperty()));
                exact.setText(Ages.exact(then, around.language().locale()));
                setTooltip(exact);
            }
        }

        static long sortable(Optional<Instant> then) {
            return then.map(Instant::toEpochMilli).orElse(Long.MIN_VALUE);
        }
    }
}
