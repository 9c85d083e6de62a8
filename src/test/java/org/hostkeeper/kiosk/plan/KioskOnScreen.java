package org.hostkeeper.kiosk.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.hostkeeper.journey.Display;

/** The kiosk as a program of its own, in its window on a screen with a window manager, and the hand of who stands in front of it. */
public final class KioskOnScreen implements AutoCloseable {
    private static final String WHOLE = "1366x850";

    private final Display display;
    private final Path output;
    private final Process process;

    private KioskOnScreen(Display display, Path output, Process process) {
        this.display = display;
        this.output = output;
        this.process = process;
    }

    /** Puts down what it reads when it starts. */
    public static void config(Path folder, String json, String credential) throws IOException {
        Path config = Files.createDirectories(folder.resolve("home/config"));
        Files.writeString(config.resolve("kiosk.json"), json);
        Path secret = config.resolve("kiosk.credential");
        Files.writeString(secret, credential);
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    }

    /** Starts it with what {@link #config} put down. */
    public static KioskOnScreen start(Path folder, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED", "-Xmx256m", "-Dprism.order=sw",
                "-Duser.home=" + folder, "-cp", System.getProperty("java.class.path"), "org.hostkeeper.Hostkeeper", "kiosk"));
        command.addAll(List.of(words));
        Path output = folder.resolve("kiosk.log");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        Display display = new Display(folder);
        builder.environment().put("DISPLAY", display.name());
        builder.environment().put("HOSTKEEPER_HOME", folder.resolve("home").toString());
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("LANG", "C.UTF-8");
        try {
            return new KioskOnScreen(display, output, builder.start());
        } catch (IOException e) {
            display.close();
            throw e;
        }
    }

    public Process process() {
        return process;
    }

    /** All that it has said. */
    public String output() throws IOException {
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    /** What xdotool says when it has done this. */
    public String xdo(String... words) {
        List<String> all = new ArrayList<>(List.of("env", "DISPLAY=" + display.name(), "xdotool"));
        all.addAll(List.of(words));
        return KioskHost.run(all.toArray(String[]::new)).text();
    }

    /** Whether its window fills the screen. */
    public boolean isWhole() {
        return xdo("search", "--name", "Hostkeeper kiosk", "getwindowgeometry").contains(WHOLE);
    }

    /** Presses the button of its only artwork, and holds it longer than half a second. */
    public void hold() {
        xdo("mousemove", "683", "600", "mousedown", "1", "sleep", "2", "mouseup", "1");
    }

    /** Keeps the screen as target/screenshots/NAME.png. */
    public void picture(String name) throws IOException {
        Path all = Files.createDirectories(Path.of("target", "screenshots"));
        KioskHost.run("import", "-display", display.name(), "-window", "root", all.resolve(name + ".png").toString());
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        display.close();
        assertThat(output()).doesNotContain("Exception");
    }
}
