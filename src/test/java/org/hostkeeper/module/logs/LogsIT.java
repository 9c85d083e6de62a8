package org.hostkeeper.module.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.hostkeeper.fleet.Limits;
import org.hostkeeper.host.HostName;
import org.hostkeeper.module.RealConsole;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.testbed.TestBed;
import org.hostkeeper.testbed.TestHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@TestBed(hosts = 2)
@DisplayName("Journals of real hosts")
class LogsIT {
    private static final Limits LIMITS = new Limits(
            5, Duration.ofMillis(100), Duration.ofMillis(500), Duration.ofSeconds(10), Duration.ofSeconds(10));

    private static final AtomicInteger SPEAKERS = new AtomicInteger();

    /** Of each test its own: what hosts keep of those before does not belong here. */
    private final String speaker = "speaker-" + SPEAKERS.incrementAndGet();
    private final TestHost first;
    private final TestHost second;
    private final RealConsole console;
    private final HeardLog heard = new HeardLog();

    LogsIT(TestHost first, TestHost second) {
        this.first = first;
        this.second = second;
        this.console = new RealConsole(List.of(), first, second);
    }

    /** A service that says every word that is written into its pipe. */
    @BeforeEach
    void speakers() {
        for (TestHost host : List.of(first, second)) {
            host.sh("systemctl stop 'speaker-*' 2>/dev/null; rm -f /run/words; mkfifo /run/words;"
                    + " systemd-run --unit=" + speaker + " --collect sh -c 'exec 3<>/run/words; while read -r w; do echo \"$w\"; done <&3'");
        }
    }

    @AfterEach
    void close() {
        console.close();
    }

    private static void say(TestHost host, String word) {
        assertThat(host.sh("echo '" + word + "' >/run/words").status()).isZero();
    }

    private LogRequest request(int lines, TestHost... hosts) {
        Map<HostName, List<String>> units = new java.util.HashMap<>();
        List.of(hosts).forEach(h -> units.put(RealConsole.name(h), List.of(speaker + ".service")));
        return LogRequest.ofUnits(units, lines);
    }

    @Test
    @DisplayName("are followed as one stream in the order of time, what systemd says included")
    void merged() {
        for (int i = 0; i < 6; i++) {
            say(i % 2 == 0 ? first : second, "past-" + i);
        }
        try (LogFollow follow = new LogFollow(console.fleet(), request(100, first, second), heard, LIMITS, Clock.systemUTC())) {
            follow.start();
            await().until(() -> heard.words("past-").size() == 6);
            assertThat(heard.words("past-")).containsExactly("past-0", "past-1", "past-2", "past-3", "past-4", "past-5");
            assertThat(heard.words("Started")).hasSize(2);
            for (int i = 0; i < 4; i++) {
                say(i % 2 == 0 ? first : second, "now-" + i);
                String word = "now-" + i;
                await().until(() -> heard.words(word).size() == 1);
            }
            assertThat(heard.lost()).isEmpty();
        }
    }

    @Test
    @DisplayName("go on after a cut where they were, with nothing left out and nothing twice")
    void resumes() {
        try (LogFollow follow = new LogFollow(console.fleet(), request(100, first, second), heard, LIMITS, Clock.systemUTC())) {
            follow.start();
            say(first, "word-0");
            await().until(() -> heard.words("word-").size() == 1);
            first.cut();
            say(first, "word-1");
            say(second, "other-1");
            await().until(() -> heard.words("other-").size() == 1);
            await().atMost(Duration.ofSeconds(30)).until(() -> !heard.lost().isEmpty());
            say(first, "word-2");
            first.heal();
            say(first, "word-3");

            await().atMost(Duration.ofSeconds(30)).until(() -> heard.words("word-").size() >= 4);
            assertThat(heard.words("word-")).containsExactly("word-0", "word-1", "word-2", "word-3");
            assertThat(heard.lost()).singleElement().isInstanceOf(Problem.ConnectionLost.class);
            assertThat(heard.resumed()).containsExactly(RealConsole.name(first));
        }
    }

