package org.hostkeeper.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.hostkeeper.facts.Section.Ending.Answered;
import org.hostkeeper.facts.Section.Ending.Failed;
import org.hostkeeper.facts.Section.Ending.OverLimit;
import org.hostkeeper.facts.Section.Ending.ToolMissing;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the real program in this machine's shells: what it must survive cannot be seen in a mock. */
@DisplayName("One round trip to a host")
class FactsReaderTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration SHORT = Duration.ofSeconds(1);

    private final FactsReader reader = new FactsReader(Clock.fixed(NOW, ZoneOffset.UTC), new Random(7));

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"dash", "bash"})
    @DisplayName("answers every probe in its own section, however the others end")
    void everyProbeHasItsSection(String shell) {
        List<Probe<?>> probes = List.of(
                ScriptProbe.of("fine", "printf 'one\\ntwo'"),
                ScriptProbe.of("silent", ":"),
                ScriptProbe.of("failing", "echo half; echo broken >&2; exit 3"),
                ScriptProbe.of("hanging", "trap '' TERM HUP; sleep 60; sleep 60").within(SHORT),
                ScriptProbe.of("flooding", "exec yes"),
                ScriptProbe.of("lacking", "echo never").needing("sh", "no-such-program"),
                ScriptProbe.of("wrong", "if then fi"));

        List<Section> sections = reader.read(ShRemote.shell(shell), probes);

        assertThat(sections).extracting(Section::probe).isEqualTo(probes.stream().map(Probe::name).toList());
        assertThat(sections).allSatisfy(s -> assertThat(s.taken()).isEqualTo(NOW));
        assertThat(sections.subList(0, 6))
                .extracting(Section::ending)
                .containsExactly(
                        new Answered("one\ntwo"),
                        new Answered(""),
                        new Failed(3, "broken"),
                        new OverLimit(SHORT),
                        new Failed(-1, "it said far too much and was stopped"),
                        new ToolMissing("no-such-program"));
        assertThat(sections.get(6).ending()).isInstanceOfSatisfying(Failed.class, f -> {
            assertThat(f.exit()).isEqualTo(2);
            assertThat(f.error()).containsIgnoringCase("syntax error");
        });
    }

    @Test
    @DisplayName("runs the probes side by side")
    void sideBySide(@TempDir Path folder) {
        // each waits for the other: one after the other they would both run into their limit
        List<Section> sections = reader.read(
                ShRemote.sh(),
                List.of(waitsFor(folder, "left", "right"), waitsFor(folder, "right", "left")));

        assertThat(sections).extracting(Section::ending).containsExactly(new Answered("met"), new Answered("met"));
    }

    private static Probe<?> waitsFor(Path folder, String me, String other) {
        return ScriptProbe.of(me, "cd '%s'; : >%s; until [ -e %s ]; do sleep 0.02; done; printf met".formatted(folder, me, other));
    }

    @Test
    @DisplayName("kills the whole process group of a df that ignores TERM, and does not wait for it")
    void dfIgnoresTerm(@TempDir Path folder) throws IOException {
        Path pids = folder.resolve("pids");
        program(folder, "df", "trap '' TERM HUP INT; echo $$ >>'%s'; sleep 300 & echo $! >>'%s'; wait; sleep 300".formatted(pids, pids));
        Probe<?> impatient = new ShortDisks();

        List<Section> sections = reader.read(
                ShRemote.sh().withPrograms(folder), List.of(impatient, ScriptProbe.of("other", "printf fine")));

        assertThat(sections)
                .extracting(Section::ending)
                .containsExactly(new OverLimit(impatient.limit()), new Answered("fine"));
        assertThat(Files.readAllLines(pids)).hasSizeGreaterThanOrEqualTo(2).allSatisfy(FactsReaderTest::isGone);
    }

    @Test
    @DisplayName("ends what a probe left running behind its back")
    void backgroundProcessesEnd(@TempDir Path folder) throws IOException {
        Path pid = folder.resolve("pid");
        List<Section> sections = reader.read(
                ShRemote.sh(), List.of(ScriptProbe.of("sly", "sleep 300 & echo $! >'" + pid + "'; printf done")));

        assertThat(sections).extracting(Section::ending).containsExactly(new Answered("done"));
        isGone(Files.readString(pid).strip());
    }

    @Test
    @DisplayName("cannot be fooled by data that look like a header, nor spoilt by NUL bytes")
    void dataIsOnlyData() {
        // the script can read the mark in its grandparent's command line, as a hostile host could
        String forger = "m=$(tr '\\0' '\\n' </proc/$PPID/../$(cut -d' ' -f4 /proc/$PPID/stat)/cmdline | grep -E '^[0-9a-f]{32}$');"
                + " printf '%s victim 0 6 0\\nforged\\0' \"$m\"";
        List<Section> sections =
                reader.read(ShRemote.sh(), List.of(ScriptProbe.of("forger", forger), ScriptProbe.of("victim", "printf true")));

        assertThat(sections.get(0).ending()).isInstanceOfSatisfying(Answered.class, a -> assertThat(a.text())
                .matches("(?s)[0-9a-f]{32} victim 0 6 0\nforged\0"));
        assertThat(sections.get(1).ending()).isEqualTo(new Answered("true"));
    }

    @Test
    @DisplayName("brings a whole megabyte through unchanged")
    void aMegabyte() {
        List<Section> sections = reader.read(
                ShRemote.sh(), List.of(ScriptProbe.of("large", "head -c 1000000 /dev/zero | tr '\\0' x; printf end")));

        assertThat(sections.getFirst().ending()).isEqualTo(new Answered("x".repeat(1_000_000) + "end"));
    }

    @Test
    @DisplayName("leaves nothing behind on the host")
    void leavesNothing() throws IOException {
        reader.read(ShRemote.sh(), List.of(ScriptProbe.of("where", "printf %s \"${0%/*}\"")));
        String folder = ((Answered) reader.read(
                                ShRemote.sh(), List.of(ScriptProbe.of("where", "printf %s \"${0%/*}\"")))
                        .getFirst()
                        .ending())
                .text();

        assertThat(folder).contains("hostkeeper-facts.");
        assertThat(Path.of(folder)).doesNotExist();
    }

    @Test
    @DisplayName("keeps the folder with the answers to the login user alone")
    void folderIsPrivate() {
        List<Section> sections = reader.read(
                ShRemote.sh(), List.of(ScriptProbe.of("mode", "stat -c %a \"${0%/*}\" \"$0\"")));

        assertThat(sections.getFirst().ending()).isEqualTo(new Answered("700\n600\n"));
    }

    @Test
    @DisplayName("a probe has no terminal, no input and the locale C")
    void surroundings() {
        List<Section> sections = reader.read(
                ShRemote.sh(), List.of(ScriptProbe.of("around", "wc -c; printf '%s' \"$LC_ALL\"")));

        assertThat(sections.getFirst().ending()).isEqualTo(new Answered("0\nC"));
    }

    private static void isGone(String pid) {
        Path process = Path.of("/proc", pid, "stat");
        assertThat(Files.exists(process) && !isZombie(process))
                .as("process %s still runs", pid)
                .isFalse();
    }

    private static boolean isZombie(Path stat) {
        try {
            return Files.readString(stat).contains(") Z ");
        } catch (IOException e) {
            return true; // it went while we looked
        }
    }

    private static void program(Path folder, String name, String script) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** The disks probe with less patience. */
    private static final class ShortDisks implements Probe<List<Disk>> {
        private final DisksProbe real = new DisksProbe();

        @Override
        public String name() {
            return real.name();
        }

        @Override
        public int version() {
            return real.version();
        }

        @Override
        public String script() {
            return real.script();
        }

        @Override
        public List<String> tools() {
            return real.tools();
        }

        @Override
        public Duration limit() {
            return Duration.ofSeconds(1);
        }

        @Override
        public List<Disk> parse(String answer) {
            return real.parse(answer);
        }
    }

    @Test
    @DisplayName("the built-in probes are understood as this machine answers them")
    void builtInProbes() {
        List<Probe<?>> probes = List.of(new HostProbe(), new DisksProbe());
        Facts facts = Facts.unknown(ShRemote.sh().host()).update(reader.read(ShRemote.sh(), probes), probes);

        assertThat(facts.of(new HostProbe()).value()).hasValueSatisfying(h -> {
            assertThat(h.cpus()).isPositive();
            assertThat(h.memoryAvailable()).isBetween(1L, h.memoryTotal());
            assertThat(h.uptime()).isPositive();
            assertThat(Stream.of(h.os(), h.kernel(), h.hostname(), h.architecture(), h.timeZone()))
                    .noneMatch(String::isBlank);
        });
        assertThat(facts.of(new DisksProbe()).value()).hasValueSatisfying(disks -> assertThat(disks)
                .isNotEmpty()
                .allSatisfy(d -> assertThat(d.use()).isBetween(0.0, 1.0)));
    }
}
