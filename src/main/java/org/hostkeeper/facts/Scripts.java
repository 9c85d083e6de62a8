package org.hostkeeper.facts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads the sh files that stand beside the classes that use them, so that they can be read, and checked, as sh. */
public final class Scripts {
    private Scripts() {}

    /** The file of this name beside the class; it is part of the program, so its absence is a bug. */
    public static String beside(Class<?> user, String name) {
        try (InputStream file = user.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("No " + name + " beside " + user.getName());
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
