package org.hostkeeper.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hostkeeper.launcher.Machine.Run;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first thing a newcomer runs must either work or say in one line what to install. */
class LauncherTest {
    private final Path folder;
    private final Machine machine;

    LauncherTest(@TempDir Path folder) throws IOException {
        this.folder = folder.toRealPath();
        this.machine = new Machine(this.folder);
    }

    private static void assertRefusal(Run run, String... words) {
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).singleElement().asString().startsWith("hostkeeper: ").contains(words);
    }

    @Nested
    class AJdk {
        @Test
        void thatIsMissingIsNamed() throws Exception {
            assertRefusal(machine.withMaven().start(), "JDK 25 or newer", "was not found.", "openjdk-25-jdk", "JAVA_HOME");
        }

        @ParameterizedTest
        @ValueSource(strings = {"1.8.0_402", "17.0.15", "24"})
        void thatIsTooOldIsNamedToo(String version) throws Exception {
            assertRefusal(
                    machine.withMaven().withJdk(version).start(),
                    "JDK 25 or newer",
                    "jdk " + version + " is " + version.split("\\.")[0] + ")");
        }

        @ParameterizedTest
        @ValueSource(strings = {"25", "25.0.3", "26-ea", "31.1"})
        void thatIsNewEnoughRuns(String version) throws Exception {
            assertThat(machine.withMaven().withJdk(version).start().status()).isZero();
        }

        @Test
        void isFoundOnThePath() throws Exception {
            machine.onPath(machine.jdk("25.0.1").resolve("bin/java"));
            assertThat(machine.withMaven().start().status()).isZero();
        }

        @Test
        void isFoundInTheUsualFoldersBehindAnOldOneInJavaHome() throws Exception {
            Path folderOfJdks = Files.createDirectory(folder.resolve("jvm"));
            Files.createSymbolicLink(folderOfJdks.resolve("11"), machine.jdk("11.0.2"));
            Files.createSymbolicLink(folderOfJdks.resolve("25"), machine.jdk("25.0.1"));
            machine.withMaven().withJdk("17.0.1").with("HOSTKEEPER_JDKS", folderOfJdks + "/*");
            assertThat(machine.start().status()).isZero();
            assertThat(machine.builds()).containsExactly(folderOfJdks + "/25 -q -B compile");
        }

        @Test
        void withoutACompilerIsNone() throws Exception {
            Files.delete(machine.jdk("25").resolve("bin/javac"));
            machine.with("JAVA_HOME", folder.resolve("jdk 25").toString());
            assertRefusal(machine.withMaven().start(), "was not found.");
        }
    }

    @Nested
    class ABuild {
        @BeforeEach
        void withAJdk() throws IOException {
            machine.withJdk("25.0.3");
        }

        @Test
        void happensOnceAndIsAnnounced() throws Exception {
            machine.withMaven();
            assertThat(machine.start().err()).isEqualTo("Building Hostkeeper (first start only)…\n");
            assertThat(machine.start().err()).isEmpty();
            assertThat(machine.builds()).hasSize(1);
        }

        @Test
        void needsMaven() throws Exception {
            assertRefusal(machine.start(), "Maven 3.8 or newer", "apt-get install maven");
        }

        @Test
        void needsNoMavenOnceItIsDone() throws Exception {
            machine.withMaven().start();
            machine.withoutMaven();
            assertThat(machine.start().status()).isZero();
        }

        @ParameterizedTest
        @ValueSource(strings = {"pom.xml", "src/main/java/House.java", "src/main/java/house.css", "assets/font.ttf"})
        void happensAgainWhenThisIsNewer(String source) throws Exception {
            machine.withMaven().start();
            machine.writeLater(source);
            assertThat(machine.start().err()).isEqualTo("Building Hostkeeper (sources have changed)…\n");
            assertThat(machine.builds()).hasSize(2);
        }

        @Test
        void isNotCausedByTestsAndDocuments() throws Exception {
            machine.withMaven().start();
            machine.writeLater("src/test/java/HouseTest.java");
            machine.writeLater("docs/house.md");
            assertThat(machine.start().err()).isEmpty();
        }

        @Test
        void happensAgainWhenALibraryIsGone() throws Exception {
            machine.withMaven().start();
            Files.writeString(machine.tree().resolve("target/classpath"), machine.script() + ":/nowhere/gone.jar");
            machine.start();
            assertThat(machine.builds()).hasSize(2);
        }

        @Test
        void thatFailsShowsTheErrorsAndIsTriedAgain() throws Exception {
            Run run = machine.withFailingMaven().start();
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err().lines())
                    .containsExactly(
                            "Building Hostkeeper (first start only)…",
                            "[ERROR] House.java:[3,1] no door",
                            "hostkeeper: the build failed; Maven's whole output is in " + machine.tree()
                                    + "/target/hostkeeper-build.log");
            assertThat(machine.withMaven().start().status()).isZero();
        }

        @Test
        void isDoneByOneOfTwoThatStartAtOnce() throws Exception {
            machine.withMaven();
            List<Process> both = List.of(machine.launch(machine.script()), machine.launch(machine.script()));
            for (Process process : both) {
                assertThat(process.waitFor()).isZero();
            }
            assertThat(machine.builds()).hasSize(1);
        }
    }

    @Nested
    class AWindow {
        private static final String GTK = "libgtk-3.so.0";
        private static final String XTST = "libXtst.so.6";

        @BeforeEach
        void withJdkAndMaven() throws IOException {
            machine.withJdk("25.0.3").withMaven();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "demo", "demo --hosts 40", "kiosk", "--demo"})
        void needsGtk(String line) throws Exception {
            assertRefusal(machine.withDisplay().start(words(line)), "GTK 3", "libgtk-3-0", "unset DISPLAY");
            assertThat(machine.withDisplay(GTK, XTST).start(words(line)).status()).isZero();
        }

        @Test
        void needsAllThatJavaFxLinksAgainst() throws Exception {
            assertRefusal(machine.withDisplay(GTK).start(), "not whole", "libxtst6");
            assertRefusal(machine.withDisplay(XTST).start(), "GTK 3");
        }

        @ParameterizedTest
        @ValueSource(strings = {"status", "demo status", "demo --hosts 40 module list", "--help", "demo --help", "--version"})
        void isNotWhatACommandOpens(String line) throws Exception {
            assertThat(machine.withDisplay().start(words(line)).status()).isZero();
        }

        @Test
        void isNotExpectedWithoutADisplay() throws Exception {
            machine.withDisplay().with("DISPLAY", "");
            assertThat(machine.start("demo").status()).isZero();
            assertRefusal(machine.with("WAYLAND_DISPLAY", "wayland-0").start("demo"), "GTK 3");
        }

        private static String[] words(String line) {
            return line.isEmpty() ? new String[0] : line.split(" ");
        }
    }

    @Nested
    class TheProgram {
        @BeforeEach
        void withJdkAndMaven() throws IOException {
            machine.withJdk("25.0.3").withMaven();
        }

        @Test
        void getsItsArgumentsIntactInTheFolderItWasStartedFrom() throws Exception {
            String[] arguments = {"host", "a b", "", "it's", "\"quoted\"", "$(id)", "*", "back\\slash", "Übung Насос"};
            Run run = machine.start(arguments);
            assertThat(run.status()).isZero();
            assertThat(run.out().lines())
                    .startsWith(
                            folder.toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "--enable-native-access=ALL-UNNAMED",
                            "-Dhostkeeper.agents=" + machine.tree() + "/target",
                            "-cp",
                            machine.tree() + "/target/classes:",
                            "org.hostkeeper.Hostkeeper")
                    .endsWith(arguments);
        }

        @Test
        void letsTheWindowHaveBothCompilersAndGiveMemoryBack() throws Exception {
            assertThat(machine.start("demo").out().lines())
                    .contains("-XX:+UseG1GC", "-XX:G1PeriodicGCInterval=20000", "-XX:TrimNativeHeapInterval=30000", "-Xms48m")
                    .doesNotContain("-XX:TieredStopAtLevel=1");
        }

        @Test
        void startsThroughLinksAbsoluteAndRelative() throws Exception {
            Path absolute = Files.createSymbolicLink(folder.resolve("absolute"), machine.script());
            Path bin = Files.createDirectory(folder.resolve("bin"));
            Path relative = Files.createSymbolicLink(bin.resolve("hostkeeper"), Path.of("../absolute"));
            machine.start(); // builds
            assertThat(machine.startAs(absolute, "x")).isEqualTo(machine.start("x"));
            assertThat(machine.startAs(relative, "x")).isEqualTo(machine.start("x"));
        }

        @Test
        void endsWithTheStatusOfJava() throws Exception {
            Path java = folder.resolve("jdk 25.0.3/bin/java");
            Files.writeString(java, "#!/bin/sh\nexit 3\n");
            assertThat(machine.start("status").status()).isEqualTo(3);
        }
    }

    @Nested
    class AQuickStart {
        @BeforeEach
        void withJdkAndMaven() throws IOException {
            machine.withPreparingJdk("25.0.3").withMaven().withDisplay("libgtk-3.so.0", "libXtst.so.6");
        }

        @AfterEach
        void untilNothingLearnsAnyMore() {
            await().until(() -> {
                try (Stream<Path> files = Files.list(machine.tree().resolve("target"))) {
                    return files.map(file -> file.getFileName().toString())
                            .filter(name -> name.startsWith("prepared-"))
                            .allMatch(name -> name.endsWith("-"));
                }
            });
        }

        @Test
        void isLearntFromTheFirstWindowAndThenUsed() throws Exception {
            List<String> first = words(machine.start("demo"));
            assertThat(first).contains("-XX:AOTMode=record", machine.tree() + "/target/hostkeeper.jar:");
            await().until(() -> words(machine.start("demo")).contains("-XX:AOTCache=" + prepared("window")));
            assertThat(words(machine.start("status"))).noneMatch(word -> word.contains(prepared("window")));
        }

        @Test
        void isLearntForCommandsBesideTheFirstOne() throws Exception {
            assertThat(words(machine.start("status"))).noneMatch(word -> word.startsWith("-XX:AOT"));
            await().until(() -> words(machine.start("status")).contains("-XX:AOTCache=" + prepared("command")));
        }

        @Test
        void isLearntAnewAfterABuild() throws Exception {
            machine.start("status");
            await().until(() -> Files.exists(Path.of(prepared("command"))));
            machine.writeLater("pom.xml");
            assertThat(words(machine.start("status"))).noneMatch(word -> word.startsWith("-XX:AOT"));
        }

        @Test
        void isNothingToWaitForWhereItCannotBeHad() throws Exception {
            Files.delete(folder.resolve("jdk 25.0.3/bin/jar"));
            assertThat(words(machine.start("demo")))
                    .contains(machine.tree() + "/target/classes:")
                    .noneMatch(word -> word.startsWith("-XX:AOT"));
        }

        private String prepared(String kind) {
            return machine.tree() + "/target/prepared-" + kind + "-";
        }

        private static List<String> words(Run run) {
            assertThat(run.status()).isZero();
            return run.out().lines().toList();
        }
    }
}
