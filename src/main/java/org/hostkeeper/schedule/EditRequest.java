package org.hostkeeper.schedule;

import java.util.List;
import java.util.Optional;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** What is to be otherwise about a job; what is empty stays, to the byte. */
public record EditRequest(Optional<String> time, Optional<String> user, Optional<String> command) {

    /** The same, or the problem with it that no host needs to be asked about. */
    public EditRequest checked() {
        time.ifPresent(EditRequest::checkTime);
        user.ifPresent(AddRequest::checkUser);
        command.ifPresent(EditRequest::checkCommand);
        return this;
    }

    JobText applied(JobText job) {
        JobText timed = time.map(job::withTime).orElse(job);
        JobText owned = user.map(timed::withUser).orElse(timed);
        return command.map(owned::withCommand).orElse(owned);
    }

    /** What cron understands of a time, as it is typed; what it refuses is a problem that names the field. */
    public static CronTime timeOf(String text) {
        if (text.startsWith("@")) {
            return CronTime.word(text).orElseThrow(() -> refused(text, Entry.Fault.WORD));
        }
        List<String> fields = List.of(text.strip().split("[ \t]+", -1));
        if (fields.size() != CronField.values().length) {
            throw AddRequest.invalid("field.time", text, "field.time.rule");
        }
        return switch (CronTime.fields(fields, Dialect.DEBIAN)) {
            case CronTime.Read.Understood(CronTime.Fields time) -> time;
            case CronTime.Read.Refused(CronField field) -> throw refused(text, Entry.Fault.of(field));
        };
    }

    static void checkTime(String text) {
        boolean plain = text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
        if (!plain || !text.equals(text.strip())) {
            throw AddRequest.invalid("field.time", text, "field.time.rule");
        }
        timeOf(text);
    }

    /** One line: a line feed would begin a job of its own. A byte that is no UTF-8 was shown as {@code U+FFFD} and would be written as that. */
    static void checkCommand(String text) {
        boolean odd = text.chars().anyMatch(c -> (Character.isISOControl(c) && c != '\t') || c == '\uFFFD');
        if (odd || text.isBlank() || text.startsWith("*")) {
            throw AddRequest.invalid("field.command", text, "field.command.rule");
        }
    }

    private static ProblemException refused(String text, Entry.Fault fault) {
        return new ProblemException(new Problem.InvalidInput(Text.of("schedule", "field.time"), text, Faults.of(fault)));
    }
}
