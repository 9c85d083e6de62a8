package org.hostkeeper.remote.ssh.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hostkeeper.words.Text;

/** The criteria of a Match line. Source: ssh_config(5), Match; readconf.c, match_cfg_line. */
record MatchLine(List<Criterion> criteria) {
    private static final Set<String> WITHOUT_VALUE = Set.of("all", "canonical", "final");
    private static final Set<String> WITH_VALUE =
            Set.of("host", "originalhost", "user", "localuser", "exec", "tagged", "localnetwork", "command", "version");

    /** @param value the patterns; empty for a criterion that has none */
    record Criterion(String name, boolean negated, String value) {}

    static MatchLine parse(ConfigLine line) {
        List<Criterion> criteria = new ArrayList<>();
        List<String> words = words(line.rest(), line);
        for (int i = 0; i < words.size(); i++) {
            boolean negated = words.get(i).startsWith("!");
            String name = words.get(i).substring(negated ? 1 : 0).toLowerCase(Locale.ROOT);
            if (WITHOUT_VALUE.contains(name)) {
                criteria.add(new Criterion(name, negated, ""));
            } else if (WITH_VALUE.contains(name) && i + 1 < words.size()) {
                criteria.add(new Criterion(name, negated, words.get(++i)));
            } else {
                throw line.bad(Text.of("remote.ssh.config", "match"));
            }
        }
        check(criteria, line);
        return new MatchLine(List.copyOf(criteria));
    }

    /** {@code all} stands alone, or at the end after {@code canonical} or {@code final}. */
    private static void check(List<Criterion> criteria, ConfigLine line) {
        boolean all = criteria.stream().anyMatch(c -> c.name().equals("all"));
        boolean allowed = criteria.size() == 1
                || (criteria.size() == 2
                        && criteria.getLast().name().equals("all")
                        && WITHOUT_VALUE.contains(criteria.getFirst().name()));
        if (criteria.isEmpty() || (all && !allowed)) {
            throw line.bad(Text.of("remote.ssh.config", "match"));
        }
    }

    /** Match is split by the older rule: blanks or one equals sign, double quotes around a whole value only. */
    private static List<String> words(String text, ConfigLine line) {
        List<String> words = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == ' ' || c == '\t' || c == '=') {
                i++;
            } else if (c == '#') {
                break;
            } else if (c == '"') {
                int end = text.indexOf('"', i + 1);
                if (end < 0) {
                    throw line.bad(Text.of("remote.ssh.config", "quotes"));
                }
                words.add(text.substring(i + 1, end));
                i = end + 1;
            } else {
                int end = i;
                while (end < text.length() && " \t=\"".indexOf(text.charAt(end)) < 0) {
                    end++;
                }
                words.add(text.substring(i, end));
                i = end;
            }
        }
        return words;
    }
}
