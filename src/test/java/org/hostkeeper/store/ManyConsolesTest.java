package org.hostkeeper.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Journal.Verification;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A store that several consoles write to")
class ManyConsolesTest {
    private static final int ROUNDS = 60;

    @TempDir
    Path temp;

    @Test
    @DisplayName("at once, having been made by whichever was first, keeps everything and one chain")
    void processesAtOnce() throws Exception {
        Path file = temp.resolve("hosts.db");
        List<Process> consoles = new ArrayList<>();
        for (String name : List.of("one", "two", "three")) {
            consoles.add(console(file, name, ROUNDS));
        }
        for (Process console : consoles) {
            assertThat(console.waitFor(120, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(consoles).extracting(Process::exitValue).as(this::said).containsOnly(0);
        assertThat(new StoreCheck(file).version()).isEqualTo(Migrations.OURS.latest());
        try (Store store = Store.open(file, Clock.systemUTC())) {
            assertThat(store.journal().verify()).isEqualTo(new Verification(3 * ROUNDS, Optional.empty()));
            assertThat(store.inventory().hosts()).hasSize(3 * ROUNDS);
            assertThat(store.inventory().hosts())
                    .allSatisfy(host -> assertThat(store.facts().latest(host.name())).hasSize(1));
        }
    }

    @Test
    @DisplayName("is not said to be damaged while one of them has it open with an empty log, and writes that back into it")
    void logWrittenBack() throws Exception {
        Path file = temp.resolve("hosts.db");
        try (Store store = Store.open(file, Clock.systemUTC());
                Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement()) {
            String large = "{\"padding\": \"" + "x".repeat(20_000) + "\"}";
            for (int i = 0; i < 200; i++) { // so that it takes a while to look at
                store.journal().append(Journals.entry(i, large));
            }
            AtomicBoolean over = new AtomicBoolean();
            Thread writing = Thread.ofPlatform().start(() -> {
                for (int i = 0; !over.get(); i++) {
                    store.journal().append(Journals.entry(i, large));
                }
            });
            Thread emptying = Thread.ofPlatform().start(() -> {
                try {
                    while (!over.get()) {
                        statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
                    }
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            try {
                Path log = temp.resolve("hosts.db-wal");
                for (int i = 0; i < 25; i++) {
                    Awaitility.await().pollDelay(Duration.ZERO).pollInterval(Duration.ofNanos(1000)).until(() -> Files.size(log) == 0);
                    assertThat(new StoreCheck(file).version()).isEqualTo(Migrations.OURS.latest());
                }
            } finally {
                over.set(true);
                writing.join();
                emptying.join();
            }
        }
    }

    @Test
    @DisplayName("stays whole when one of them is killed while it writes")
    void killed() throws Exception {
        Path file = temp.resolve("hosts.db");
        try (Store store = Store.open(file, Clock.systemUTC())) {
            Process console = console(file, "doomed", 1_000_000);
            Awaitility.await()
                    .atMost(60, TimeUnit.SECONDS)
                    .until(() -> store.inventory().find(new HostName("doomed-20")).isPresent());
            console.destroyForcibly().waitFor();

            assertThat(store.journal().verify().brokenAt()).isEmpty();
            store.journal().append(Journals.entry(0, "{}"));
        }
        assertThat(new StoreCheck(file).version()).isEqualTo(Migrations.OURS.latest());
        try (Store store = Store.open(file, Clock.systemUTC())) {
            Verification found = store.journal().verify();
            assertThat(found.brokenAt()).isEmpty();
            assertThat(found.lines()).isGreaterThan(20);
        }
    }

    @Test
    @DisplayName("from many threads of one console keeps everything and one chain")
    void threadsAtOnce() throws Exception {
        try (Store store = Store.open(temp.resolve("hosts.db"), Clock.systemUTC());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> numbers = IntStream.range(0, 200)
                    .mapToObj(i -> threads.submit(
                            () -> store.journal().append(Journals.entry(i, "{}")).number()))
                    .toList();
            List<Long> seen = new ArrayList<>();
            for (Future<Long> number : numbers) {
                seen.add(number.get());
            }

            assertThat(seen).doesNotHaveDuplicates().hasSize(200);
            assertThat(store.journal().verify()).isEqualTo(new Verification(200, Optional.empty()));
        }
    }

    private Process console(Path file, String name, int rounds) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WritingConsole.class.getName(),
                        file.toString(),
                        name,
                        Integer.toString(rounds))
                .redirectErrorStream(true)
                .redirectOutput(temp.resolve(name + ".out").toFile())
                .start();
    }

    private String said() {
        StringBuilder all = new StringBuilder();
        for (String name : List.of("one", "two", "three")) {
            try {
                all.append(Files.readString(temp.resolve(name + ".out")));
            } catch (IOException e) {
                all.append(e);
            }
        }
        return all.toString();
    }
}
