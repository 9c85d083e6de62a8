package org.hostkeeper.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.engine.SourceOfRandomness;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.testbed.TestBed;
import org.hostkeeper.testbed.TestHost;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestBed
@DisplayName("Debian's own cron")
class CronDaemonIT {
    private static final int VALID = 40;
    private static final Path FAKETIME = Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final int SPEED = 60;

    /** The job's place in the list is all that it says, with the moment. */
    private static final List<String> TIMES = List.of(
            "15 2 * * *", "30 2 * * *", "*/10 2 * * *", "30 * * * *", "5 3 * * *", "58 1 * * *", "0 3 * * *", "*/30 * * * *", "1,59 1-3 * * *",
            "5 3 */2 * 0", "5 3 28 * 1", "5 3 27 * 1", "2 3 * * 7", "2 3 * 10 *", "@hourly", "4-6/2 3 25,28 mar,OCT *");

    private final TestHost host;
    private final Path files;

    CronDaemonIT(TestHost host) {
        SourceOfRandomness.create("20261126");
        this.host = host;
        this.files = host.files();
    }

    @Test
    @DisplayName("takes the crontabs of users that are taken here, and refuses those that are refused here")
    void users() {
        List<String> crontabs = Stream.concat(
                        HostileCrontabs.line().list().ofSize(900).sample().stream().map(line -> line + "\n"),
                        new HostileCrontabs().crontabs().list().ofSize(300).sample().stream())
                .filter(CronDaemonIT::defined)
                .toList();
        write("t", crontabs);
        String[] verdicts = host.sh("cd /opt/tabs; for f in *; do crontab -n $f >/dev/null 2>&1 && echo yes || echo no; done")
                .outOfSuccess().split("\n");

        CrontabRules rules = CrontabRules.of(CrontabKind.USER, Dialect.DEBIAN);
        assertThat(verdicts).hasSameSizeAs(crontabs).contains("yes", "no");
        assertThat(IntStream.range(0, verdicts.length)
                        .filter(i -> verdicts[i].equals("yes")
                                != Crontab.parse(RawText.bytes(crontabs.get(i)), rules).fault().isEmpty())
                        .mapToObj(i -> verdicts[i] + ": " + crontabs.get(i).translateEscapes()))
                .isEmpty();
    }

