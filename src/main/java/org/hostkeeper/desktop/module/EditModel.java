package org.hostkeeper.desktop.module;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.module.CommonSetting;
import org.hostkeeper.module.DropInText;
import org.hostkeeper.module.EditRequest;
import org.hostkeeper.module.inspection.Inspection.UnitFile;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;

/**
 * A drop-in in the making: the one text, and the common settings as fields that read from it and write into it. It begins
 * with what stands on the host, so that nothing is overwritten unseen.
 */
final class EditModel {
    /** The name of the drop-in that is ours to write. */
    private static final String OURS = "/hostkeeper.conf";
    private static final String EMPTY = "[Service]\n";

    private final StringProperty text = new SimpleStringProperty("");
    private final BooleanProperty restart = new SimpleBooleanProperty();
    private final BooleanProperty read = new SimpleBooleanProperty();
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    private final Map<CommonSetting, StringProperty> fields = new EnumMap<>(CommonSetting.class);
    /** The fields that were typed in; what was written as text may be more than a field knows, and systemd will check it. */
    private final Set<CommonSetting> typed = EnumSet.noneOf(CommonSetting.class);
    private final IntegerProperty turns = new SimpleIntegerProperty();
    private String before = "";
    private boolean filling;

    EditModel(boolean restart) {
        this.restart.set(restart);
        for (CommonSetting setting : CommonSetting.values()) {
            StringProperty field = new SimpleStringProperty("");
            field.addListener((_, _, value) -> write(setting, value));
            fields.put(setting, field);
        }
        text.addListener(_ -> fill());
    }

    /** Takes the drop-in as it stands on the host. */
    void begin(Outcome<CloseLook> outcome) {
        switch (outcome) {
            case Outcome.Done<CloseLook>(CloseLook look) -> begin(look.inspection().files());
            case Outcome.Failed<CloseLook>(Problem why) -> problem.set(Optional.of(why));
            case Outcome.Cancelled<CloseLook> _ -> {}
        }
    }

    private void begin(List<UnitFile> files) {
        before = files.stream()
                .filter(f -> f.path().startsWith("/etc/") && f.path().endsWith(OURS))
                .flatMap(f -> f.text().stream())
                .findFirst()
                .orElse("");
        text.set(before.isEmpty() ? EMPTY : before);
        read.set(true);
    }

    StringProperty text() {
        return text;
    }

    BooleanProperty restart() {
        return restart;
    }

    /** Whether the host has told what stands there; before that nothing can be written. */
    BooleanProperty read() {
        return read;
    }

    /** Why the host could not tell. */
    ObjectProperty<Optional<Problem>> problem() {
        return problem;
    }

    StringProperty field(CommonSetting setting) {
        return Optional.ofNullable(fields.get(setting)).orElseThrow();
    }

    /** Whether a drop-in of ours stood there already. */
    boolean isThere() {
        return !before.isEmpty();
    }

    Optional<Text> fault(CommonSetting setting) {
        return setting.fault(field(setting).get());
    }

    /** Whether it says something new, and nothing in it is wrong. */
    BooleanBinding complete() {
        return Bindings.createBooleanBinding(
                () -> read.get()
                        && !text.get().equals(before)
                        && !text.get().equals(EMPTY)
                        && request().fault().isEmpty()
                        && typed.stream().allMatch(s -> fault(s).isEmpty()),
                text,
                read,
                turns);
    }

    /** The text as it will stand there: with a last line's end, which people forget. */
    EditRequest request() {
        String whole = text.get();
        return new EditRequest(whole.isEmpty() || whole.endsWith("\n") ? whole : whole + "\n", restart.get(), Optional.of(before));
    }

    private void write(CommonSetting setting, String value) {
        if (!filling) {
            List<String> values = value.lines().map(String::strip).filter(v -> !v.isEmpty()).toList();
            filling = true;
            typed.add(setting);
            text.set(new DropInText(text.get()).with(setting, values).text());
            filling = false;
            turns.set(turns.get() + 1);
        }
    }

    private void fill() {
        if (!filling) {
            filling = true;
            typed.clear();
            DropInText drop = new DropInText(text.get());
            fields.forEach((setting, field) -> field.set(drop.values(setting).stream()
                    .filter(value -> !value.isEmpty())
                    .collect(Collectors.joining(setting == CommonSetting.ENVIRONMENT ? "\n" : " "))));
            filling = false;
            turns.set(turns.get() + 1);
        }
    }
}
