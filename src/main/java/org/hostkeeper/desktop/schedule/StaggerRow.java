package org.hostkeeper.desktop.schedule;

import java.util.Optional;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.State;
import org.hostkeeper.host.HostName;
import org.hostkeeper.schedule.CronJob;
import org.hostkeeper.schedule.Stagger;
import org.hostkeeper.schedule.StaggerAttempt;
import org.hostkeeper.words.Text;

/**
 * A job that is to be kept apart from others, with the time that was found for it.
 *
 * @param after its new time, or whom it would meet at best where there is no room; empty if it is neither
 */
record StaggerRow(ScheduleRow.Key key, String command, Text before, Optional<Text> after, State state) {
    /** @param connected whether its host can be changed now */
    static StaggerRow of(Stagger.Placed placed, boolean connected) {
        State fits = placed.isAnother() ? new State(Mark.OK, text("stagger.state.moves")) : new State(Mark.STOPPED, text("stagger.state.stays"));
        return new StaggerRow(
                key(placed.host(), placed.job()),
                placed.job().command(),
                before(placed.job()),
                Optional.of(placed.words()),
                connected ? fits : new State(Mark.UNKNOWN, text("stagger.state.away")));
    }

    static StaggerRow of(StaggerAttempt.Stuck stuck) {
        Optional<Text> met = stuck.meets().stream().findFirst().map(first -> stuck.meets().size() == 1
                ? text("stagger.meets", first.value())
                : text("stagger.meets-more", first.value(), stuck.meets().size() - 1));
        State state = new State(Mark.FAILED, text(met.isPresent() ? "stagger.state.no-room" : "stagger.state.stuck"));
        return new StaggerRow(key(stuck.host(), stuck.job()), stuck.job().command(), before(stuck.job()), met, state);
    }

    private static ScheduleRow.Key key(HostName host, CronJob job) {
        return new ScheduleRow.Key(host, job.id());
    }

    private static Text before(CronJob job) {
        return job.words().orElseGet(() -> Text.literal(job.fields()));
    }

    HostName host() {
        return key.host();
    }

    /** Its new time as the table says it. */
    Text afterwards() {
        return after.orElse(Text.literal(""));
    }

    private static Text text(String key, Object... args) {
        return Text.of("desktop.schedule", key, args);
    }
}
