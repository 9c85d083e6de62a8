package org.hostkeeper.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A pretended machine with a source tree on it: the real start script beside a pom.xml, and a PATH of its own, on which
 * stands only what a test put there. Its java prints its arguments, its Maven "builds" an empty class path.
 */
final class Machine {
    private static final List<String> ALWAYS_THERE =
            List.of(
            "cat", "dirname", "find", "flock", "grep", "head", "mkdir", "mv", "nice", "readlink", "rm", "sed", "sleep",
            "touch");

    private final Path folder;
    private final Path tree;
    private final Path tools;
    private final Map<String, String> environment = new HashMap<>();

    record Run(int status, String out, String err) {}

    Machine(Path folder) throws IOException {
        this.folder = folder;
        this.tree = Files.createDirectories(folder.resolve("a tree"));
        this.tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : ALWAYS_THERE) {
            tool(tools.resolve(tool), "exec " + realPathOf(tool) + " \"$@\"");
        }
        Files.copy(Path.of("hostkeeper").toAbsolutePath(), script());
        executable(script());
        Files.writeString(tree.resolve("pom.xml"), "");
        Files.createDirectories(tree.resolve("src/main/java"));
        environment.put("PATH", tools.toString());
        environment.put("HOSTKEEPER_JDKS", ""); // none of this machine's real ones
    }

    Path tree() {
        return tree;
    }

    Path script() {
        return tree.resolve("hostkeeper");
    }

    Machine with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** A JDK whose java tells how it was called, one argument a line, and then each library of the class path. */
    Path jdk(String version) throws IOException {
        Path home = Files.createDirectories(folder.resolve("jdk " + version));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Test\"\nJAVA_VERSION=\"" + version + "\"\n");
        Files.createDirectories(home.resolve("bin"));
        tool(home.resolve("bin/java"), "printf '%s\\n' \"$PWD\" \"$@\"");
        tool(home.resolve("bin/javac"), "exit 1");
        return home;
    }

    /** A JDK that can pack the program and keep classes prepared; what it is asked for it writes as empty files. */
    Machine withPreparingJdk(String version) throws IOException {
        Path home = jdk(version);
        tool(home.resolve("bin/jar"), "shift 2; : > \"$1\"");
        tool(
                home.resolve("bin/java"),
                """
                for word in "$@"; do
                    case $word in
                        -XX:AOTCacheOutput=*) : > "${word#*=}" ;;
                        -XX:AOTMode=*) mode=${word#*=} ;;
                        -XX:AOTConfiguration=*) [ "$mode" = create ] || : > "${word#*=}" ;;
                        -XX:AOTCache=*) [ "${mode:-}" != create ] || : > "${word#*=}" ;;
                    esac
                done
                printf '%s\\n' "$PWD" "$@\"""");
        return with("JAVA_HOME", home.toString());
    }

    Machine withJdk(String version) throws IOException {
        return with("JAVA_HOME", jdk(version).toString());
    }

    /** Maven, which notes each of its builds in {@link #builds()}. */
    Machine withMaven() throws IOException {
        tool(tools.resolve("mvn"), "echo \"$JAVA_HOME $*\" >> builds; mkdir -p target/classes; : > target/classpath");
        return this;
    }

    Machine withFailingMaven() throws IOException {
        tool(tools.resolve("mvn"), "echo noise; echo '[ERROR] House.java:[3,1] no door'; exit 1");
        return this;
    }

    void withoutMaven() throws IOException {
        Files.delete(tools.resolve("mvn"));
    }

    void onPath(Path tool) throws IOException {
        Files.createSymbolicLink(tools.resolve(tool.getFileName()), tool);
    }

    /** A display, and these of the libraries that open windows on it. */
    Machine withDisplay(String... libraries) throws IOException {
        tool(tools.resolve("ldconfig"), "printf '\\t%s (libc6) => /lib\\n' " + String.join(" ", libraries));
        return with("DISPLAY", ":99");
    }

    private static void tool(Path file, String text) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        executable(file);
    }

    List<String> builds() throws IOException {
        Path builds = tree.resolve("builds");
        return Files.exists(builds) ? Files.readAllLines(builds) : List.of();
    }

    void writeLater(String file) throws IOException {
        Path path = tree.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "");
        Files.setLastModifiedTime(path, FileTime.from(Instant.now().plusSeconds(1)));
    }

    Run start(String... arguments) throws IOException, InterruptedException {
        return startAs(script(), arguments);
    }

    Run startAs(Path command, String... arguments) throws IOException, InterruptedException {
        Process process = launch(command, arguments);
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("The start script hangs");
        }
        return new Run(
                process.exitValue(),
                new String(process.getInputStream().readAllBytes(), UTF_8),
                new String(process.getErrorStream().readAllBytes(), UTF_8));
    }

    Process launch(Path command, String... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of(command.toString()));
        words.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static Path realPathOf(String tool) {
        return Stream.of("/usr/bin", "/bin")
                .map(place -> Path.of(place, tool))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + tool + " on this machine"));
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
