package org.hostkeeper.module.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.hostkeeper.facts.UnreadableAnswer;
import org.hostkeeper.host.HostName;
import org.hostkeeper.module.logs.LogLine;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("From what a Debian host said about a unit that failed")
class DiagnosisTest {
    static final HostName HOST = new HostName("hall-1");

    /** An answer as it was recorded on a real host, with replacements WHAT, BY WHAT. */
    static Inspection recorded(String name, String... replacements) {
        try (InputStream in = DiagnosisTest.class.getResourceAsStream(name + ".txt")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            for (int i = 0; i < replacements.length; i += 2) {
                assertThat(text).contains(replacements[i]);
                text = text.replace(replacements[i], replacements[i + 1]);
            }
            return new InspectionAnswer(HOST, text).inspection();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Diagnosis diagnosis(String name, String... replacements) {
        return Diagnosis.of(recorded(name, replacements), List.of());
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            w-exit | EXIT | It ended by itself with status 1: an error that the program does not tell further.
            w-pre | EXIT | A command that runs before or after it (ExecStartPre=, ExecStartPost=, ExecReload=, ExecStop=) ended with status 7.
            w-exec | SETUP | systemd could not start it: its program /opt/nothing/here is missing, not executable, or its interpreter is missing (status 203/EXEC).
            w-user | SETUP | systemd could not start it: its user nosuchuser does not exist or cannot be used (status 217/USER).
            w-chdir | SETUP | systemd could not start it: its working directory /no/such cannot be entered (status 200/CHDIR).
            w-ns | SETUP | systemd could not start it: its view of the file system cannot be set up: a path in ReadWritePaths=, BindPaths= or the like is missing (status 226/NAMESPACE).
            w-kill | SIGNAL | Signal 9 (KILL) ended it: something killed it from outside: a person, or the kernel when memory runs out.
            w-segv | SIGNAL | Signal 11 (SEGV) ended it: it crashed, reaching for memory that is not its own.
            w-oom | SIGNAL | Signal 9 (KILL) ended it: something killed it from outside: a person, or the kernel when memory runs out.
            w-start | START_TIMEOUT | It was not ready within 1s (TimeoutStartSec=), so systemd ended it.
            w-stop | STOP_TIMEOUT | It did not stop within 1s (TimeoutStopSec=), so systemd killed it.
            w-dog | WATCHDOG | It gave no sign of life for 1s (WatchdogSec=), so systemd ended it.
            w-limit | EXIT | It ended by itself with status 3. What that means only the program knows; its last lines say more.
            w-dep | DEPENDENCY | It was not started, because w-exit2.service failed, which it requires.
            w-cond | CONDITION | It was not started, because a condition of its unit file is not met: ConditionPathExists=/no/such/file.
            w-assert | ASSERTION | It was not started, because something that its unit file takes for granted (Assert…=) is not so.
            w-bad | BAD_UNIT | Its unit file has an error: /etc/systemd/system/w-bad.service:2: Neither a valid executable name nor an absolute path: relative/path
            w-run | NONE | Nothing is wrong: it runs.
            """)
    @DisplayName("the reason is told")
    void reasons(String name, Cause cause, String sentence) {
        Diagnosis diagnosis = diagnosis(name);
        assertThat(diagnosis.sentence()).hasToString(sentence);
        assertThat(diagnosis.cause()).isEqualTo(cause);
    }

    @Test
    @DisplayName("the last lines are those of that run, in order, with how urgent they are")
    void lastLines() {
        Diagnosis diagnosis = diagnosis("w-exit");
        assertThat(diagnosis.last()).extracting(LogLine::message).containsExactly(
                "Started w-exit.service.",
                "starting",
                "oh no",
                "w-exit.service: Main process exited, code=exited, status=1/FAILURE",
                "w-exit.service: Failed with result 'exit-code'.");
        assertThat(diagnosis.last()).extracting(LogLine::priority).containsExactly(6, 6, 6, 5, 4);
        assertThat(diagnosis.at()).contains(Instant.parse("2026-11-25T22:14:11Z"));
    }

    @Test
    @DisplayName("giving up is told with how often in what time, and the failures are to be forgotten before it is started")
    void gaveUp() {
        Diagnosis diagnosis = diagnosis("w-limit");
        assertThat(diagnosis.more())
                .extracting(Text::toString)
                .containsExactly("It ended so often, 5 times within 10s, that systemd does not start it any more.");
        assertThat(diagnosis.remedies())
                .extracting(Remedy::deed)
                .containsExactly(Remedy.Deed.SHOW_LOG, Remedy.Deed.RESET_FAILED, Remedy.Deed.START);
    }

    @Test
    @DisplayName("one that systemd restarts again and again is told by how it ended last, and how often")
    void flapping() {
        Diagnosis waiting = diagnosis("w-flap");
        assertThat(waiting.sentence()).asString().contains("It ended by itself with status 5.");
        assertThat(waiting.more().getFirst()).asString().matches("systemd has restarted it \\d+ times since somebody last started it\\.");
        Diagnosis runsAgain = diagnosis("w-flap", "ActiveState=activating", "ActiveState=active", "SubState=auto-restart", "SubState=running",
                "ExecMainCode=1", "ExecMainCode=0", "ExecMainStatus=5", "ExecMainStatus=0", "Result=exit-code", "Result=success");
        assertThat(runsAgain.sentence()).asString().startsWith("It runs again. Before that: It ended by itself with status 5.");
    }

    @Test
    @DisplayName("a kill of what has a memory limit hints at the limit; systemd's word for it is enough to be sure")
    void memory() {
        assertThat(diagnosis("w-oom").more()).extracting(Text::toString).containsExactly(
                "It may take 20 MiB of memory (MemoryMax=): what goes beyond is killed by the kernel with this very signal.");
        Diagnosis sure = diagnosis("w-oom", "Result=signal", "Result=oom-kill");
        assertThat(sure.cause()).isEqualTo(Cause.MEMORY);
        assertThat(sure.sentence()).hasToString("It took more memory than its limit of 20 MiB (MemoryMax=), and the kernel ended it.");
        assertThat(diagnosis("w-oom", "Result=signal", "Result=oom-kill", "MemoryMax=20971520", "MemoryMax=infinity").sentence())
                .hasToString("The host ran out of memory, and the kernel ended it.");
        String kernel = "kernel {\"__REALTIME_TIMESTAMP\":\"1795644851400218\",\"MESSAGE\":\"oom-kill:constraint=CONSTRAINT_MEMCG,task_memcg=/system.slice/w-kill.service,task=sh\"}\n";
        assertThat(diagnosis("w-kill", "journal yes\n", "journal yes\n" + kernel).cause()).isEqualTo(Cause.MEMORY);
        assertThat(diagnosis("w-kill", "journal yes\n", "journal yes\n" + kernel.replace("17956", "17946")).cause())
                .isEqualTo(Cause.SIGNAL);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            OSError: [Errno 98] Address already in use | an address in use
            ModuleNotFoundError: No module named 'paho' | a library that is missing: paho.
            FileNotFoundError: [Errno 2] No such file or directory: '/dev/usb/lp0' | a file that is not there: /dev/usb/lp0.
            OSError: [Errno 28] No space left on device | a full disk
            PermissionError: [Errno 13] Permission denied: '/var/lib/x' | a right that is missing: /var/lib/x.
            connect ECONNREFUSED 127.0.0.1:1883 | a connection that was refused
            socket.gaierror: [Errno -3] Temporary failure in name resolution | a name that could not be resolved
            """)
    @DisplayName("its last lines give a hint")
    void hints(String said, String hint) {
        assertThat(diagnosis("w-exit", "oh no", said.replace("\"", "\\\"")).more())
                .singleElement()
                .asString()
                .contains(hint);
    }

    @Test
    @DisplayName("what changed before it stands newest first; what was put in anew as it was, and what came later, does not")
    void changes() {
        Change own = new Change(Instant.parse("2026-11-25T22:14:00Z"), Change.Kind.HOSTKEEPER, Text.literal("Edit w-exit (op)"));
        Change later = new Change(Instant.parse("2026-11-25T22:20:00Z"), Change.Kind.HOSTKEEPER, Text.literal("later"));
        Diagnosis diagnosis = Diagnosis.of(recorded("w-exit"), List.of(own, later));
        assertThat(diagnosis.changes()).extracting(Change::kind, c -> c.what().toString()).containsExactly(
                org.assertj.core.groups.Tuple.tuple(Change.Kind.UNIT_FILE, "/etc/systemd/system/w-exit.service was changed"),
                org.assertj.core.groups.Tuple.tuple(Change.Kind.REBOOT, "the host was started"),
                org.assertj.core.groups.Tuple.tuple(Change.Kind.HOSTKEEPER, "Edit w-exit (op)"),
                org.assertj.core.groups.Tuple.tuple(Change.Kind.PACKAGES, "packages were changed: base-passwd, base-files"));
    }

    @Test
    @DisplayName("a package that went is told to have gone, and not to have been installed")
    void removedPackage() {
        assertThat(diagnosis(
                        "w-exit",
                        "install base-passwd:amd64 <none> 3.6.1", "remove libpump:amd64 1.2 <none>",
                        "install base-files:amd64 <none> 12.4+deb12u15", "upgrade base-files:amd64 12.4 12.4")
                        .changes())
                .filteredOn(change -> change.kind() == Change.Kind.PACKAGES)
                .extracting(change -> change.what().toString())
                .containsExactly("the package libpump was removed");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"w-cond, 2026-11-25T22:14:11.382837Z", "w-dep, 2026-11-25T22:14:11.560288Z"})
    @DisplayName("a start that was refused is told at its own time and with its own words, not with those of a run days before")
    void refusedAfterAnEarlierRun(String name, Instant refused) {
        String before = "run {\"_PID\":\"77\",\"__REALTIME_TIMESTAMP\":\"1795428000000000\",\"MESSAGE\":\"OSError: [Errno 28] No space left on device\"}\n";
        Diagnosis diagnosis = diagnosis(
                name,
                "show ExecMainExitTimestamp=", "show ExecMainExitTimestamp=Mon 2026-11-23 10:00:00 UTC",
                "journal yes\n", "journal yes\n" + before);
        assertThat(diagnosis.at()).contains(refused);
        assertThat(diagnosis.last()).extracting(LogLine::message).anyMatch(m -> m.contains(name)).noneMatch(m -> m.contains("Errno"));
        assertThat(diagnosis.more()).isEmpty();
        assertThat(diagnosis.changes()).extracting(Change::kind).contains(Change.Kind.UNIT_FILE);
    }

    @Test
    @DisplayName("a user who may not read the journal is told that the lines are missing, and still the reason")
    void noJournal() {
        Diagnosis diagnosis = diagnosis("plain");
        assertThat(diagnosis.cause()).isEqualTo(Cause.EXIT);
        assertThat(diagnosis.last()).isEmpty();
        assertThat(diagnosis.more()).extracting(Text::toString).containsExactly("Its log is missing here: this user may not read the host’s journal.");
    }

    @Test
    @DisplayName("a file that systemd has not read yet is read first")
    void reload() {
        assertThat(diagnosis("w-exec", "NeedDaemonReload=no", "NeedDaemonReload=yes").remedies())
                .extracting(Remedy::deed)
                .containsExactly(Remedy.Deed.RELOAD, Remedy.Deed.EDIT, Remedy.Deed.RESTART);
        assertThat(diagnosis("w-dep").remedies().getFirst())
                .isEqualTo(new Remedy(Remedy.Deed.LOOK_AT, Reason.words("try.dependency", "w-exit2.service"), "w-exit2.service"));
    }

    @Test
    @DisplayName("files come with their text to the byte, the vendor's beside the administrator's")
    void files() {
        Inspection inspection = recorded("w-run");
        assertThat(inspection.files()).singleElement().satisfies(f -> {
            assertThat(f.path()).isEqualTo("/etc/systemd/system/w-run.service");
            assertThat(f.text()).contains("[Service]\nExecStart=/bin/sleep 10000\n# touched\n");
        });
        assertThat(inspection.vendor().orElseThrow().text()).contains("[Service]\nExecStart=/bin/sleep 1\n");
        assertThat(inspection.units("Requires")).contains("system.slice");
        assertThat(inspection.other("sysinit.target").orElseThrow().active()).isEqualTo("active");
    }

    @Test
    @DisplayName("a file without a line's end and a lone carriage return stay as they are")
    void oddFiles() {
        Inspection inspection = new InspectionAnswer(HOST, "now 1\nshow Id=a.service\njournal no\nfile 1 /a\ntext x\ry\ntext z\nfile 2 /b\n").inspection();
        assertThat(inspection.files().getFirst().text()).contains("x\ry\nz");
        assertThat(inspection.files().getLast().text()).isEmpty();
        assertThatThrownBy(() -> new InspectionAnswer(HOST, "now 1\n").inspection()).isInstanceOf(UnreadableAnswer.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "ru"})
    @DisplayName("each status and signal has words in each language")
    void words(String language) {
        Locale locale = Locale.of(language);
        IntStream.rangeClosed(1, 255).forEach(status -> {
            ExitStatus.setup(status).ifPresent(_ -> assertThat(Reason.words("setup." + status, "x").in(locale)).isNotBlank());
            ExitStatus.meaning(status).ifPresent(text -> assertThat(text.in(locale)).isNotBlank());
            assertThat(ExitStatus.signalMeaning(status).in(locale)).isNotBlank();
        });
        for (String name : List.of("w-exit", "w-exec", "w-limit", "w-dep", "w-cond", "w-oom", "w-start", "w-dog")) {
            Diagnosis diagnosis = diagnosis(name);
            diagnosis.remedies().forEach(r -> assertThat(r.words().in(locale)).isNotBlank());
            diagnosis.changes().forEach(c -> assertThat(c.what().in(locale)).isNotBlank());
            diagnosis.more().forEach(t -> assertThat(t.in(locale)).isNotBlank());
        }
    }
}
