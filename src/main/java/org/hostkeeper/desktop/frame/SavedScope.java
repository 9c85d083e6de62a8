package org.hostkeeper.desktop.frame;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.ProblemException;

/** A choice of hosts under a name that a person gave it, to come back to. */
public record SavedScope(String name, Scope.Choice choice) {
    private static final String FIELD = "\t";
    private static final String ITEM = ",";

    /** One line per scope, as it is kept: name, tags, hosts, words. */
    static String write(List<SavedScope> scopes) {
        return scopes.stream().map(SavedScope::line).collect(Collectors.joining("\n"));
    }

    /** What was kept; a line that is none is passed over, since losing a choice is no reason not to start. */
    static List<SavedScope> read(String kept) {
        return kept.lines().map(SavedScope::ofLine).flatMap(Optional::stream).toList();
    }

    private String line() {
        return String.join(
                FIELD,
                plain(name),
                String.join(ITEM, new TreeSet<>(choice.tags())),
                choice.hosts().stream().sorted().map(HostName::value).collect(Collectors.joining(ITEM)),
                plain(choice.words()));
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static Optional<SavedScope> ofLine(String line) {
        String[] fields = line.split(FIELD, -1);
        if (fields.length != 4 || fields[0].isEmpty()) {
            return Optional.empty();
        }
        try {
            Set<HostName> hosts = items(fields[2]).map(HostName::new).collect(Collectors.toSet());
            Set<String> tags = items(fields[1]).collect(Collectors.toSet());
            return Optional.of(new SavedScope(fields[0], new Scope.Choice(tags, hosts, fields[3])));
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    private static Stream<String> items(String field) {
        return Stream.of(field.split(ITEM)).filter(item -> !item.isEmpty());
    }
}
