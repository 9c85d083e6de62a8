package org.hostkeeper.plan.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * The constant program that runs on hosts: {@code sh -c PROGRAM hostkeeper-plan VERB …}. It is read from plan.sh beside
 * this class, which says what it does; its comments and indentation stay here, since it travels with every verb.
 */
public final class PlanScript {
    /** What {@code $0} says, by which a simulated host recognises the program. */
    public static final String NAME = "hostkeeper-plan";

    /** Its text; nothing is ever put into it. */
    public static final String PROGRAM = load();

    private PlanScript() {}

    private static String load() {
        try (InputStream in = PlanScript.class.getResourceAsStream("plan.sh")) {
            if (in == null) {
                throw new IllegalStateException("plan.sh is missing beside its class");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.joining("\n", "", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
