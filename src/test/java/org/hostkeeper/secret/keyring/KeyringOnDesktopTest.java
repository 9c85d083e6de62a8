package org.hostkeeper.secret.keyring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The desktop's keyring")
class KeyringOnDesktopTest {
    @TempDir
    Path temp;

    @Test
    @DisplayName("is told as missing at once where there is no session bus")
    void noBus() throws Exception {
        assertThat(call("unix:path=" + temp.resolve("nothing-here"), java("5")))
                .startsWith("problem secrets-unavailable The secrets in the desktop keyring cannot be opened")
                .contains("no desktop session bus");
    }

    @Test
    @DisplayName("is told as missing where the session bus is a socket that nobody listens to")
    void deadSocket() throws Exception {
        Path socket = temp.resolve("bus");
        try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(socket));
        }
        assertThat(socket).exists();

        assertThat(call("unix:path=" + socket, java("5"))).startsWith("problem secrets-unavailable");
    }

    @Test
    @DisplayName("is told as silent where the session bus takes the connection and says nothing")
    void hangingSocket() throws Exception {
        Path socket = temp.resolve("bus");
        try (ServerSocketChannel hanging = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            hanging.bind(UnixDomainSocketAddress.of(socket));

            String said = call("unix:path=" + socket, java("30"));

            assertThat(said).startsWith("problem secrets-unavailable").contains("did not answer in time");
            assertThat(milliseconds(said)).as("nobody waits longer than for the knock").isBetween(1_900L, 6_000L);
        }
    }

    @Test
    @DisplayName("is told as missing where a session bus has no keyring")
    void busWithoutKeyring() throws Exception {
        assumeInstalled("dbus-run-session", "dbus-daemon");
        Path config = temp.resolve("bus.conf");
        Files.writeString(
                config,
                """
                <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
                 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
                <busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>
                <policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
                <allow own="*"/></policy></busconfig>
                """);
        List<String> command =
                new ArrayList<>(List.of("dbus-run-session", "--config-file=" + config, "--"));
        command.addAll(java("5"));

        assertThat(call("", command)).contains("problem secrets-unavailable").contains("offers no keyring");
    }

    @Test
    @DisplayName("keeps, finds and forgets, in GNOME's own")
    void gnome() throws Exception {
        assumeInstalled("dbus-run-session", "gnome-keyring-daemon");

        String said = call("", inGnomeSession("printf museum | gnome-keyring-daemon --unlock --components=secrets"));

        assertThat(said.lines().filter(l -> !l.startsWith("ms ")))
                .containsSequence("before nothing", "kept geheim-Ключ", "forgotten nothing");
        // not what lies in its runtime folder: it takes that away while it ends
        try (Stream<Path> files = Files.walk(temp.resolve(".local"))) {
            assertThat(files.filter(p -> p.toString().endsWith(".keyring"))).isNotEmpty().allSatisfy(file -> assertThat(
                            Files.readString(file, StandardCharsets.ISO_8859_1))
                    .doesNotContain("geheim"));
        }
    }

    @Test
    @DisplayName("that is locked, with nobody there to unlock it, is given up in time")
    void locked() throws Exception {
        assumeInstalled("dbus-run-session", "gnome-keyring-daemon");

        String said = call("", inGnomeSession(
                "printf museum | gnome-keyring-daemon --unlock --components=secrets >/dev/null; dbus-send --session"
                        + " --print-reply --dest=org.freedesktop.secrets /org/freedesktop/secrets"
                        + " org.freedesktop.Secret.Service.Lock"
                        + " array:objpath:/org/freedesktop/secrets/collection/login >&2"));

        assertThat(said).contains("problem secrets-unavailable");
        assertThat(milliseconds(said)).isLessThan(20_000);
    }

    private List<String> inGnomeSession(String before) {
        String java = String.join(" ", java("5").stream().map(a -> "'" + a + "'").toList());
        return List.of("dbus-run-session", "--", "sh", "-c", before + " >&2; " + java);
    }

    private static List<String> java(String seconds) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                KeyringCaller.class.getName(),
                seconds);
    }

    /** What it says on standard output; that it ends by itself is part of what is tested. */
    private String call(String bus, List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(key -> key.startsWith("XDG_") || key.startsWith("GNOME_"));
        builder.environment().put("HOME", temp.toString());
        builder.environment().put("XDG_RUNTIME_DIR", temp.toString());
        builder.environment().remove("DISPLAY");
        if (bus.isEmpty()) {
            builder.environment().remove("DBUS_SESSION_BUS_ADDRESS");
        } else {
            builder.environment().put("DBUS_SESSION_BUS_ADDRESS", bus);
        }
        Path out = temp.resolve("out");
        Path err = temp.resolve("err");
        Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        boolean ended = process.waitFor(40, TimeUnit.SECONDS);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        assertThat(ended)
                .as("the console ends by itself; it said %s %s", Files.readString(out), Files.readString(err))
                .isTrue();
        return Files.readString(out);
    }

    private static long milliseconds(String said) {
        return said.lines()
                .filter(l -> l.startsWith("ms "))
                .mapToLong(l -> Long.parseLong(l.substring(3)))
                .findFirst()
                .orElseThrow();
    }

    private static void assumeInstalled(String... programs) {
        for (String program : programs) {
            boolean there = Stream.of("/usr/bin", "/bin").map(d -> Path.of(d, program)).anyMatch(Files::isExecutable);
            assumeTrue(there, program + " is not installed");
        }
    }
}
