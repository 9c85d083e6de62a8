package org.hostkeeper.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.problem.ProblemException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Jobs that are named by their ids")
class ScheduleGroundTest {
    private static final HostName HOST = new HostName("h1");

    private final Schedules schedules = new Schedules(
            Instant.EPOCH, Optional.empty(), new CronDaemon("debian", "active", "", false), "/var/spool/cron/crontabs", false,
            List.of(new CrontabFile("/etc/cron.d/jobs", Optional.empty(), Optional.of(Ownership.ROOT_PUBLIC), 1, "file", Optional.of(Bytes.utf8(
                    IntStream.range(0, 2000).mapToObj(i -> "0 5 * * * root /bin/x " + i + "\n").collect(Collectors.joining()))))),
            List.of(), List.of(), Set.of("root"));
    private final List<String> ids = schedules.jobs().stream().map(CronJob::id).toList();

    private List<String> found(String... asked) {
        return ScheduleGround.find(HOST, schedules, List.of(asked)).stream().map(CronJob::id).toList();
    }

    @Test
    @DisplayName("are found by whole ids and by beginnings of at least four characters, each once, in the order of their lines")
    void find() {
        String last = ids.getLast();
        assertThat(found(last, ids.getFirst(), last.substring(0, 7))).containsExactly(ids.getFirst(), last);
        assertThat(ScheduleGround.find(HOST, schedules, ids)).extracting(CronJob::id).isEqualTo(ids);
        assertThatThrownBy(() -> found(last.substring(0, 3))).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> found("no-such-id")).isInstanceOf(ProblemException.class);
    }
}
