package org.hostkeeper.agent.web.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.hostkeeper.disk.OwnFile;
import org.hostkeeper.disk.WholeFile;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * The tokens of the REST API: a line for each, {@code NAME ROLE SHA-256}. The token itself is shown once, when it is made,
 * and stands nowhere. It has 256 random bits, so a plain hash cannot be guessed back. A changed file counts from the next
 * request on. Safe from any thread.
 */
public final class TokenFile {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern LINE = Pattern.compile("(" + NAME + ") (read|operate|revert:[^\\p{Cntrl}]+) ([0-9a-f]{64})");
    private static final int BYTES = 32;

    private record Entry(String name, Role role, byte[] hash) {}

    private record Content(Optional<FileTime> written, List<Entry> entries) {}

    private final Path file;
    private final Path readers;
    private volatile Content content = new Content(Optional.empty(), List.of());

    public TokenFile(Path file) {
        this(file, file);
    }

    /** @param readers the file whose group may read this one too: root makes tokens, the agent reads them */
    public TokenFile(Path file, Path readers) {
        this.file = file;
        this.readers = readers;
    }

    /** A token by its name, and what it is good for. */
    record Holder(String name, Role role) {}

    /** What this token is good for. */
    public Optional<Role> role(String token) {
        return holder(token).map(Holder::role);
    }

    /** Whose this token is. The time does not tell how much of it was right. */
    Optional<Holder> holder(String token) {
        byte[] asked = hash(token);
        Optional<Holder> found = Optional.empty();
        for (Entry entry : entries()) {
            if (MessageDigest.isEqual(entry.hash(), asked)) {
                found = Optional.of(new Holder(entry.name(), entry.role()));
            }
        }
        return found;
    }

    public boolean isEmpty() {
        return entries().isEmpty();
    }

    /** Makes a token, in place of one of the same name, and returns it. */
    public String make(String name, Role role, RandomGenerator random) {
        if (!NAME.matcher(name).matches()) {
            throw new ProblemException(new Problem.InvalidInput(
                    Text.of("agent.web.access", "token"), name, Text.of("agent.web.access", "token.rule")));
        }
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String token = "hk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        List<Entry> entries = without(name);
        entries.add(new Entry(name, role, hash(token)));
        write(entries);
        return token;
    }

    /** False if there is none of this name. */
    public boolean remove(String name) {
        List<Entry> entries = without(name);
        boolean there = entries.size() < entries().size();
        if (there) {
            write(entries);
        }
        return there;
    }

    private List<Entry> without(String name) {
        return new ArrayList<>(entries().stream().filter(e -> !e.name().equals(name)).toList());
    }

    private List<Entry> entries() {
        try {
            if (!Files.exists(file)) {
                return List.of();
            }
            FileTime written = Files.getLastModifiedTime(file);
            Content now = content;
            if (!now.written().equals(Optional.of(written))) {
                now = new Content(Optional.of(written), Files.readAllLines(file).stream()
                        .map(LINE::matcher)
                        .filter(java.util.regex.Matcher::matches)
                        .flatMap(m -> Role.of(m.group(2))
                                .map(role -> new Entry(m.group(1), role, HexFormat.of().parseHex(m.group(3))))
                                .stream())
                        .toList());
                content = now;
            }
            return now.entries();
        } catch (IOException e) {
            throw refused(e);
        }
    }

    private void write(List<Entry> entries) {
        StringBuilder lines = new StringBuilder();
        entries.forEach(e -> lines.append(e.name()).append(' ').append(e.role().word()).append(' ')
                .append(HexFormat.of().formatHex(e.hash())).append('\n'));
        try {
            WholeFile.replaceDurably(file, fresh -> {
                Files.writeString(fresh, lines);
                if (Files.exists(readers)) {
                    Files.setAttribute(fresh, "posix:group", Files.getAttribute(readers, "posix:group"));
                }
                // whatever the umask of who makes a token: the agent has to read it
                Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-r-----"));
            });
            content = new Content(Optional.empty(), List.of());
        } catch (IOException e) {
            throw refused(e);
        }
    }

    private ProblemException refused(IOException e) {
        return OwnFile.refused(file, e);
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
