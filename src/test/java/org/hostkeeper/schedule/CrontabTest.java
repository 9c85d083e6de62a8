package org.hostkeeper.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.problem.ProblemException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A crontab")
class CrontabTest {
    private static final CrontabRules USER = CrontabRules.of(CrontabKind.USER, Dialect.DEBIAN);
    private static final CrontabRules SYSTEM = CrontabRules.of(CrontabKind.SYSTEM, Dialect.DEBIAN);

    private static Crontab crontab(String text) {
        return Crontab.parse(Bytes.utf8(text), USER);
    }

    private static Entry entry(String line) {
        return crontab(line + "\n").lines().getFirst().entry();
    }

    @Property(tries = 2000)
    @Domain(HostileCrontabs.class)
    void printsBackByteForByte(@ForAll String raw) {
        Bytes bytes = RawText.bytes(raw);
        for (CrontabKind kind : CrontabKind.values()) {
            for (Dialect dialect : Dialect.values()) {
                assertThat(Crontab.parse(bytes, CrontabRules.of(kind, dialect)).bytes()).isEqualTo(bytes);
            }
        }
    }

    @Property(tries = 500)
    void printsBackAnyBytes(@ForAll byte[] any) {
        assertThat(Crontab.parse(Bytes.of(any), SYSTEM).bytes()).isEqualTo(Bytes.of(any));
    }

    @Property(tries = 1000)
    @Domain(HostileCrontabs.class)
    void anEditChangesItsLineOnlyAndKeepsItsEnd(@ForAll String raw) {
        Crontab before = Crontab.parse(RawText.bytes(raw), USER);
        for (int i = 0; i < before.lines().size(); i++) {
            List<String> expected = lines(raw);
            String old = expected.get(i);
            String end = old.endsWith("\r\n") ? "\r\n" : old.endsWith("\n") ? "\n" : old.endsWith("\r") ? "\r" : "";
            expected.set(i, "5 5 * * * edited" + end);
            assertThat(RawText.of(before.with(i, "5 5 * * * edited").bytes())).isEqualTo(String.join("", expected));
        }
    }

    @Property(tries = 1000)
    @Domain(HostileCrontabs.class)
    void switchingOffAndOnAgainLosesNothing(@ForAll String raw) {
        Bytes bytes = RawText.bytes(raw);
        Crontab before = Crontab.parse(bytes, USER);
        for (int i = 0; i < before.lines().size(); i++) {
            if (!before.lines().get(i).isOff()) {
                Crontab off = before.switchedOff(i);
                assertThat(off.lines().get(i).isOff()).isTrue();
                assertThat(off.lines().get(i).matters()).isFalse();
                assertThat(off.switchedOn(i).bytes()).isEqualTo(bytes);
                assertThat(off.switchedOn(i)).isEqualTo(before);
            }
        }
    }

