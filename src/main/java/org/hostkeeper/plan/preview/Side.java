package org.hostkeeper.plan.preview;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Step;

/**
 * One side of a difference.
 *
 * @param content as text; empty if it is none, or not at hand
 */
record Side(String name, boolean exists, Optional<String> content, String sha256, long size) {
    private static final String NOTHING = "/dev/null";
    static final String DOTS = "••••••••";

    static Side nothing() {
        return new Side(NOTHING, false, Optional.of(""), "", 0);
    }

    static Side of(String path, FileState state) {
        return switch (state) {
            case FileState.Absent _ -> nothing();
            case FileState.Present p ->
                new Side(path, true, p.content().flatMap(Side::text), p.sha256(), p.size());
            case FileState.Folder _ -> new Side(path, true, Optional.of(""), "", 0);
            case FileState.SymbolicLink l ->
                new Side(path, true, Optional.of("-> " + oneLine(l.target()) + "\n"), "", l.target().length());
        };
    }

    /**
     * What a file was before it is written: where a secret goes, an older one may stand, which shows as dots too. If
     * it cannot be told where in the file, nothing of it is shown.
     */
    static Side before(Step.WriteFile write) {
        Side old = of(write.path(), write.before());
        if (!write.content().hasSecrets() || !old.exists()) {
            return old;
        }
        return new Side(old.name, true, old.content.flatMap(text -> OldSecrets.hidden(text, write.content())), old.sha256, old.size);
    }

    static Side of(String path, Content content) {
        if (content.isWithheld()) {
            return new Side(path, true, Optional.empty(), withheld(content), content.size());
        }
        if (content.hasSecrets()) {
            return new Side(path, true, Optional.of(dotted(content)), DOTS, content.size());
        }
        Bytes plain = content.plain();
        return new Side(path, true, text(plain), plain.sha256(), plain.size());
    }

    boolean isText() {
        return content.isPresent();
    }

    /** What can be said of content that cannot be shown. */
    String facts() {
        return "sha256 " + sha256 + ", " + size + " bytes";
    }

    private static String withheld(Content content) {
        return content.parts().stream()
                .map(part -> part instanceof Content.Part.Withheld w ? w.sha256() : "")
                .collect(Collectors.joining());
    }

    /** A secret shows as dots, always as many: their number is nobody's business here. */
    static String dotted(Content content) {
        return content.parts().stream()
                .map(part -> switch (part) {
                    case Content.Part.Plain p -> p.bytes().text();
                    case Content.Part.Hidden _ -> DOTS;
                    case Content.Part.Withheld w -> w.sha256();
                })
                .collect(Collectors.joining());
    }

    /** Text is UTF-8 without a NUL. */
    private static Optional<String> text(Bytes bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.array()))
                    .toString();
            return text.indexOf('\0') >= 0 ? Optional.empty() : Optional.of(text);
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    private static String oneLine(String target) {
        return target.replaceAll("\\p{Cntrl}", "?");
    }
}
