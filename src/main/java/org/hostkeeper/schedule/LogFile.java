package org.hostkeeper.schedule;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file that a job's output goes to: when it was changed is the last that can be told of a job whose runs nobody wrote
 * down. It is no run: something else may have written to it.
 */
public record LogFile(String path, Instant changed) {
    /** A word without anything that a shell would work on, but for a home at its beginning. */
    private static final Pattern PLAIN = Pattern.compile("(\\$HOME/|\\$\\{HOME}/|~/)?([A-Za-z0-9_./+:,@=-]+)");

    private static final Pattern QUOTED = Pattern.compile("\"([^\"~]*)\"|'([^'$~]*)'");

    /** Where the job's line sends its output, below the home of its user if it does not begin with a slash; empty if it does not say so plainly. */
    static Optional<String> path(CronJob job) {
        ShellLine.Redirect output = job.crontab().lines().get(job.line()).job()
                .flatMap(text -> new ShellLine(text.rawCommand()).output())
                .filter(ShellLine.Redirect::toFile)
                .orElse(null);
        if (output == null) {
            return Optional.empty();
        }
        Matcher quoted = QUOTED.matcher(output.target());
        String word = quoted.matches() ? Optional.ofNullable(quoted.group(1)).orElseGet(() -> quoted.group(2)) : output.target();
        Matcher plain = PLAIN.matcher(word);
        if (!plain.matches()) {
            return Optional.empty();
        }
        boolean ofHome = plain.group(1) != null;
        boolean absolute = !ofHome && word.startsWith("/");
        boolean maybeElsewhere = !ofHome && output.part() > 0; // behind a cd, perhaps
        return absolute ? Optional.of(word) : maybeElsewhere ? Optional.empty() : belowHome(job, plain.group(2));
    }

    private static Optional<String> belowHome(CronJob job, String path) {
        String home = job.environment().getOrDefault("HOME", "");
        return home.isEmpty() ? Optional.of("./" + path) : home.startsWith("/") ? Optional.of(home + "/" + path) : Optional.empty();
    }
}
