package org.hostkeeper.module;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All services of one host.
 *
 * @param units by name
 * @param systemd its version, 0 if it did not tell
 * @param plain whether this systemd cannot list units as JSON, so that the list was read from its columns instead
 */
public record Units(List<Unit> units, int systemd, boolean plain) {
    public Units {
        units = List.copyOf(units);
    }

    public Optional<Unit> find(String name) {
        return units.stream().filter(u -> u.name().equals(name)).findFirst();
    }

    /** The unit that a person means: the one of this name, else the one of the module that is called so. */
    public Optional<Unit> meant(String name) {
        return find(name).or(() -> modules()
                .filter(u -> u.module().orElseThrow().isCalled(name))
                .findFirst());
    }

    /** Those that are registered as modules. */
    public Stream<Unit> modules() {
        return units.stream().filter(u -> u.module().isPresent());
    }
}
