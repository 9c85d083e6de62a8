package org.hostkeeper.kiosk.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.hostkeeper.journey.Display;
import org.hostkeeper.kiosk.Pin;
import org.hostkeeper.testbed.TestBed;
import org.hostkeeper.testbed.TestHost;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@TestBed
@DisplayName("The kiosk in a window of its own, on a screen with a window manager,")
class KioskWindowIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String WHOLE = "1366x850";

    private final TestHost host;

    @TempDir
    Path folder;

    KioskWindowIT(TestHost host) {
        this.host = host;
    }

    private Process start(Display display, Path output, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED", "-Xmx256m", "-Dprism.order=sw",
                "-Duser.home=" + folder, "-cp", System.getProperty("java.class.path"), "org.hostkeeper.Hostkeeper", "kiosk"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("DISPLAY", display.name());
        builder.environment().put("HOSTKEEPER_HOME", folder.resolve("home").toString());
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("LANG", "C.UTF-8");
        return builder.start();
    }

    private static String xdo(Display display, String... words) {
        List<String> all = new ArrayList<>(List.of("env", "DISPLAY=" + display.name(), "xdotool"));
        all.addAll(List.of(words));
        return KioskHost.run(all.toArray(String[]::new)).text();
    }

    private static boolean isWhole(Display display) {
        return xdo(display, "search", "--name", "Hostkeeper kiosk", "getwindowgeometry").contains(WHOLE);
    }

    private static void picture(Display display, String name) throws IOException {
        Path all = Files.createDirectories(Path.of("target", "screenshots"));
        KioskHost.run("import", "-display", display.name(), "-window", "root", all.resolve(name + ".png").toString());
    }

    private void config(KioskHost kiosk) throws IOException {
        Path config = Files.createDirectories(folder.resolve("home/config"));
        Files.copy(kiosk.key, config.resolve("kiosk.credential"));
        Files.setPosixFilePermissions(config.resolve("kiosk.credential"), PosixFilePermissions.fromString("rw-------"));
        Files.writeString(config.resolve("kiosk.json"), """
                {"artworks": [{"host": "gallery-1", "vm": "%s", "title": "Orbit, 2004", "ssh": "%s", "host_key": "%s"}],
                 "cool_down": 2, "hold": 0.5, "pin": "%s"}""".formatted(
                KioskHost.VM, kiosk.at(), host.fingerprint(), Pin.of("2718".toCharArray(), new SecureRandom()).written()));
    }

    private String state() {
        return host.sh("virsh -q domstate " + KioskHost.VM).out().strip();
    }

    @Test
    @DisplayName("fills it, brings a real machine back, finds a lost host again, keeps people in, and lets staff out by the PIN")
    void whole() throws Exception {
        try (KioskHost kiosk = new KioskHost(host); Display display = new Display(folder)) {
            kiosk.prepare(Optional.empty());
            config(kiosk);
            Path output = folder.resolve("kiosk.log");
            Process process = start(display, output);
            try {
                await().atMost(PATIENCE).until(() -> isWhole(display));
                host.sh("virsh -q destroy " + KioskHost.VM);
                // held until it counts: the first state has to have come
                await().atMost(PATIENCE).until(() -> {
                    xdo(display, "mousemove", "683", "600", "mousedown", "1", "sleep", "2", "mouseup", "1");
                    return state().equals("running");
                });
                picture(display, "kiosk-real-back");
                host.cut();
                xdo(display, "sleep", "20");
                picture(display, "kiosk-real-lost");
                host.heal();
                xdo(display, "key", "alt+F4", "key", "Escape", "key", "ctrl+q", "key", "F11", "sleep", "1");
                assertThat(process.isAlive()).isTrue();
                await().atMost(PATIENCE).until(() -> isWhole(display));
                xdo(display, "mousemove", "1340", "824", "click", "1", "sleep", "2");
                picture(display, "kiosk-real-pin");
                xdo(display, "type", "--delay", "200", "2718");
                xdo(display, "sleep", "2", "key", "Return", "sleep", "6");
                picture(display, "kiosk-real-staff");
                xdo(display, "mousemove", "539", "795", "click", "1"); // Leave the kiosk
                assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
                assertThat(process.exitValue()).isZero();
            } finally {
                process.destroy();
                assertThat(Files.readString(output, StandardCharsets.UTF_8)).doesNotContain("Exception");
            }
        }
    }

    @Test
    @DisplayName("is refused in plain words on a screen that is not there")
    void noScreen() throws Exception {
        try (KioskHost kiosk = new KioskHost(host); Display display = new Display(folder)) {
            config(kiosk);
            Path output = folder.resolve("kiosk.log");
            Process process = start(display, output, "--screen", "2");
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isNotZero();
            assertThat(Files.readString(output)).contains("screen of this machine, which has one").doesNotContain("Exception");
        }
    }
}
