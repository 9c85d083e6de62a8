package org.hostkeeper.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.Step;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.OnlyRuns;
import org.hostkeeper.remote.Output;
import org.hostkeeper.remote.Remote;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The user of a job")
class JobUserTest {
    private static final String PATH = "/etc/cron.d/jobs";
    private static final String CRONTAB = "0 5 * * * root /bin/x\n";

    private final Remote host = new MadeUp();
    private final List<String> ids = List.of(CronJob.id(PATH, CRONTAB.strip(), 1));

    private String edited(String user) {
        EditRequest request = new EditRequest(Optional.empty(), Optional.of(user), Optional.empty());
        ScheduleGround ground = new ScheduleReader().ground(host, ids, request);
        Step first = new SchedulePlans(Clock.systemUTC(), new Random(1)).edit(ground, ids, request).steps().getFirst();
        return ((Step.WriteFile) first).content().plain().text();
    }

    @Test
    @DisplayName("may be one whom no crontab names yet, if the host has him")
    void unnamed() {
        assertThat(edited("www-data")).isEqualTo("0 5 * * * www-data /bin/x\n");
        assertThatThrownBy(() -> edited("nobody-here")).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"root /bin/other", "root\t/bin/other", "root \n* * * * * root /x", "", "-x", "a/b", "caf\u00e9"})
    @DisplayName("is one word, so that no command comes with it:")
    void oneWord(String user) {
        assertThatThrownBy(() -> new EditRequest(Optional.empty(), Optional.of(user), Optional.empty()).checked())
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> new AddRequest(Optional.empty(), user, "@daily", "/bin/x").checked()).isInstanceOf(ProblemException.class);
    }

    @Test
    @DisplayName("brings no second line into a crontab, whoever asks for it")
    void oneLine() {
        Crontab crontab = Crontab.parse(Bytes.utf8(CRONTAB), CrontabRules.of(CrontabKind.SYSTEM, Dialect.DEBIAN));
        JobText job = crontab.lines().getFirst().job().orElseThrow();
        assertThatThrownBy(() -> crontab.with(0, job.withUser("root \n* * * * * root /x"))).isInstanceOf(IllegalArgumentException.class);
    }

    /** Has one crontab, and the users root and www-data, of whom it tells the second when asked for him. */
    private static final class MadeUp extends OnlyRuns {
        @Override
        public HostName host() {
            return new HostName("h1");
        }

        @Override
        public String user() {
            return "root";
        }

        @Override
        public Output run(Command command) {
            String said = command.arguments().contains(ScheduleReader.NAME)
                    ? "now 1\ndaemon debian active\nspool open /var/spool/cron/crontabs\nfile system root root 644 1 1 file %s +%s\nuser root\n%s"
                            .formatted(base64(PATH), base64(CRONTAB), command.arguments().contains("www-data") ? "user www-data\n" : "")
                    : "file %s - 1 %s %s 644 - - +%s\nend\n".formatted(base64(PATH), base64("root"), base64("root"), base64(CRONTAB));
            return new Output(0, said.getBytes(StandardCharsets.UTF_8), new byte[0]);
        }

        private static String base64(String text) {
            return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
