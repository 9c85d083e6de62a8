package org.hostkeeper.journey;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** The session ends while the console is open: signal(7) asks it to end too. Called with the folder for pictures. */
final class EndOfSession {
    private EndOfSession() {}

    public static void main(String[] args) {
        Console.open(new Person(Path.of(args[0]), "end"), person -> {
            person.isOffered("Add a host by its address");
            new ProcessBuilder("kill", "-TERM", Long.toString(ProcessHandle.current().pid())).start();
            new CountDownLatch(1).await(); // the console ends the process
        });
    }
}