    @Test
    @DisplayName("of many thousand lines come through quickly, in bounded memory")
    void manyLines() {
        first.sh("systemctl stop " + speaker + "; systemd-run --wait --unit=talker -p LogRateLimitIntervalSec=0 sh -c"
                + " 'i=0; while [ $i -lt 100000 ]; do echo line-$i; i=$((i+1)); done'; journalctl --sync");
        // a small journal forgets the first of them
        int kept = Integer.parseInt(first.sh("journalctl -u talker -o cat | grep -c ^line-").out().strip());
        assertThat(kept).isGreaterThan(10_000);
        LogBuffer buffer = new LogBuffer(10_000);
        console.remote(first);
        LogRequest request =
                LogRequest.ofUnits(Map.of(RealConsole.name(first), List.of("talker.service")), 100_000);
        Instant begun = Instant.now();
        try (LogFollow follow = new LogFollow(console.fleet(), request, new Buffering(buffer), LIMITS, Clock.systemUTC())) {
            follow.start();
            await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(20)).until(() -> buffer.added() >= kept);
        }
        System.out.printf("%d lines in %d ms%n", kept, Duration.between(begun, Instant.now()).toMillis());
        assertThat(buffer.lines())
                .hasSize(10_000)
                .isSortedAccordingTo(Comparator.comparing(LogLine::at));
    }

    @Test
    @DisplayName("are read once, and a user who may not is told which group is needed")
    void readOnce() {
        say(first, "one");
        say(first, "two");
        await().until(() -> new LogReader().read(console.remote(first), request(2, first)).stream().map(LogLine::message).toList().equals(List.of("one", "two")));

        assertThatThrownBy(() -> new LogReader().read(console.remote(first), LogRequest.ofUnits(Map.of(RealConsole.name(first), List.of("a$(x)")), 1)))
                .isInstanceOf(ProblemException.class);
        Problem explained = Journalctl.explained(
                new Problem.SudoRefused(first.name(), "plain", Problem.SudoRefused.Reason.SWITCHED_OFF), first.name());
        assertThat(explained.text().toString()).contains("systemd-journal", "plain", first.name());
    }

    @Test
    @DisplayName("are read by level, by words, around a moment, and with the kernel's lines beside a unit's")
    void readInParts() throws InterruptedException {
        // the pause is the unit's: what journald reads at one go bears one time
        first.sh("systemd-run --wait --unit=levels sh -c 'for i in 1 2 3 4 5 6; do echo \"<$i>level-$i\"; sleep 0.05; done';"
                + " echo '<4>kernel-word' > /dev/kmsg; journalctl --sync");
        HostName host = RealConsole.name(first);
        LogRequest levels = LogRequest.ofUnits(Map.of(host, List.of("levels.service")), 100);
        LogReader reader = new LogReader();

        assertThat(reader.read(console.remote(first), levels.matching(3, Optional.empty())))
                .extracting(LogLine::message)
                .containsExactly("level-1", "level-2", "level-3");
        assertThat(reader.read(console.remote(first), levels.matching(7, Optional.of("LEVEL-[45]")))).isEmpty();
        assertThat(reader.read(console.remote(first), levels.matching(7, Optional.of("level-[45]"))))
                .extracting(LogLine::message)
                .containsExactly("level-4", "level-5");
        List<LogLine> whole = reader.read(console.remote(first), LogRequest.last(Map.of(host, LogPart.everything()), 500));
        assertThat(whole).extracting(LogLine::message).contains("level-1");
        Instant moment = whole.stream().filter(l -> l.message().equals("level-4")).findFirst().orElseThrow().at();
        assertThat(reader.around(console.remote(first), new LogRequest(levels.parts(), 4, Optional.empty(), Optional.empty(), 7, Optional.empty()), moment))
                .extracting(LogLine::message)
                .containsExactly("level-2", "level-3", "level-4", "level-5");
        assertThat(reader.read(console.remote(first), LogRequest.last(Map.of(host, new LogPart(false, true, List.of("levels.service"))), 500)))
                .extracting(LogLine::message)
                .contains("level-1", "level-6")
                .anyMatch(m -> m.contains("Started levels") || m.contains("levels.service"));
    }

    /** Only counts on the buffer, as a page does. */
    private record Buffering(LogBuffer buffer) implements LogListener {
        @Override
        public void lines(List<LogLine> more) {
            buffer.add(more);
        }

        @Override
        public void lost(HostName host, Problem problem) {
            throw new ProblemException(problem);
        }

        @Override
        public void resumed(HostName host, Instant since, boolean whole) {}
    }
}