    private static List<String> lines(String raw) {
        List<String> lines = new ArrayList<>();
        for (String line : raw.split("(?<=\n)", -1)) {
            lines.add(line);
        }
        if (lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        return lines;
    }

    @Property(tries = 1000)
    @Domain(HostileCrontabs.class)
    void aJobInItsPartsIsItsLine(@ForAll String raw) {
        Crontab.parse(RawText.bytes(raw), SYSTEM).lines().stream()
                .filter(line -> !line.isOff())
                .forEach(line -> line.job().ifPresent(job -> assertThat(job.raw()).isEqualTo(line.raw())));
    }

    @Test
    @DisplayName("of a gateway is understood line by line")
    void gateway() {
        Crontab gateway = crontab(
                """
                MAILTO=ops@example.org
                # take the snapshot
                23 */8 * * *  $HOME/bin/snapshot > $HOME/.cronlog/snapshot.log 2>&1
                42 19 * * 2\t$HOME/bin/weekly
                0 U * * 2,5 $HOME/bin/sync

                0 6 * *
                """);

        assertThat(gateway.lines()).extracting(line -> line.entry().getClass().getSimpleName())
                .containsExactly("Environment", "Comment", "Job", "Job", "Template", "Blank", "Invalid");
        assertThat(gateway.lines().get(2).job()).hasValueSatisfying(job -> {
            assertThat(job.fields()).isEqualTo("23 */8 * * *");
            assertThat(job.shownCommand()).isEqualTo("$HOME/bin/snapshot > $HOME/.cronlog/snapshot.log 2>&1");
        });
        assertThat(gateway.lines().get(4).entry()).isInstanceOfSatisfying(
                Entry.Template.class, template -> assertThat(template.letters()).containsExactly("U"));
        assertThat(gateway.fault()).contains(new Crontab.WholeFault(Crontab.WholeFault.Kind.BAD_LINE, 4));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            60 * * * * x       | MINUTE
            * 24 * * * x       | HOUR
            * * 0 * * x        | DAY_OF_MONTH
            * * * 13 * x       | MONTH
            * * * * 8 x        | DAY_OF_WEEK
            * * * *            | DAY_OF_WEEK
            1/2 * * * * x      | MINUTE
            */0 * * * * x      | MINUTE
            5-64/30 * * * * x  | MINUTE
            MAILTO=            | MINUTE
            @Daily x           | WORD
            * * * * * * x      | COMMAND
            """)
    @DisplayName("has lines that cron refuses, and says why:")
    void refused(String line, Entry.Fault fault) {
        assertThat(entry(line)).isInstanceOfSatisfying(Entry.Invalid.class, bad -> assertThat(bad.fault()).isEqualTo(fault));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9-5 * * * * x", "5.5 * * * * x", "*x * * * * x", "1-2-3 * * * * x", "0 0 * * 7 x", "0 0 * Feb-APR sUn x", "@daily", "* * * * *"})
    @DisplayName("has lines that look wrong and that cron takes all the same:")
    void taken(String line) {
        assertThat(entry(line)).isInstanceOf(Entry.Job.class);
    }

    @Test
    @DisplayName("is ignored as a whole by Debian's cron for one bad line or a missing line feed, and not by cronie")
    void ignoredAsAWhole() {
        String bad = "0 5 * * * good\n0 25 * * * bad\n";
        assertThat(crontab(bad).fault()).contains(new Crontab.WholeFault(Crontab.WholeFault.Kind.BAD_LINE, 1));
        assertThat(crontab(bad).runs(0)).isFalse();
        Crontab cronie = Crontab.parse(Bytes.utf8(bad), CrontabRules.of(CrontabKind.USER, Dialect.CRONIE));
        assertThat(cronie.fault()).isEmpty();
        assertThat(cronie.runs(0)).isTrue();

        assertThat(crontab("0 5 * * * x").fault())
                .contains(new Crontab.WholeFault(Crontab.WholeFault.Kind.NO_FINAL_NEWLINE, 0));
        assertThat(crontab("0 5 * * * x").endedByNewline().fault()).isEmpty();
        assertThat(crontab("0 5 * * * x\n# no line feed").fault()).isEmpty();
        assertThat(crontab("# many\n".repeat(10_003) + "0 5 * * * x\n").fault())
                .contains(new Crontab.WholeFault(Crontab.WholeFault.Kind.TOO_MANY_LINES, 10_003));
        assertThat(crontab("# many\n".repeat(10_002) + "0 5 * * * x\n").fault()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "* x", "a\nb", "a\rb", "a\0b", "echo \uFFFD"})
    @DisplayName("gets no command that is empty, more than a line, or was not read as it stands:")
    void commands(String command) {
        EditRequest edit = new EditRequest(Optional.empty(), Optional.empty(), Optional.of(command));
        AddRequest add = new AddRequest(Optional.empty(), "op", "@daily", command);
        assertThatThrownBy(edit::checked).isInstanceOf(ProblemException.class);
        assertThatThrownBy(add::checked).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a/../../shadow", "", "a\nb", ".x", "x~"})
    @DisplayName("is not made under a name that no daemon reads, with cronie either:")
    void names(String name) {
        Schedules schedules = new Schedules(
                Instant.EPOCH, Optional.empty(), new CronDaemon("cronie", "active", "", false), "/var/spool/cron", false, List.of(), List.of(), List.of(), Set.of("root"));
        AddRequest add = new AddRequest(Optional.of(name), "root", "@daily", "/bin/x");

        assertThatThrownBy(() -> add.path(schedules)).isInstanceOf(ProblemException.class);
        assertThat(new AddRequest(Optional.of("x.y"), "root", "@daily", "/bin/x").path(schedules)).isEqualTo("/etc/cron.d/x.y");
    }

    @Test
    @DisplayName("of the system names users, and one that is not there makes the line a bad one")
    void users() {
        CrontabRules rules = new CrontabRules(CrontabKind.SYSTEM, Dialect.DEBIAN, Optional.of(Set.of("root")));
        Crontab crontab = Crontab.parse(Bytes.utf8("0 5 * * * root  x y\n0 5 * * * nobody-here x\n0 5 * * * root\n"), rules);

        assertThat(crontab.lines().getFirst().job()).hasValueSatisfying(job -> {
            assertThat(job.user()).isEqualTo("root");
            assertThat(job.shownCommand()).isEqualTo("x y");
        });
        assertThat(crontab.lines().get(1).entry()).isEqualTo(new Entry.Invalid("0 5 * * * nobody-here x", Entry.Fault.USER));
        assertThat(crontab.lines().get(2).entry()).isEqualTo(new Entry.Invalid("0 5 * * * root", Entry.Fault.USER));
    }

    @Test
    @DisplayName("gets a new line after the last, not glued to one that lacks its line feed")
    void plus() {
        assertThat(crontab("0 5 * * * x").plus("1 1 * * * y").bytes()).isEqualTo(Bytes.utf8("0 5 * * * x\n1 1 * * * y\n"));
        assertThat(crontab("").plus("1 1 * * * y").bytes()).isEqualTo(Bytes.utf8("1 1 * * * y\n"));
        assertThatThrownBy(() -> crontab("").plus("a\nb")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("in another character set, with zero bytes, is still itself")
    void bytes() {
        byte[] raw = "# caf\u00e9\n0 5 * * * echo \u00e9\0x\n".getBytes(StandardCharsets.ISO_8859_1);
        Crontab crontab = Crontab.parse(Bytes.of(raw), USER);
        assertThat(crontab.bytes()).isEqualTo(Bytes.of(raw));
        assertThat(crontab.lines().get(1).entry())
                .isInstanceOfSatisfying(Entry.Invalid.class, bad -> assertThat(bad.fault()).isEqualTo(Entry.Fault.ZERO_BYTE));
    }

    @Test
    @DisplayName("changes one part of a job and leaves the blanks around it")
    void parts() {
        Crontab crontab = crontab("  0\t5 * * *   x  y \r\n");
        JobText job = crontab.lines().getFirst().job().orElseThrow();
        assertThat(crontab.with(0, job.withTime("1 1 * * *")).bytes()).isEqualTo(Bytes.utf8("  1 1 * * *   x  y \r\n"));
        assertThat(crontab.with(0, job.withCommand("z")).bytes()).isEqualTo(Bytes.utf8("  0\t5 * * *   z\r\n"));
    }
}
