package org.hostkeeper.desktop.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.Property;
import org.hostkeeper.words.Text;

/**
 * One thing that a person sets: what it may be, what it is, and how both are said and kept. Since there is nothing to
 * type, nothing wrong can be entered.
 *
 * @param key by which it is kept; its name and its explanation stand under the same key in the words of this package
 * @param words how one of the options is called
 * @param code how one of the options is kept
 */
public record Choice<T>(
        String key, List<T> options, Property<T> value, Function<T, Text> words, Function<T, String> code)
        implements Setting {
    static final String BUNDLE = "desktop.settings";

    @Override
    public Text name() {
        return Text.of(BUNDLE, key);
    }

    @Override
    public Text about() {
        return Text.of(BUNDLE, key + ".about");
    }

    /** Sets it to what was kept; what is no option any more is left aside. */
    public void recall(Optional<String> kept) {
        kept.flatMap(code -> options.stream().filter(o -> code().apply(o).equals(code)).findFirst())
                .ifPresent(value::setValue);
    }

    /** What is to be kept of it now. */
    public String kept() {
        return code.apply(value.getValue());
    }

    /** Whether it is only on or off. */
    boolean isSwitch() {
        return options.getFirst() instanceof Boolean;
    }
}
