package org.hostkeeper.plan;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.Stream;

/** What a plan writes into a file or hands to a command: bytes as previewed, and secrets as references in between. */
public record Content(List<Part> parts) {

    /** A run of bytes, or a secret that is put in at execution. */
    public sealed interface Part {
        /** Written as it is. */
        record Plain(Bytes bytes) implements Part {}

        /** Resolved at execution; dots in the preview. */
        record Hidden(SecretReference secret) implements Part {}

        /**
         * What the journal keeps of content that not everybody on the host may read. It can be shown and compared, not
         * written: a plan read back with it is refused when applied.
         *
         * @param sha256 lower-case hexadecimal
         */
        record Withheld(String sha256, long size) implements Part {}
    }

    public Content {
        parts = List.copyOf(parts);
    }

    public static Content nothing() {
        return new Content(List.of());
    }

    public static Content of(String text) {
        return of(Bytes.utf8(text));
    }

    public static Content of(Bytes bytes) {
        return new Content(List.of(new Part.Plain(bytes)));
    }

    public Stream<SecretReference> secrets() {
        return parts.stream().flatMap(p -> p instanceof Part.Hidden h ? Stream.of(h.secret()) : Stream.empty());
    }

    public boolean hasSecrets() {
        return secrets().findAny().isPresent();
    }

    /** Whether parts are missing because the journal did not keep them. */
    public boolean isWithheld() {
        return parts.stream().anyMatch(part -> part instanceof Part.Withheld);
    }

    /** The plain parts one after the other: all of it, if it has no secrets. */
    public Bytes plain() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        parts.forEach(part -> {
            if (part instanceof Part.Plain p) {
                all.writeBytes(p.bytes().array());
            }
        });
        return Bytes.of(all.toByteArray());
    }

    /** In bytes, secrets included. */
    public long size() {
        return parts.stream()
                .mapToLong(part -> switch (part) {
                    case Part.Plain p -> p.bytes().size();
                    case Part.Hidden h -> h.secret().length();
                    case Part.Withheld w -> w.size();
                })
                .sum();
    }
}
