package org.hostkeeper.plan.apply;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.SecretReference;
import org.hostkeeper.plan.Step;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.secret.Secret;

/** The secrets of a plan while it runs: asked for and compared before the first change, wiped after the last. */
final class ResolvedSecrets implements AutoCloseable {
    private final Map<SecretReference, Secret> secrets = new HashMap<>();

    private ResolvedSecrets() {}

    /** @throws ProblemException SecretNeeded if one is not known, or is not the one that was meant */
    static ResolvedSecrets of(Stream<SecretReference> references, SecretResolver resolver) {
        ResolvedSecrets resolved = new ResolvedSecrets();
        try {
            references.distinct().forEach(reference -> resolved.resolve(reference, resolver));
            return resolved;
        } catch (RuntimeException e) {
            resolved.close();
            throw e;
        }
    }

    private void resolve(SecretReference reference, SecretResolver resolver) {
        Secret secret = resolver.resolve(reference).orElseThrow(() -> needed(reference));
        secrets.put(reference, secret);
        if (!reference.matches(secret)) {
            throw needed(reference);
        }
    }

    /** What the step sends when it runs, if it has secrets in it; the caller wipes it. */
    Optional<byte[]> inputOf(Step step) {
        Content content = switch (step) {
            case Step.WriteFile w -> w.content();
            case Step.Run r -> r.input();
            case Step.RemoveFile _, Step.Link _, Step.MakeFolder _, Step.Check _ -> Content.nothing();
        };
        return content.hasSecrets() ? Optional.of(assembled(content)) : Optional.empty();
    }

    private byte[] assembled(Content content) {
        WipedBuffer all = new WipedBuffer();
        for (Content.Part part : content.parts()) {
            byte[] bytes = switch (part) {
                case Content.Part.Plain p -> p.bytes().array();
                case Content.Part.Hidden h -> secretOf(h.secret()).utf8();
                case Content.Part.Withheld _ -> throw new IllegalStateException("Withheld content cannot be written");
            };
            all.writeBytes(bytes);
            Arrays.fill(bytes, (byte) 0);
        }
        return all.taken();
    }

    private Secret secretOf(SecretReference reference) {
        return Optional.ofNullable(secrets.get(reference)).orElseThrow(() -> needed(reference));
    }

    private static ProblemException needed(SecretReference reference) {
        return new ProblemException(new Problem.SecretNeeded(reference.name()));
    }

    @Override
    public void close() {
        secrets.values().forEach(Secret::destroy);
        secrets.clear();
    }

    /** Leaves no copy of what went through it, but for those that growing made. */
    private static final class WipedBuffer extends ByteArrayOutputStream {
        byte[] taken() {
            byte[] all = toByteArray();
            Arrays.fill(buf, (byte) 0);
            return all;
        }
    }
}
