package org.hostkeeper.plan.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The constant program that runs on hosts: {@code sh -c PROGRAM hostkeeper-plan VERB …}. It is read from plan.sh, which
 * says what it does, and the other parts beside this class; comments and indentation stay here, since it travels with
 * every verb.
 */
public final class PlanScript {
    /** What {@code $0} says, by which a simulated host recognises the program. */
    public static final String NAME = "hostkeeper-plan";

    private static final List<String> PARTS =
            List.of("plan", "look", "folder", "do", "undo", "open", "turn", "deadman", "verbs");

    /** Its text; nothing is ever put into it. */
    public static final String PROGRAM = load();

    private PlanScript() {}

    private static String load() {
        return PARTS.stream()
                .flatMap(part -> text(part + ".sh").lines())
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String text(String name) {
        try (InputStream in = PlanScript.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing beside its class");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
