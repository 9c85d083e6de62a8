package org.hostkeeper.desktop.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.schedule.AddRequest;
import org.hostkeeper.schedule.CronJob;
import org.hostkeeper.schedule.CronTime;
import org.hostkeeper.schedule.CronWords;
import org.hostkeeper.schedule.EditRequest;
import org.hostkeeper.schedule.NextRuns;
import org.hostkeeper.schedule.Run;
import org.hostkeeper.words.Text;

/** A job in the making or in change: what was typed, what it means, when it would run, and what is wrong with it. */
final class JobModel {
    private static final int SHOWN = 5;

    private final Optional<CronJob> before;
    private final List<HostName> hosts;
    private final Function<HostName, Optional<ZoneId>> zones;
    private final Instant now;
    private final ObjectProperty<HostName> host = new SimpleObjectProperty<>();
    private final StringProperty time = new SimpleStringProperty("0 3 * * *");
    private final StringProperty user = new SimpleStringProperty("");
    private final StringProperty file = new SimpleStringProperty("");
    private final StringProperty command = new SimpleStringProperty("");

    private JobModel(
            Optional<CronJob> before, List<HostName> hosts, Optional<HostName> likely, Function<HostName, Optional<ZoneId>> zones, Instant now) {
        this.before = before;
        this.hosts = hosts;
        this.zones = zones;
        this.now = now;
        likely.or(() -> hosts.stream().findFirst()).ifPresent(host::set);
        before.ifPresent(job -> {
            time.set(job.fields());
            user.set(job.user());
            command.set(job.command());
        });
    }

    /** @param zones of the hosts' clocks, as far as they are known */
    static JobModel fresh(List<HostName> hosts, Optional<HostName> likely, Function<HostName, Optional<ZoneId>> zones, Instant now) {
        return new JobModel(Optional.empty(), hosts, likely, zones, now);
    }

    static JobModel of(ScheduleRow row, CronJob job, Instant now) {
        HostName host = row.host().name();
        return new JobModel(Optional.of(job), List.of(host), Optional.of(host), _ -> Optional.of(job.zone(row.zone())), now);
    }

    boolean isNew() {
        return before.isEmpty();
    }

    /** A line of a user's crontab names none. */
    boolean asksUser() {
        return isNew() || before.flatMap(job -> job.file().user()).isEmpty();
    }

    List<HostName> hosts() {
        return hosts;
    }

    ObjectProperty<HostName> host() {
        return host;
    }

    StringProperty time() {
        return time;
    }

    StringProperty user() {
        return user;
    }

    /** A file of /etc/cron.d; empty for the user's own crontab. */
    StringProperty file() {
        return file;
    }

    StringProperty command() {
        return command;
    }

    /** In which the time is meant on the host that is chosen; empty if nobody knows. */
    ObservableValue<Optional<ZoneId>> zone() {
        return Bindings.createObjectBinding(this::zoneNow, host);
    }

    private Optional<ZoneId> zoneNow() {
        return Optional.ofNullable(host.get()).flatMap(zones);
    }

    /** What the time means, or what cron would say against it. */
    ObservableValue<Text> words() {
        return Bindings.createObjectBinding(
                () -> {
                    try {
                        return CronWords.of(EditRequest.timeOf(time.get().strip()));
                    } catch (ProblemException e) {
                        return e.problem() instanceof Problem.InvalidInput bad ? bad.rule() : e.problem().text();
                    }
                },
                time);
    }

    ObservableValue<Boolean> understood() {
        return Bindings.createBooleanBinding(() -> parsed().isPresent(), time);
    }

    ObservableValue<List<Run>> next() {
        return Bindings.createObjectBinding(
                () -> zoneNow()
                        .flatMap(zone -> parsed().map(found -> switch (found) {
                            case CronTime.Fields fields -> new NextRuns(zone).after(now, fields, SHOWN);
                            case CronTime.Reboot _ -> List.<Run>of();
                        }))
                        .orElse(List.of()),
                time,
                host);
    }

    private Optional<CronTime> parsed() {
        try {
            return Optional.of(EditRequest.timeOf(time.get().strip()));
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    /** Whether it can be asked of the host; what only the host knows the plan will say. */
    ObservableValue<Boolean> complete() {
        return Bindings.createBooleanBinding(
                () -> host.get() != null && fault().isEmpty() && (isNew() || !edit().equals(NOTHING)), host, time, user, file, command);
    }

    private static final EditRequest NOTHING = new EditRequest(Optional.empty(), Optional.empty(), Optional.empty());

    private Optional<Problem> fault() {
        try {
            if (isNew()) {
                add().checked();
            } else {
                edit().checked();
            }
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e.problem());
        }
    }

    AddRequest add() {
        return new AddRequest(
                Optional.of(file.get().strip()).filter(name -> !name.isEmpty()), user.get().strip(), time.get().strip(), command.get().strip());
    }

    /** Only what is otherwise than it was, so that the rest stays to the byte. */
    EditRequest edit() {
        return new EditRequest(
                changed(time.get(), before.map(CronJob::fields)),
                changed(user.get(), before.map(CronJob::user)),
                changed(command.get(), before.map(CronJob::command)));
    }

    private static Optional<String> changed(String now, Optional<String> was) {
        return Optional.of(now.strip()).filter(text -> !was.equals(Optional.of(text)));
    }
}
