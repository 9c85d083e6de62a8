package org.hostkeeper.plan.preview;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.List;
import org.hostkeeper.words.Text;

/** The difference between two contents as {@code diff -u} prints it, also of what is no text or too much to show. */
final class UnifiedDiff {
    private static final int CONTEXT = 3;
    /** Above this many lines on one side nobody reads a difference, and computing it takes long. */
    private static final int LINES = 20_000;
    /** How many lines of the difference are shown. */
    private static final int SHOWN = 2_000;
    private static final String NO_NEWLINE = "\\ No newline at end of file";

    private UnifiedDiff() {}

    /** Nothing if the two are the same. */
    static List<String> of(Side old, Side next) {
        if (old.content().equals(next.content()) && old.sha256().equals(next.sha256())) {
            return List.of();
        }
        List<String> header = List.of("--- " + old.name(), "+++ " + next.name());
        List<String> body = old.isText() && next.isText() ? hunks(old, next) : facts(old, next);
        List<String> all = new ArrayList<>(header);
        all.addAll(body.subList(0, Math.min(body.size(), SHOWN)));
        if (body.size() > SHOWN) {
            all.add(Text.of("plan.preview", "more", body.size() - SHOWN).toString());
        }
        return all;
    }

    private static List<String> hunks(Side old, Side next) {
        List<String> before = lines(old);
        List<String> after = lines(next);
        if (Math.max(before.size(), after.size()) > LINES) {
            return facts(old, next);
        }
        List<String> diff = UnifiedDiffUtils.generateUnifiedDiff(
                "a", "b", before, DiffUtils.diff(before, after), CONTEXT);
        List<String> shown = new ArrayList<>();
        diff.stream().skip(2).map(UnifiedDiff::emptySide).forEach(line -> {
            int end = line.indexOf('\n');
            shown.add(end < 0 ? line : line.substring(0, end));
            if (end >= 0) {
                shown.add(NO_NEWLINE);
            }
        });
        return shown;
    }

    /** Of a side without lines, diff -u says that its hunk begins at line 0; the library says 1. */
    private static String emptySide(String line) {
        return line.startsWith("@@ ") ? line.replace("-1,0 ", "-0,0 ").replace("+1,0 ", "+0,0 ") : line;
    }

    /** A last line without its end is another line than the same one with it: the mark rides behind a newline. */
    private static List<String> lines(Side side) {
        String text = side.content().orElseThrow();
        if (text.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        String last = lines.removeLast();
        if (!last.isEmpty()) {
            lines.add(last + "\n");
        }
        return lines;
    }

    private static List<String> facts(Side old, Side next) {
        List<String> facts = new ArrayList<>();
        if (old.exists()) {
            facts.add("- " + old.facts());
        }
        if (next.exists()) {
            facts.add("+ " + next.facts());
        }
        return facts;
    }
}
