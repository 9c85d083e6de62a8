package org.hostkeeper.desktop.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.desktop.theme.ThemeChoice;
import org.hostkeeper.disk.WholeFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the window looked when it was left, in a small file of its own: to open the store only to learn where the window was
 * and whether it was dark would take longer than to show it. What the store says holds; if this file is gone or
 * unreadable, a window opens as on the first day and then becomes what it was.
 *
 * @param file nothing is read or kept without one
 */
record FirstLook(Optional<Path> file) {
    private static final Logger LOG = LoggerFactory.getLogger(FirstLook.class);

    /** What was kept: the theme, and how {@link WindowMemory} wrote the place. */
    record Kept(ThemeChoice theme, String place) {}

    Optional<Kept> recall() {
        try {
            List<String> lines = file.filter(Files::isReadable).map(FirstLook::lines).orElse(List.of());
            return lines.size() == 2
                    ? ThemeChoice.ofCode(lines.getFirst()).map(theme -> new Kept(theme, lines.getLast()))
                    : Optional.empty();
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }

    void keep(Kept look) {
        file.ifPresent(path -> {
            try {
                WholeFile.replace(path, fresh -> Files.writeString(fresh, look.theme().code() + "\n" + look.place() + "\n"));
            } catch (IOException e) {
                LOG.debug("The look of the window was not kept: {}", e.getMessage());
            }
        });
    }

    private static List<String> lines(Path path) {
        try {
            return Files.readAllLines(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
