package org.hostkeeper.module.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.hostkeeper.module.RealConsole;
import org.hostkeeper.module.logs.LogLine;
import org.hostkeeper.testbed.TestBed;
import org.hostkeeper.testbed.TestHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestBed
@DisplayName("Why a unit of a real host failed")
class InspectorIT {
    private static final String UNIT = "t-why.service";

    private final TestHost host;
    private final RealConsole console;

    InspectorIT(TestHost host) {
        this.host = host;
        this.console = new RealConsole(host);
    }

    @BeforeEach
    void clean() {
        host.sh("systemctl stop t-why t-need 2>/dev/null; rm -rf /etc/systemd/system/t-*; systemctl daemon-reload; systemctl reset-failed");
    }

    @AfterEach
    void close() {
        console.close();
    }

    private void unit(String name, String text) {
        host.sh("printf '%b' '" + text.replace("'", "'\\''") + "' >/etc/systemd/system/" + name + "; systemctl daemon-reload");
    }

    private Diagnosis failed(String state) {
        host.sh("systemctl start t-why");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> host.sh("systemctl is-active t-why").out().strip().equals(state));
        return diagnosis();
    }

    private Diagnosis diagnosis() {
        return Diagnosis.of(new Inspector().read(console.remote(host), UNIT), List.of());
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            ExecStart=/bin/sh -c "echo oh no >&2; exit 1" | EXIT | It ended by itself with status 1: an error that the program does not tell further.
            ExecStart=/opt/nothing/here | SETUP | systemd could not start it: its program /opt/nothing/here is missing, not executable, or its interpreter is missing (status 203/EXEC).
            User=nosuchuser\\nExecStart=/bin/sleep 100 | SETUP | systemd could not start it: its user nosuchuser does not exist or cannot be used (status 217/USER).
            WorkingDirectory=/no/such\\nExecStart=/bin/sleep 100 | SETUP | systemd could not start it: its working directory /no/such cannot be entered (status 200/CHDIR).
            BindPaths=/no/such:/mnt\\nExecStart=/bin/sleep 100 | SETUP | systemd could not start it: its view of the file system cannot be set up: a path in ReadWritePaths=, BindPaths= or the like is missing (status 226/NAMESPACE).
            ExecStart=/bin/sh -c "kill -KILL $$$$" | SIGNAL | Signal 9 (KILL) ended it: something killed it from outside: a person, or the kernel when memory runs out.
            LimitCORE=0\\nExecStart=/bin/sh -c "kill -SEGV $$$$" | SIGNAL | Signal 11 (SEGV) ended it: it crashed, reaching for memory that is not its own.
            Type=notify\\nTimeoutStartSec=1\\nExecStart=/bin/sleep 100 | START_TIMEOUT | It was not ready within 1s (TimeoutStartSec=), so systemd ended it.
            WatchdogSec=1\\nExecStart=/bin/sleep 100 | WATCHDOG | It gave no sign of life for 1s (WatchdogSec=), so systemd ended it.
            ExecStartPre=/bin/sh -c "exit 7"\\nExecStart=/bin/sleep 100 | EXIT | A command that runs before or after it (ExecStartPre=, ExecStartPost=, ExecReload=, ExecStop=) ended with status 7.
            """)
    @DisplayName("is told in a sentence")
    void reasons(String settings, Cause cause, String sentence) {
        unit(UNIT, "[Service]\\n" + settings + "\\n");
        Diagnosis diagnosis = failed("failed");
        assertThat(diagnosis.sentence()).hasToString(sentence);
        assertThat(diagnosis.cause()).isEqualTo(cause);
        assertThat(diagnosis.changes())
                .extracting(c -> c.what().toString())
                .contains("/etc/systemd/system/t-why.service was changed");
        assertThat(diagnosis.remedies()).isNotEmpty();
    }

    /** Where the kernel or systemd says that it was memory it is told so; an older one says only that something killed it. */
    @Test
    @DisplayName("is said to be memory, or that its limit may be the reason")
    void memory() {
        unit(UNIT, "[Service]\\nMemoryMax=20M\\nMemorySwapMax=0\\nExecStart=/usr/bin/tail /dev/zero\\n");
        Diagnosis diagnosis = failed("failed");
        if (diagnosis.cause() == Cause.MEMORY) {
            assertThat(diagnosis.sentence()).asString().contains("its limit of 20 MiB");
        } else {
            assertThat(diagnosis.cause()).isEqualTo(Cause.SIGNAL);
            assertThat(diagnosis.more()).anyMatch(t -> t.toString().startsWith("It may take 20 MiB of memory (MemoryMax=)"));
        }
    }

    @Test
    @DisplayName("is told with its last lines, of this run and no other")
    void lastLines() {
        unit(UNIT, "[Service]\\nExecStart=/bin/sh -c \"echo first; exit 1\"\\n");
        failed("failed");
        unit(UNIT, "[Service]\\nExecStart=/bin/sh -c \"echo second; echo Address already in use >&2; exit 1\"\\n");
        Diagnosis diagnosis = failed("failed");
        assertThat(diagnosis.last()).extracting(LogLine::message).contains("second", "Address already in use").doesNotContain("first");
        assertThat(diagnosis.more()).anyMatch(t -> t.toString().startsWith("Its last lines speak of an address in use"));
    }

    @Test
    @DisplayName("is told with how often, when systemd has given up")
    void gaveUp() {
        unit(UNIT, "[Service]\\nRestart=always\\nRestartSec=100ms\\nExecStart=/bin/sh -c \"exit 3\"\\n");
        Diagnosis diagnosis = failed("failed");
        assertThat(diagnosis.more())
                .anyMatch(t -> t.toString().equals("It ended so often, 5 times within 10s, that systemd does not start it any more."));
        assertThat(diagnosis.remedies()).extracting(Remedy::deed).contains(Remedy.Deed.RESET_FAILED, Remedy.Deed.START);
    }

    @Test
    @DisplayName("is the other unit that failed, or the condition that is not met")
    void refused() {
        unit("t-need.service", "[Service]\\nType=oneshot\\nExecStart=/bin/false\\n");
        unit(UNIT, "[Unit]\\nRequires=t-need.service\\nAfter=t-need.service\\n[Service]\\nExecStart=/bin/sleep 100\\n");
        assertThat(failed("inactive").sentence()).hasToString("It was not started, because t-need.service failed, which it requires.");
        unit(UNIT, "[Unit]\\nConditionPathExists=/no/such\\n[Service]\\nExecStart=/bin/sleep 100\\n");
        Diagnosis condition = failed("inactive");
        assertThat(condition.cause()).isEqualTo(Cause.CONDITION);
        assertThat(condition.sentence()).asString().contains("ConditionPathExists=/no/such");
    }

    @Test
    @DisplayName("is that it does not stop in its time")
    void stopTimeout() {
        unit(UNIT, "[Service]\\nTimeoutStopSec=1\\nExecStart=/bin/sh -c \"trap : TERM; echo up; while :; do sleep 0.2; done\"\\n");
        host.sh("systemctl start t-why");
        Awaitility.await().until(() -> host.sh("journalctl -u t-why -o cat").out().contains("up"));
        host.sh("systemctl stop t-why");
        assertThat(diagnosis().sentence()).hasToString("It did not stop within 1s (TimeoutStopSec=), so systemd killed it.");
    }

    @Test
    @DisplayName("comes with its files, the vendor's beside them, and what it needs")
    void files() {
        host.sh("mkdir -p /usr/lib/systemd/system; printf '[Service]\\nExecStart=/bin/sleep 1\\n' >/usr/lib/systemd/system/t-why.service");
        unit(UNIT, "[Service]\\nExecStart=/bin/sleep 200");
        host.sh("mkdir -p /etc/systemd/system/t-why.service.d; printf '[Service]\\nNice=5\\n' >/etc/systemd/system/t-why.service.d/hostkeeper.conf; systemctl daemon-reload");
        Inspection inspection = new Inspector().read(console.remote(host), UNIT);
        host.sh("rm -f /usr/lib/systemd/system/t-why.service");
        assertThat(inspection.files())
                .extracting(Inspection.UnitFile::path, f -> f.text().orElseThrow())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("/etc/systemd/system/t-why.service", "[Service]\nExecStart=/bin/sleep 200"),
                        org.assertj.core.groups.Tuple.tuple("/etc/systemd/system/t-why.service.d/hostkeeper.conf", "[Service]\nNice=5\n"));
        assertThat(inspection.vendor().orElseThrow().text()).contains("[Service]\nExecStart=/bin/sleep 1\n");
        assertThat(inspection.other("sysinit.target").orElseThrow().active()).isEqualTo("active");
    }
}
