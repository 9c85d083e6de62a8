package org.hostkeeper.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What of a source can become the key of a word: a literal, the beginning or end of a key that is put together, and the
 * names of types and constants, after which problems and the like are called.
 */
final class SpokenKeys {
    private final Set<String> whole = new TreeSet<>();
    private final Set<String> beginnings = new TreeSet<>();
    private final Set<String> ends = new TreeSet<>();

    static SpokenKeys in(Path sources) {
        SpokenKeys keys = new SpokenKeys();
        Sources.under(sources).visit((unit, _) -> keys.new Reader().scan(unit, ""));
        return keys;
    }

    boolean has(String key) {
        return whole.contains(key)
                || beginnings.stream().anyMatch(key::startsWith)
                || ends.stream().anyMatch(key::endsWith);
    }

    private void literal(String text) {
        whole.add(text);
        if (text.length() > 1 && (text.endsWith(".") || text.endsWith("-"))) {
            beginnings.add(text);
        }
        if (text.length() > 1 && text.startsWith(".")) {
            ends.add(text);
        }
    }

    /** {@code UnknownHostKey} and {@code UNKNOWN_HOST_KEY} are both called unknown-host-key. */
    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").replace('_', '-').toLowerCase(Locale.ROOT);
    }

    private final class Reader extends TreeScanner<Optional<String>, String> {
        @Override
        public Optional<String> visitLiteral(LiteralTree literal, String unused) {
            if (literal.getValue() instanceof String text) {
                literal(text);
            }
            return Optional.empty();
        }

        @Override
        public Optional<String> visitClass(ClassTree type, String unused) {
            whole.add(kebab(type.getSimpleName().toString()));
            return Optional.ofNullable(super.visitClass(type, unused)).orElse(Optional.empty());
        }

        @Override
        public Optional<String> visitVariable(VariableTree variable, String unused) {
            whole.add(kebab(variable.getName().toString()));
            return Optional.ofNullable(super.visitVariable(variable, unused)).orElse(Optional.empty());
        }
    }
}
