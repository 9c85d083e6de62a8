package org.hostkeeper.plan.preview;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;

/** The difference between two texts that are both there and short, for who compares what no plan is going to change. */
public final class TextDiff {
    private static final int CONTEXT = 3;

    private TextDiff() {}

    /** As {@code diff -u} prints it; empty if they are the same. */
    public static String of(String oldName, String old, String newName, String next) {
        List<String> before = old.lines().toList();
        List<String> after = next.lines().toList();
        return String.join(
                "\n",
                UnifiedDiffUtils.generateUnifiedDiff(oldName, newName, before, DiffUtils.diff(before, after), CONTEXT));
    }
}
