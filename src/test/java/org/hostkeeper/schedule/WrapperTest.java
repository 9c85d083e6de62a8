package org.hostkeeper.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Step;
import org.hostkeeper.problem.ProblemException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A wrapper around a job's command")
class WrapperTest {
    private static final String PATH = "/etc/cron.d/jobs";

    private final SchedulePlans plans = new SchedulePlans(Clock.systemUTC(), new Random(1));

    private static ScheduleGround ground(String raw) {
        Bytes content = RawText.bytes(raw);
        CrontabFile file = new CrontabFile(PATH, Optional.empty(), Optional.of(Ownership.ROOT_PUBLIC), 1, "file", Optional.of(content));
        Schedules schedules = new Schedules(
                Instant.EPOCH, Optional.of(ZoneOffset.UTC), new CronDaemon("debian", "active", "", false), "/var/spool/cron/crontabs", false,
                List.of(file), List.of(), List.of(), Set.of("root", "op"));
        return new ScheduleGround(new HostName("h1"), schedules, Map.of(PATH, FileState.Present.of(content, Ownership.ROOT_PUBLIC)));
    }

    private interface Planning {
        org.hostkeeper.plan.Plan plan(ScheduleGround ground, List<String> ids);
    }

    private static String changed(String raw, Planning planning) {
        ScheduleGround ground = ground(raw);
        List<String> ids = ground.schedules().jobs().stream().map(CronJob::id).toList();
        return RawText.of(((Step.WriteFile) planning.plan(ground, ids).steps().getFirst()).content().plain());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "* * * * * op echo hi", "5 4 * * *\top  \t/a/b --x='it' # last", "@daily root cat%one%two\\%", "0 5 * * * root date +\\%F; exit 3",
        "0 5 * * * root echo '\\%'%x", "0 5 * * * root ''\\", "0 5 * * * root echo \\'%in", "#hostkeeper-off 0 5 * * * root exec x &", "0 5 * * * root '",
        "0 5 * * * root k\u00c3\u00a4\u00ff \u0080", "0 5 * * * root a'\\''b"})
    @DisplayName("is taken away again byte for byte, whatever stands in the command")
    void lossless(String line) {
        String before = "# above\nA=1\n" + line + "\n\n# below";
        String wrapped = changed(before, plans::wrap);

        assertThat(wrapped).isNotEqualTo(before).contains("/usr/bin/systemd-cat -t hostkeeper-cron-$$ \"$SHELL\" -c '");
        assertThat(changed(wrapped, plans::unwrap)).isEqualTo(before);
        assertThatThrownBy(() -> changed(wrapped, plans::wrap)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> changed(before, plans::unwrap)).isInstanceOf(ProblemException.class);
    }

    @Test
    @DisplayName("is one line that leaves a job's input behind it")
    void line() {
        assertThat(Wrapper.around("cat 'a'%in")).isEqualTo("/usr/bin/systemd-cat -t hostkeeper-cron-$$ \"$SHELL\" -c 'cat '\\''a'\\'''"
                + "; s=$?; /usr/bin/logger -t hostkeeper-cron \"$$ $s\"; exit $s%in");
        assertThat(Wrapper.inside(Wrapper.around("a'b").replace("a'\\''b", "a'b"))).isEmpty();
        assertThat(Wrapper.inside("/usr/bin/systemd-cat -t hostkeeper-cron-$$ \"$SHELL\" -c '; s=$?")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHELL=/usr/bin/fish\n0 5 * * * root x\n", "0 5 * * * root x\r\n", "0 5 * * *\n"})
    @DisplayName("is not put where the shell would not understand it, or around what is no job")
    void refused(String text) {
        assertThatThrownBy(() -> changed(text, plans::wrap)).isInstanceOf(ProblemException.class);
    }

    @Test
    @DisplayName("is not put where cron could not hold the line any more")
    void tooLong() {
        assertThatThrownBy(() -> changed("0 5 * * * root " + "x".repeat(950) + "\n", plans::wrap)).isInstanceOf(ProblemException.class);
    }
}
