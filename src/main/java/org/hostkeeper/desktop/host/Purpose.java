package org.hostkeeper.desktop.host;

import java.util.Optional;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;

/** What the form of a host is filled in for. */
sealed interface Purpose {
    /** A host that is not there yet. */
    record Add() implements Purpose {}

    /** A host that is there gets another description. */
    record Edit(Host before) implements Purpose {}

    /** A new host, much like one that is there. */
    record Duplicate(Host of) implements Purpose {}

    /** Whose description the form begins with. */
    default Optional<Host> like() {
        return switch (this) {
            case Add _ -> Optional.empty();
            case Edit(Host before) -> Optional.of(before);
            case Duplicate(Host host) -> Optional.of(host);
        };
    }

    /** The host that keeps its place. */
    default Optional<HostName> replaced() {
        return this instanceof Edit(Host before) ? Optional.of(before.name()) : Optional.empty();
    }

    /** How texts are called that differ: {@code add.title}. */
    default String code() {
        return switch (this) {
            case Add _ -> "add";
            case Edit _ -> "edit";
            case Duplicate _ -> "duplicate";
        };
    }
}
