package org.hostkeeper.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The store's file")
class StoreFileTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-05-01T12:00:00Z"), ZoneOffset.UTC);

    private static final int NOW = Migrations.OURS.latest();

    /** A future in which there is one more migration. */
    private static final Migrations NEXT = new Migrations(
            List.of("classpath:org/hostkeeper/store/migration", "classpath:org/hostkeeper/store/next"), NOW + 1);

    /** A future whose next migration begins well and then fails. */
    private static final Migrations FAILING = new Migrations(
            List.of("classpath:org/hostkeeper/store/migration", "classpath:org/hostkeeper/store/failing"), NOW + 1);

    @TempDir
    Path temp;

    private Path file;

    @BeforeEach
    void name() {
        file = temp.resolve("home of ключ #1?").resolve("hosts.db");
    }

    @Test
    @DisplayName("is made with its folder, for its user alone")
    void isPrivate() throws IOException {
        Store.open(file, NOON).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    @DisplayName("is made private again when it is opened, its log too")
    void isMadePrivateAgain() throws IOException {
        Store.open(file, NOON).close();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        try (Store store = Store.open(file, NOON)) {
            store.settings().keep("a", "b");
            try (Stream<Path> parts = Files.list(file.getParent())) {
                assertThat(parts).hasSizeGreaterThan(2).allSatisfy(part -> assertThat(
                                PosixFilePermissions.toString(Files.getPosixFilePermissions(part)))
                        .isEqualTo("rw-------"));
            }
        }
    }

    @Test
    @DisplayName("keeps what was written until it is opened again")
    void keeps() {
        try (Store store = Store.open(file, NOON)) {
            store.settings().keep("desktop.theme", "dark");
        }
        try (Store store = Store.open(file, NOON)) {
            assertThat(store.settings().all()).containsExactly(java.util.Map.entry("desktop.theme", "dark"));
        }
    }

    @Test
    @DisplayName("is as far as the newest migration, which the code states by number")
    void latestMigration() throws IOException {
        Store.open(file, NOON).close();

        assertThat(new StoreCheck(file).version()).isEqualTo(Migrations.OURS.latest());
        try (Stream<Path> scripts = Files.list(Path.of("src/main/java/org/hostkeeper/store/migration"))) {
            assertThat(scripts.map(p -> p.getFileName().toString().replaceAll("V(\\d+)__.*", "$1")))
                    .hasSize(Migrations.OURS.latest())
                    .contains(Integer.toString(Migrations.OURS.latest()));
        }
    }

    @Nested
    @DisplayName("of an older Hostkeeper")
    class Older {
        @Test
        @DisplayName("is copied whole, then migrated")
        void copiedAndMigrated() throws Exception {
            Store.open(file, NOON).close();
            crashWith("INSERT INTO setting (key, value) VALUES ('theme', 'dark')");
            assertThat(Files.size(beside("-wal"))).as("what a crash left in the log").isPositive();

            try (Store store = Store.open(file, NOON, NEXT)) {
                assertThat(store.settings().find("theme")).contains("dark");
            }

            assertThat(new StoreCheck(file).version()).isEqualTo(NOW + 1);
            Path copy = file.resolveSibling("copies").resolve("hosts-20260501T120000Z-v" + NOW + ".db");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy))).isEqualTo("rw-------");
            assertThat(new StoreCheck(copy).version()).isEqualTo(NOW);
            try (Store old = Store.open(copy, NOON)) {
                assertThat(old.settings().find("theme")).contains("dark");
            }
        }

        @Test
        @DisplayName("keeps the last five copies only")
        void fiveCopies() throws Exception {
            Store.open(file, NOON).close();
            Copies copies = new Copies(file, NOON);
            for (int hour = 0; hour < 7; hour++) {
                new Copies(file, Clock.offset(NOON, Duration.ofHours(hour))).make(1);
            }
            copies.make(1);

            try (Stream<Path> all = Files.list(file.resolveSibling("copies"))) {
                assertThat(all.map(p -> p.getFileName().toString()).sorted())
                        .containsExactly(
                                "hosts-20260501T140000Z-v1.db",
                                "hosts-20260501T150000Z-v1.db",
                                "hosts-20260501T160000Z-v1.db",
                                "hosts-20260501T170000Z-v1.db",
                                "hosts-20260501T180000Z-v1.db");
            }
        }

        @Test
        @DisplayName("stays at its version when a migration fails in the middle")
        void failingMigration() throws Exception {
            try (Store store = Store.open(file, NOON)) {
                store.settings().keep("theme", "dark");
            }

            assertThat(problemOf(() -> Store.open(file, NOON, FAILING))).isInstanceOf(Problem.StoreDamaged.class);

            assertThat(new StoreCheck(file).version()).isEqualTo(NOW);
            assertThat(file.resolveSibling("copies").resolve("hosts-20260501T120000Z-v" + NOW + ".db")).exists();
            try (Store store = Store.open(file, NOON)) {
                assertThat(store.settings().all()).containsOnlyKeys("theme");
            }
        }
    }

    @Nested
    @DisplayName("is left byte for byte as it is, with no file beside it touched, when it")
    class LeftAlone {
        @Test
        @DisplayName("is of a newer Hostkeeper")
        void newer() throws Exception {
            Store.open(file, NOON, NEXT).close();

            assertThat(problemWithoutATrace()).isEqualTo(new Problem.StoreNewer(file.toString(), Integer.toString(NOW + 1), Integer.toString(NOW)));
        }

        @Test
        @DisplayName("is of a newer Hostkeeper that crashed with the new version still in its log")
        void newerInTheLog() throws Exception {
            Store.open(file, NOON).close();
            crashWith("INSERT INTO flyway_schema_history VALUES (9, '9', 'x', 'SQL', 'x', 0, 'x', '2026', 1, 1)");

            assertThat(problemWithoutATrace()).isEqualTo(new Problem.StoreNewer(file.toString(), "9", Integer.toString(NOW)));
        }

        @Test
        @DisplayName("is no database")
        void noDatabase() throws Exception {
            Store.open(file, NOON).close();
            Files.writeString(file, "These are the hosts that we keep.\n".repeat(500));

            assertThat(problemWithoutATrace()).isInstanceOf(Problem.StoreDamaged.class);
        }

        @Test
        @DisplayName("has no content")
        void empty() throws Exception {
            Store.open(file, NOON).close();
            Files.write(file, new byte[0]);

            assertThat(problemWithoutATrace())
                    .isEqualTo(new Problem.StoreDamaged(file.toString(), Text.of("store", "damaged.empty")));
        }

        @Test
        @DisplayName("is cut short")
        void cutShort() throws Exception {
            filled();
            try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
                bytes.setLength(bytes.length() - 3 * 4096 - 100);
            }

            assertThat(problemWithoutATrace()).isInstanceOf(Problem.StoreDamaged.class);
        }

        @Test
        @DisplayName("has pages of zeros")
        void zeroPages() throws Exception {
            filled();
            try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
                bytes.seek(4096);
                bytes.write(new byte[(int) bytes.length() - 4096]);
            }

            assertThat(problemWithoutATrace()).isInstanceOf(Problem.StoreDamaged.class);
        }

        @Test
        @DisplayName("has zeros only")
        void zerosOnly() throws Exception {
            Store.open(file, NOON).close();
            Files.write(file, new byte[8 * 4096]);

            assertThat(problemWithoutATrace()).isInstanceOf(Problem.StoreDamaged.class);
        }

        @Test
        @DisplayName("is damaged in the middle of its data")
        void scribbled() throws Exception {
            filled();
            long size = Files.size(file);
            try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
                for (long page = size / 4096 / 2; page < size / 4096; page++) {
                    bytes.seek(page * 4096);
                    bytes.write("scribble".repeat(8).getBytes(StandardCharsets.US_ASCII));
                }
            }

            assertThat(problemWithoutATrace()).isInstanceOf(Problem.StoreDamaged.class);
        }

        @Test
        @DisplayName("belongs to another program")
        void ofAnotherProgram() throws Exception {
            Files.createDirectories(file.getParent());
            try (Connection other = Sqlite.migrating(Sqlite.url(file)).getConnection();
                    Statement statement = other.createStatement()) {
                statement.execute("CREATE TABLE bookmarks (url TEXT)");
            }

            assertThat(problemWithoutATrace())
                    .isEqualTo(new Problem.StoreDamaged(file.toString(), Text.of("store", "damaged.other")));
        }

        @Test
        @DisplayName("is a folder")
        void folder() throws Exception {
            Files.createDirectories(file);

            assertThat(problemWithoutATrace())
                    .isEqualTo(new Problem.StoreDamaged(file.toString(), Text.of("store", "damaged.not-file")));
        }

        private void filled() {
            try (Store store = Store.open(file, NOON)) {
                for (int i = 0; i < 200; i++) {
                    store.settings().keep("setting-" + i, "value ".repeat(100));
                }
            }
            assertThat(file).matches(f -> f.toFile().length() > 20 * 4096, "is long enough to be damaged");
        }
    }

    @Test
    @DisplayName("is told of in all three languages")
    void toldInAllLanguages() throws Exception {
        Files.createDirectories(file.getParent());
        Files.createFile(file);

        Text text = problemOf(() -> Store.open(file, NOON)).text();

        assertThat(Text.LANGUAGES.stream().map(text::in)).doesNotHaveDuplicates().allSatisfy(sentence -> assertThat(
                        sentence)
                .contains(file.toString())
                .doesNotContain("{"));
        assertThat(text.in(Locale.ENGLISH)).contains("it has no content");
    }

    /** What a console leaves that dies with its connection open: the change is in the log, not in the file. */
    private void crashWith(String sql) throws IOException, SQLException {
        Path crashed = temp.resolve("crashed");
        Files.createDirectories(crashed);
        try (Connection console = Sqlite.working(Sqlite.url(file)).getConnection();
                Statement statement = console.createStatement()) {
            statement.execute(sql);
            for (String part : List.of("", "-wal", "-shm")) {
                Files.copy(beside(part), crashed.resolve("hosts.db" + part));
            }
        }
        for (String part : List.of("", "-wal")) {
            Files.move(
                    crashed.resolve("hosts.db" + part), beside(part), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path beside(String part) {
        return file.resolveSibling(file.getFileName() + part);
    }

    private Problem problemWithoutATrace() throws IOException {
        SortedMap<String, String> before = contents();
        Problem problem = problemOf(() -> Store.open(file, NOON));
        assertThat(contents()).isEqualTo(before);
        return problem;
    }

    /** Each file of the folder with its hash; the lock that openers take is no part of the store. */
    private SortedMap<String, String> contents() throws IOException {
        SortedMap<String, String> contents = new TreeMap<>();
        try (Stream<Path> all = Files.walk(file.getParent())) {
            for (Path path : all.filter(p -> !p.toString().endsWith(".lock")).toList()) {
                contents.put(
                        path.toString(),
                        Files.isDirectory(path) ? "folder" : Bytes.of(Files.readAllBytes(path)).sha256());
            }
        }
        return contents;
    }

    private static Problem problemOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        return catchThrowableOfType(ProblemException.class, work).problem();
    }
}
