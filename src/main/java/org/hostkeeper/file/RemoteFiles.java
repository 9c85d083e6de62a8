package org.hostkeeper.file;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Output;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.words.Text;

/** Looks into folders of a host and fetches files from it, with find and cat, which every host has. */
public final class RemoteFiles {
    /** The largest file that is fetched: it is held in memory on the way. */
    public static final long LARGEST = 64L << 20;

    private static final long MOST_ENTRIES = 16L << 20;
    /** find(1): a kind, then each value ended by a zero byte, since a name may contain anything else. */
    private static final String FORM = "%y\\0%s\\0%m\\0%u\\0%g\\0%T@\\0%l\\0%f\\0";
    private static final int VALUES = 8;

    /** The entries of a folder, folders first, then by name. */
    public List<FileEntry> list(Remote remote, String folder, boolean asRoot) {
        String path = checked(folder);
        Command command = Command.of(
                        "find", path.equals("/") ? "/" : path + "/", "-mindepth", "1", "-maxdepth", "1", "-printf", FORM)
                .asRoot(asRoot)
                .sayingAtMost(MOST_ENTRIES);
        Output output = remote.run(command);
        if (!output.ok() && output.out().length == 0) {
            throw refused(remote, path, output);
        }
        return entries(output.text());
    }

    /** A whole file, {@value #LARGEST} bytes at most. */
    public byte[] get(Remote remote, String file, boolean asRoot) {
        String path = checked(file);
        Output output = remote.run(Command.of("cat", "--", path)
                .asRoot(asRoot)
                .within(Duration.ofMinutes(10))
                .sayingAtMost(LARGEST));
        if (!output.ok()) {
            throw refused(remote, path, output);
        }
        return output.out();
    }

    static List<FileEntry> entries(String text) {
        String[] values = text.split("\0", -1);
        List<FileEntry> entries = new ArrayList<>();
        for (int i = 0; i + VALUES <= values.length; i += VALUES) {
            entries.add(new FileEntry(
                    values[i + 7],
                    kind(values[i]),
                    Long.parseLong(values[i + 1]),
                    Integer.parseInt(values[i + 2], 8),
                    values[i + 3],
                    values[i + 4],
                    time(values[i + 5]),
                    values[i + 6]));
        }
        entries.sort(Comparator.comparing((FileEntry e) -> !e.isFolder()).thenComparing(FileEntry::name));
        return entries;
    }

    private static FileEntry.Kind kind(String letter) {
        return switch (letter) {
            case "f" -> FileEntry.Kind.FILE;
            case "d" -> FileEntry.Kind.FOLDER;
            case "l" -> FileEntry.Kind.LINK;
            default -> FileEntry.Kind.OTHER;
        };
    }

    private static Instant time(String seconds) {
        return Instant.ofEpochMilli(new BigDecimal(seconds).movePointRight(3).longValue());
    }

    private static ProblemException refused(Remote remote, String path, Output output) {
        return new ProblemException(
                new Problem.FileRefused(remote.host().value(), path, output.error().strip()));
    }

    /** Absolute, so that it is never an option; without {@code ..}, so that it is what it says. */
    static String checked(String path) {
        String clean = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        boolean good = clean.startsWith("/")
                && clean.chars().noneMatch(Character::isISOControl)
                && Stream.of(clean.split("/")).noneMatch(part -> part.equals("..") || part.equals("."));
        if (!good) {
            throw new ProblemException(
                    new Problem.InvalidInput(Text.of("file", "path"), path, Text.of("file", "path.rule")));
        }
        return clean;
    }
}
