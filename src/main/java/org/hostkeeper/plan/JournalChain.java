package org.hostkeeper.plan;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The arithmetic of the journal's chain: each line's hash covers the line before it, so that nobody alters, takes out or
 * swaps lines without every later hash betraying it. Whoever can write the file can also compute a whole new chain; to
 * find that, compare the last hash with one that was noted elsewhere.
 */
public final class JournalChain {
    /** The hash that stands before the first line. */
    public static final String START = "0".repeat(64);

    private static final String FORM = "hostkeeper-journal-1";

    private JournalChain() {}

    /** The line that follows the one of this number and hash; 0 and {@link #START} stand before the first. */
    public static Journal.Line next(long previousNumber, String previousHash, Journal.Entry entry) {
        long number = previousNumber + 1;
        return new Journal.Line(number, entry, previousHash, hash(previousHash, number, entry));
    }

    /** SHA-256 over all fields, each with its length before it, so that no two entries have the same encoding. */
    public static String hash(String previousHash, long number, Journal.Entry entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            text(out, FORM);
            text(out, previousHash);
            out.writeLong(number);
            out.writeLong(entry.at().getEpochSecond());
            out.writeInt(entry.at().getNano());
            text(out, entry.console());
            text(out, entry.plan().value());
            text(out, entry.host().value());
            text(out, entry.event().name());
            out.writeBoolean(entry.step().isPresent());
            out.writeInt(entry.step().orElse(0));
            text(out, entry.details());
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not refuse to be written", e);
        }
        return Bytes.of(bytes.toByteArray()).sha256();
    }

    /** Looks at all lines in their order, one at a time; the stream may be longer than memory. */
    public static Journal.Verification verify(Stream<Journal.Line> lines) {
        Walk walk = new Walk();
        lines.forEachOrdered(walk::step);
        return new Journal.Verification(walk.lines, walk.brokenAt);
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    /** Where the verification is. */
    private static final class Walk {
        private long lines;
        private String hash = START;
        private Optional<Long> brokenAt = Optional.empty();

        private void step(Journal.Line line) {
            lines++;
            boolean fits = line.number() == lines
                    && line.previousHash().equals(hash)
                    && line.hash().equals(hash(hash, line.number(), line.entry()));
            if (!fits && brokenAt.isEmpty()) {
                brokenAt = Optional.of(lines);
            }
            hash = line.hash();
        }
    }
}
