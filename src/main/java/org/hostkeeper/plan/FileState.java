package org.hostkeeper.plan;

import java.util.Optional;

/** What stood at a path when it was looked at. A plan that finds something else there at execution is a conflict. */
public sealed interface FileState {
    /** Nothing is there. */
    record Absent() implements FileState {}

    /**
     * A regular file.
     *
     * @param sha256 lower-case hexadecimal
     * @param content for the preview; empty if the file is too large to show
     */
    record Present(String sha256, long size, Ownership ownership, Optional<Bytes> content) implements FileState {
        public static Present of(Bytes content, Ownership ownership) {
            return new Present(content.sha256(), content.size(), ownership, Optional.of(content));
        }
    }

    /** A folder. */
    record Folder(Ownership ownership) implements FileState {}

    /** A symbolic link, with its target as it is written. */
    record SymbolicLink(String target) implements FileState {}
}
