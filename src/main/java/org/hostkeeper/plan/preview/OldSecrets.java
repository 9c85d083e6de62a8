package org.hostkeeper.plan.preview;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.plan.Content;

/** Finds the old values of secrets in the text that a content with secrets replaces, by how their lines begin. */
final class OldSecrets {
    private OldSecrets() {}

    /** The text with dots in their place; empty if one of them is not found. */
    static Optional<String> hidden(String old, Content next) {
        List<String> lines = new ArrayList<>(List.of(old.split("\n", -1)));
        for (String beginning : beginnings(next)) {
            boolean found = false;
            for (int i = 0; i < lines.size(); i++) {
                if (!beginning.isBlank() && lines.get(i).startsWith(beginning)) {
                    lines.set(i, beginning + Side.DOTS);
                    found = true;
                }
            }
            if (!found) {
                return Optional.empty();
            }
        }
        return Optional.of(String.join("\n", lines));
    }

    /** What stands before the first secret of each line. */
    private static List<String> beginnings(Content next) {
        List<String> beginnings = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        boolean hides = false;
        for (Content.Part part : next.parts()) {
            switch (part) {
                case Content.Part.Plain p -> {
                    String text = p.bytes().text();
                    int end = text.lastIndexOf('\n');
                    if (end >= 0) {
                        line.setLength(0);
                        hides = false;
                    }
                    line.append(text.substring(end + 1));
                }
                case Content.Part.Hidden _ -> {
                    if (!hides) {
                        beginnings.add(line.toString());
                    }
                    hides = true;
                }
                case Content.Part.Withheld _ -> {}
            }
        }
        return beginnings;
    }
}
