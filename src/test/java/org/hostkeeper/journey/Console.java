package org.hostkeeper.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.hostkeeper.Hostkeeper;

/**
 * The console in a process of its own, as its user starts it, with somebody in it who knows one way through it. The
 * process ends with 0 if that way led to its end.
 */
final class Console {
    private Console() {}

    /** A way through the console. */
    interface Way {
        void go(Person person) throws Exception;
    }

    /**
     * Goes this way in a new process on that display; what it printed is in the test's own output.
     *
     * @param home the person's home folder, with keys in .ssh
     */
    static int walk(Class<?> way, Display display, Path home, List<String> facts)
            throws IOException, InterruptedException {
        return walk(way, display, home, facts, Map.of());
    }

    /** @param more of the environment */
    static int walk(Class<?> way, Display display, Path home, List<String> facts, Map<String, String> more)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx512m",
                "-Dprism.order=sw",
                "-Duser.home=" + home,
                "-Djava.io.tmpdir=" + Files.createDirectories(home.resolve("tmp")),
                "-cp",
                System.getProperty("java.class.path"),
                way.getName()));
        command.addAll(facts);
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("DISPLAY", display.name());
        builder.environment().put("HOME", home.toString());
        builder.environment().put("HOSTKEEPER_HOME", home.resolve("hostkeeper").toString());
        builder.environment().remove("SSH_AUTH_SOCK");
        builder.environment().put("LANG", "C.UTF-8");
        builder.environment().remove("DBUS_SESSION_BUS_ADDRESS");
        builder.environment().putAll(more);
        Process process = builder.start();
        if (!process.waitFor(6, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("The way did not end within 6 minutes");
        }
        return process.exitValue();
    }

    /** Opens the console and goes; called from the main of a way. */
    static void open(Person person, Way way) {
        Thread.ofPlatform().daemon().name("person").start(() -> {
            try {
                way.go(person);
                Runtime.getRuntime().halt(0); // the window is left as a power cut would leave it
            } catch (Throwable e) {
                e.printStackTrace();
                Runtime.getRuntime().halt(1);
            }
        });
        Hostkeeper.main(new String[0]);
    }
}
