package org.hostkeeper.desktop.plan;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.hostkeeper.host.HostName;

/** How carefully a change goes to many hosts: one first, so many at once, and whether a failure stops the rest. */
final class Spreading {
    static final int MOST = 100;
    private static final int USUAL = 10;

    private final BooleanProperty canary = new SimpleBooleanProperty();
    private final ObjectProperty<HostName> first;
    private final IntegerProperty batch = new SimpleIntegerProperty(USUAL);
    private final BooleanProperty stopOnError = new SimpleBooleanProperty(true);

    Spreading(HostName first) {
        this.first = new SimpleObjectProperty<>(first);
    }

    /** Whether one host goes first, alone. */
    BooleanProperty canary() {
        return canary;
    }

    /** Which one that is. */
    ObjectProperty<HostName> first() {
        return first;
    }

    /** How many hosts at once, 1 or more. */
    IntegerProperty batch() {
        return batch;
    }

    BooleanProperty stopOnError() {
        return stopOnError;
    }

    /** The host that goes first among these; another one of them if the chosen one is not among them. */
    Optional<HostName> firstOf(java.util.List<HostName> hosts) {
        if (!canary.get()) {
            return Optional.empty();
        }
        return hosts.contains(first.get()) ? Optional.of(first.get()) : hosts.stream().findFirst();
    }
}
