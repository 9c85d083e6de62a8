package org.hostkeeper.facts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An answer of lines {@code KEY VALUE}, the plainest form a probe can give; keys may come several times. */
final class Lines {
    private final Map<String, List<String>> values = new LinkedHashMap<>();

    Lines(String answer) {
        for (String line : answer.lines().toList()) {
            int space = line.indexOf(' ');
            if (space > 0) {
                all(line.substring(0, space)).add(line.substring(space + 1).strip());
            }
        }
    }

    List<String> all(String key) {
        return values.computeIfAbsent(key, _ -> new ArrayList<>());
    }

    /** The last value of a key that must be there. */
    String one(String key) {
        List<String> found = all(key);
        if (found.isEmpty()) {
            throw new UnreadableAnswer("it says nothing of “" + key + "”");
        }
        return found.getLast();
    }

    /** A decimal number that is not negative. */
    double number(String key) {
        String value = one(key);
        if (!value.matches("\\d{1,18}(\\.\\d{1,9})?")) {
            throw new UnreadableAnswer("“" + key + "” is no number: " + value);
        }
        return Double.parseDouble(value);
    }

    long whole(String key) {
        return (long) number(key);
    }
}
