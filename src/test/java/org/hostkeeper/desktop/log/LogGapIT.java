package org.hostkeeper.desktop.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hostkeeper.fleet.Limits;
import org.hostkeeper.module.RealConsole;
import org.hostkeeper.module.logs.LogFollow;
import org.hostkeeper.module.logs.LogListener;
import org.hostkeeper.module.logs.LogRequest;
import org.hostkeeper.testbed.TestBed;
import org.hostkeeper.testbed.TestHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@TestBed(hosts = 2)
@DisplayName("A real host that dies and comes back while it is followed")
class LogGapIT implements LogSource {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Limits LIMITS = new Limits(
            5, Duration.ofMillis(100), Duration.ofMillis(500), Duration.ofSeconds(10), Duration.ofSeconds(10));

    private final TestHost first;
    private final TestHost second;
    private final RealConsole console;
    private final ExecutorService frames = Executors.newSingleThreadExecutor();
    private Limits limits = LIMITS;
    private final LogModel model = new LogModel(this, frames, Clock.systemUTC());

    LogGapIT(TestHost first, TestHost second) {
        this.first = first;
        this.second = second;
        this.console = new RealConsole(List.of(), first, second);
    }

    @AfterEach
    void close() {
        model.close();
        frames.shutdownNow();
        console.close();
    }

    @Override
    public Following follow(LogRequest request, LogListener listener) {
        LogFollow follow = new LogFollow(console.fleet(), request, listener, limits, Clock.systemUTC());
        follow.start();
        return Following.of(follow::retry, follow::close);
    }

    @Override
    public void around(LogRequest request, Instant moment, Consumer<Past> told) {
        throw new UnsupportedOperationException();
    }

    @Test
    @DisplayName("leaves a row that says from when to when, and none of its lines is lost")
    void cut() {
        speakers();
        follow();
        say(first, "word-0");
        await().atMost(PATIENCE).until(() -> messages("word-").size() == 1);
        first.cut();
        say(first, "word-1");
        say(second, "other-1");
        await().atMost(PATIENCE).until(() -> told().size() == 1);
        say(first, "word-2");
        first.heal();
        say(first, "word-3");

        await().atMost(PATIENCE).until(() -> messages("word-").size() >= 4 && told().size() >= 2);
        assertThat(messages("word-")).containsExactly("word-0", "word-1", "word-2", "word-3");
        assertThat(messages("")).contains("other-1");
        assertThat(told().getLast()).startsWith("Gap: " + first.name() + " was lost from ").contains("nothing is missing");
    }

    @Test
    @DisplayName("says that lines may be missing when its journal was shortened meanwhile")
    void shortened() {
        speakers();
        follow();
        say(first, "short-0");
        await().atMost(PATIENCE).until(() -> messages("short-").size() == 1);
        first.cut();
        await().atMost(PATIENCE).until(() -> told().size() == 1);
        first.sh("journalctl --sync; journalctl --rotate; journalctl --vacuum-size=1K --vacuum-time=1s; rm -f /var/log/journal/*/system@* /run/log/journal/*/system@*");
        say(first, "short-1");
        first.heal();

        await().atMost(PATIENCE).until(() -> told().size() == 2 && messages("short-").contains("short-1"));
        assertThat(told().getLast()).contains("lines may be missing");
    }

    @Test
    @DisplayName("is heard again at once when a person asks, although the next try would be long after")
    void asked() {
        limits = new Limits(5, Duration.ofHours(1), Duration.ofHours(1), Duration.ofSeconds(10), Duration.ofSeconds(10));
        speakers();
        follow();
        say(first, "patient-0");
        await().atMost(PATIENCE).until(() -> messages("patient-").size() == 1);
        first.killSsh();
        await().atMost(PATIENCE).until(() -> told().size() == 1);
        assertThat(told().getFirst()).hasSizeLessThan(250).contains("journalctl").doesNotContain("--");
        say(first, "patient-1");
        first.heal();

        frames.execute(model::refresh);
        await().atMost(PATIENCE).until(() -> messages("patient-").size() == 2);
        assertThat(told().getLast()).contains("nothing is missing");
    }

    private void follow() {
        LogRequest request = LogRequest.ofUnits(
                Map.of(
                        RealConsole.name(first), List.of("speaker.service"),
                        RealConsole.name(second), List.of("speaker.service")),
                100);
        onFrames(() -> {
            model.follow(request);
            return true;
        });
    }

    private void speakers() {
        for (TestHost host : List.of(first, second)) {
            host.sh("systemctl stop speaker 2>/dev/null; rm -f /run/words; mkfifo /run/words;"
                    + " systemd-run --unit=speaker --collect sh -c 'exec 3<>/run/words; while read -r w; do echo \"$w\"; done <&3'");
        }
    }

    private static void say(TestHost host, String word) {
        assertThat(host.sh("echo '" + word + "' >/run/words").status()).isZero();
    }

    private List<String> messages(String beginning) {
        return onFrames(() -> model.lines().stream()
                .filter(LogRow.Said.class::isInstance)
                .map(row -> ((LogRow.Said) row).message())
                .filter(m -> m.startsWith(beginning))
                .toList());
    }

    private List<String> told() {
        return onFrames(() -> model.lines().stream()
                .filter(LogRow.Told.class::isInstance)
                .map(row -> ((LogRow.Told) row).words().in(Locale.ENGLISH))
                .toList());
    }

    private <T> T onFrames(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, frames).join();
    }
}
