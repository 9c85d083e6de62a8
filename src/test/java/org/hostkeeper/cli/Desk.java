package org.hostkeeper.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hostkeeper.assembly.Home;
import org.hostkeeper.cli.Scene.Result;
import org.hostkeeper.testbed.TestHost;

/** A console with files of its own, as one operator's machine has them, for tests on real hosts. */
final class Desk {
    private final Path folder;

    Desk(Path folder) {
        this.folder = folder;
    }

    Result run(String... args) {
        return run(new FakeTerminal(), args);
    }

    Result run(FakeTerminal at, String... args) {
        Home home = Home.of(Map.of("HOSTKEEPER_HOME", folder.toString()), folder);
        int exit = new Cli(at, new OwnOpening(home), Scene.noWindow()).run(args);
        return new Result(exit, at.said(), at.complained());
    }

    /** Adds a host as a script does that was told its fingerprint. */
    Result add(String name, TestHost host, String user, String... more) {
        return run(adding(name, host, user, more));
    }

    static String[] adding(String name, TestHost host, String user, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "host", "add", name, "--address", user + "@" + host.address(), "--identity", host.key().toString(),
                "--accept-key", host.fingerprint()));
        args.addAll(List.of(more));
        return args.toArray(String[]::new);
    }

    /** Adds a host whose key was never seen, without accepting any. */
    Result addUnseen(String name, String address, String key) {
        return run("host", "add", name, "--address", address, "--identity", key);
    }

    /** The same console as a process of its own, which can be killed. */
    Process start(String... args) {
        return startIn(Map.of(), args);
    }

    /** With these environment variables besides. */
    Process startIn(Map<String, String> surroundings, String... args) {
        try {
            Files.createDirectories(folder);
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    "target/classes:" + Files.readString(Path.of("target/classpath")).strip(),
                    "org.hostkeeper.Hostkeeper"));
            command.addAll(List.of(args));
            ProcessBuilder process = new ProcessBuilder(command);
            process.environment().put("HOSTKEEPER_HOME", folder.toString());
            process.environment().putAll(surroundings);
            process.redirectErrorStream(true).redirectOutput(folder.resolve("process.log").toFile());
            return process.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What that process has said until now, on both streams. */
    String processSaid() {
        try {
            return Files.readString(folder.resolve("process.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
