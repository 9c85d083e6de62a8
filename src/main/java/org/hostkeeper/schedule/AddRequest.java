package org.hostkeeper.schedule;

import java.util.Optional;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * A job that somebody wants.
 *
 * @param file the name of a file in /etc/cron.d, or /etc/crontab; else it goes to the user's own crontab
 * @param user as whom it runs
 * @param time five fields or a word with {@code @}
 */
public record AddRequest(Optional<String> file, String user, String time, String command) {
    private static final String SYSTEM = "/etc/crontab";
    private static final String FOLDER = "/etc/cron.d/";

    /** The same, or the problem with it that no host needs to be asked about. */
    public AddRequest checked() {
        checkUser(user);
        EditRequest.checkTime(time);
        EditRequest.checkCommand(command);
        return this;
    }

    /** One word: what follows it in a line of a crontab is the command. */
    static void checkUser(String user) {
        if (!user.matches("[A-Za-z0-9_][A-Za-z0-9._-]{0,63}\\$?")) {
            throw invalid("field.user", user, "field.user.rule");
        }
    }

    String path(Schedules schedules) {
        if (file.isEmpty()) {
            return schedules.spool() + "/" + user;
        }
        String name = file.get().startsWith(FOLDER) ? file.get().substring(FOLDER.length()) : file.get();
        // cronie takes nearly any name, but no daemon looks into folders below
        boolean taken = name.matches("[^/\\p{Cntrl}]+") && CrontabFile.isRead(name, schedules.daemon());
        if (!name.equals(SYSTEM) && !taken) {
            throw invalid("field.file", file.get(), "unread.name");
        }
        return name.equals(SYSTEM) ? SYSTEM : FOLDER + name;
    }

    String line() {
        return file.isPresent() ? time + " " + user + " " + command : time + " " + command;
    }

    static ProblemException invalid(String field, String value, String rule) {
        return new ProblemException(
                new Problem.InvalidInput(Text.of("schedule", field), value, Text.of("schedule", rule)));
    }
}
