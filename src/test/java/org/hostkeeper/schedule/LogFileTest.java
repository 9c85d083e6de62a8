package org.hostkeeper.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.Ownership;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The log file of a job")
class LogFileTest {
    private static Optional<String> path(String crontab) {
        CrontabFile file = new CrontabFile(
                "/etc/cron.d/t", Optional.empty(), Optional.of(Ownership.ROOT_PUBLIC), 1, "file", Optional.of(Bytes.utf8(crontab)));
        Schedules schedules = new Schedules(
                Instant.EPOCH, Optional.empty(), new CronDaemon("debian", "active", "", false), "/var/spool/cron/crontabs", false,
                List.of(file), List.of(), List.of(), Set.of("op"));
        return LogFile.path(schedules.jobs().getFirst());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            bin/a > /var/log/a.log 2>&1            | /var/log/a.log
            bin/a >>"$HOME/.cronlog/a.log"         | ./.cronlog/a.log
            bin/a > ${HOME}/a.log                  | ./a.log
            bin/a > ~/a.log                        | ./a.log
            bin/a > logs/a.log                     | ./logs/a.log
            cd /srv; bin/a > '/var/log/a.log'      | /var/log/a.log
            cd /srv && bin/a > $HOME/a.log         | ./a.log
            """)
    @DisplayName("is where its line sends the output, below the home of its user where it says so")
    void named(String command, String path) {
        assertThat(path("* * * * * op " + command + "\n")).contains(path);
        boolean home = path.startsWith("./");
        assertThat(path("HOME=/data/op\n* * * * * op " + command + "\n")).contains(home ? "/data/op" + path.substring(1) : path);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            bin/a
            bin/a > /dev/null 2>&1
            bin/a > $LOG
            bin/a > '$HOME/a.log'
            bin/a > /var/log/$(date +\\%F).log
            bin/a > /var/log/a*.log
            bin/a 2> /var/log/errors.log
            cd /srv && bin/a > a.log
            bin/a > "/var/log/a
            """)
    @DisplayName("is not known where a shell has to say it first, or none is named")
    void unknown(String command) {
        assertThat(path("* * * * * op " + command + "\n")).isEmpty();
    }
}