    @Test
    @DisplayName("ignores the system's crontabs that are said here to be ignored")
    void system() {
        List<String> crontabs = Stream.of(
                        IntStream.range(0, VALID).mapToObj(i -> i + " 5 * * * root true\n"),
                        HostileCrontabs.job().list().ofSize(300).sample().stream().map(line -> line + "\n"),
                        new HostileCrontabs().crontabs().list().ofSize(100).sample().stream())
                .flatMap(all -> all)
                .filter(CronDaemonIT::defined)
                .toList();
        write("t", crontabs);
        host.sh("systemctl stop cron; rm -f /etc/cron.d/* /run/crond.reboot; cp /opt/tabs/* /etc/cron.d/; chmod 644 /etc/cron.d/*");
        Set<String> ignored = StartedCron.logOf(host).lines()
                .filter(line -> line.contains("this crontab file will be ignored"))
                .map(line -> line.replaceFirst("^\\(.system.", "").replaceFirst("\\).*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        host.sh("systemctl stop cron; rm -f /etc/cron.d/t*");
        Set<String> users = Set.of(host.sh("cut -d: -f1 /etc/passwd").outOfSuccess().split("\n"));

        CrontabRules rules = new CrontabRules(CrontabKind.SYSTEM, Dialect.DEBIAN, Optional.of(users));
        Set<String> expected = new TreeSet<>();
        for (int i = 0; i < crontabs.size(); i++) {
            if (Crontab.parse(RawText.bytes(crontabs.get(i)), rules).fault().isPresent()) {
                expected.add(name("t", i));
            }
        }
        assertThat(expected).hasSizeBetween(50, crontabs.size() - VALID);
        assertThat(IntStream.range(0, crontabs.size())
                        .mapToObj(i -> Map.entry(name("t", i), crontabs.get(i)))
                        .filter(e -> ignored.contains(e.getKey()) != expected.contains(e.getKey()))
                        .map(e -> ignored.contains(e.getKey()) + " " + e.getKey() + ": " + e.getValue()))
                .isEmpty();
    }

    @Test
    @DisplayName("starts jobs of three gateways that are kept apart in hours of their own, as planned")
    void keptApart() throws IOException {
        CrontabFile file = new CrontabFile(
                "/var/spool/cron/crontabs/op", Optional.of("op"), Optional.empty(), 1, "file",
                Optional.of(Bytes.utf8("0 U * * 2,5 sync\n0 V * * * peers\n0 W * * * backup\n")));
        Schedules schedules = new Schedules(
                Instant.EPOCH, Optional.of(BERLIN), new CronDaemon("debian", "active", "", false), "/var/spool/cron/crontabs", false,
                List.of(file), List.of(), List.of(), Set.of("op"));
        TreeMap<HostName, Schedules> hosts = new TreeMap<>();
        IntStream.rangeClosed(1, 3).forEach(i -> hosts.put(new HostName("gw" + i), schedules));
        List<Stagger.Placed> placed = Stagger.of(
                hosts, new StaggerRequest(
                        new StaggerRequest.Which.Letters(Set.of()), LocalTime.of(1, 0), LocalTime.of(10, 0), 60, StaggerRequest.Change.TIME));

        String tuesday = "2026-11-24T00:55:00";
        Map<Integer, List<Instant>> ran = ran(tuesday, 9 * 60 + 30, 600, placed.stream().map(Stagger.Placed::time).toList());

        assertThat(ran).hasSize(9);
        List<Integer> hours = ran.values().stream().flatMap(List::stream).map(at -> at.atZone(BERLIN).getHour()).toList();
        assertThat(hours).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @ParameterizedTest(name = "{0}, {2} minutes")
    @CsvSource({"2027-03-28T01:56:30, the clock put forward, 20", "2026-10-25T01:57:30, the clock put back, 130", "2026-12-28T02:58:30, a plain night, 10"})
    @DisplayName("starts jobs at the times that are told here, with")
    void starts(String from, String what, int minutes) throws IOException {
        Instant begin = LocalDateTime.parse(from).atZone(BERLIN).toInstant();
        Map<Integer, List<Instant>> ran = ran(from, minutes, SPEED, TIMES);

        for (int i = 0; i < TIMES.size(); i++) {
            isAsTold(TIMES.get(i), begin, begin.plusSeconds((minutes - 3) * 60L), ran.getOrDefault(i, List.of()));
        }
    }

    /** When cron started the job of each of these times, in a crontab of root's, while its clock went so many times too fast. */
    private Map<Integer, List<Instant>> ran(String from, int minutes, int speed, List<String> times) throws IOException {
        assertThat(FAKETIME).as("Debian package libfaketime").exists();
        Files.copy(FAKETIME, files.resolve("opt/faketime.so"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            lines.add(times.get(i) + " echo " + i + " $(date +\\%s\\%N) >>/opt/ran");
        }
        Files.writeString(files.resolve("opt/tab"), String.join("\n", lines) + "\n");
        Instant begin = LocalDateTime.parse(from).atZone(BERLIN).toInstant();

        host.sh("systemctl stop cron; rm -f /etc/cron.d/* /etc/crontab /opt/ran; : >/run/crond.reboot; crontab /opt/tab");
        String began = host.sh("date +%s%N; export TZ=Europe/Berlin LD_PRELOAD=/opt/faketime.so FAKETIME='@" + from.replace('T', ' ') + " x" + speed
                + "'; timeout " + (minutes * 60.0 / speed) + " cron -f").out().strip();
        Map<Integer, List<Instant>> ran = new TreeMap<>();
        host.sh("cat /opt/ran").outOfSuccess().lines().map(line -> line.split(" ")).forEach(words -> ran
                .computeIfAbsent(Integer.valueOf(words[0]), _ -> new ArrayList<>())
                .add(begin.plusNanos((Long.parseLong(words[1]) - Long.parseLong(began)) * speed)));
        return ran;
    }

    /** A start may come late by what the machine takes to start a process, in fast time. */
    private static void isAsTold(String line, Instant begin, Instant end, List<Instant> ran) {
        Crontab crontab = Crontab.parse(Bytes.utf8(line + " x\n"), CrontabRules.of(CrontabKind.USER, Dialect.DEBIAN));
        CronTime.Fields time = (CronTime.Fields) crontab.lines().getFirst().time().orElseThrow();
        List<Instant> told = new NextRuns(BERLIN)
                .after(begin, time, 40).stream().map(Run::at).filter(at -> at.isBefore(end)).toList();
        List<Instant> real = ran.stream().filter(at -> at.isBefore(end.plusSeconds(90))).sorted(Comparator.naturalOrder()).toList();
        assertThat(real.size()).as("%s: told %s, ran %s", line, told, real).isGreaterThanOrEqualTo(told.size());
        for (int i = 0; i < told.size(); i++) {
            assertThat(real.get(i)).as(line).isBetween(told.get(i), told.get(i).plusSeconds(150));
        }
        assertThat(real.stream().skip(told.size())).as(line + " ran once more").allMatch(at -> at.isAfter(end.minusSeconds(1)));
    }

    private void write(String prefix, List<String> crontabs) {
        try {
            host.sh("rm -rf /opt/tabs; mkdir /opt/tabs");
            for (int i = 0; i < crontabs.size(); i++) {
                Files.write(files.resolve("opt/tabs/" + name(prefix, i)), crontabs.get(i).getBytes(StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(String prefix, int i) {
        return prefix + "%04d".formatted(i);
    }

    /** Behind a zero byte the daemon reads on as if on a new line, and a quote that begins at a line's end is read past that end. */
    private static boolean defined(String crontab) {
        return crontab.indexOf('\0') < 0
                && Arrays.stream(crontab.split("\n")).noneMatch(line -> line.matches("(?s)[ \t]*[\"']|.*=\\s*[\"']"));
    }
}
