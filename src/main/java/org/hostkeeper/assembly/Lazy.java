package org.hostkeeper.assembly;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Something that is made when it is first asked for, once, whoever asks. */
final class Lazy<T> {
    private final Supplier<T> make;
    private Optional<T> made = Optional.empty();

    Lazy(Supplier<T> make) {
        this.make = make;
    }

    synchronized T value() {
        if (made.isEmpty()) {
            made = Optional.of(make.get());
        }
        return made.get();
    }

    synchronized void ifMade(Consumer<T> action) {
        made.ifPresent(action);
    }
}
