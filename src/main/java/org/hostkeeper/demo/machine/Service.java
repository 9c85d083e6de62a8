package org.hostkeeper.demo.machine;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * A service as systemd keeps it in memory: its loaded definition and its state. Systemd's own words are used for all
 * states. The machine's lock guards it.
 */
public final class Service {
    private static final int RUNS_KEPT = 200;

    /** One life of its process. */
    record Run(int pid, Instant from, Optional<Instant> until) {}

    final String name;
    Definition definition;
    String active = "inactive";
    String sub = "dead";
    String result = "success";
    int mainPid;
    int mainCode;
    int mainStatus;
    int restarts;
    String invocation = "";
    Optional<Instant> changed = Optional.empty();
    Optional<Instant> activeSince = Optional.empty();
    Optional<Instant> inactiveSince = Optional.empty();
    Optional<Instant> next = Optional.empty();
    Optional<Death> death = Optional.empty();
    final Deque<Run> runs = new ArrayDeque<>();

    Service(Definition definition) {
        this.name = definition.name();
        this.definition = definition;
    }

    public String name() {
        return name;
    }

    public Definition definition() {
        return definition;
    }

    public String active() {
        return active;
    }

    public String sub() {
        return sub;
    }

    public String result() {
        return result;
    }

    public int mainPid() {
        return mainPid;
    }

    /** How the last main process ended: 0 not yet, 1 exited, 2 killed. */
    public int mainCode() {
        return mainCode;
    }

    public int mainStatus() {
        return mainStatus;
    }

    public int restarts() {
        return restarts;
    }

    /** When its last process began. */
    public Optional<Instant> began() {
        return runs.isEmpty() ? Optional.empty() : Optional.of(runs.getLast().from());
    }

    /** When its last process ended; empty while it runs. */
    public Optional<Instant> ended() {
        return runs.isEmpty() ? Optional.empty() : runs.getLast().until();
    }

    /** Systemd's name of this run: 32 hexadecimal digits, empty if it never ran. */
    public String invocation() {
        return invocation;
    }

    public Optional<Instant> changed() {
        return changed;
    }

    public Optional<Instant> activeSince() {
        return activeSince;
    }

    public Optional<Instant> inactiveSince() {
        return inactiveSince;
    }

    public boolean isRunning() {
        return mainPid > 0;
    }

    public boolean isActive() {
        return active.equals("active");
    }

    void become(String newActive, String newSub, Instant at) {
        if (!newActive.equals(active)) {
            if (newActive.equals("active")) {
                activeSince = Optional.of(at);
            } else if (newActive.equals("inactive") || newActive.equals("failed")) {
                inactiveSince = Optional.of(at);
            }
        }
        active = newActive;
        sub = newSub;
        changed = Optional.of(at);
    }

    void processBegan(int pid, Instant at) {
        mainPid = pid;
        mainCode = 0;
        mainStatus = 0;
        runs.addLast(new Run(pid, at, Optional.empty()));
        if (runs.size() > RUNS_KEPT) {
            runs.removeFirst();
        }
    }

    void processEnded(int code, int status, Instant at) {
        if (!runs.isEmpty() && runs.getLast().until().isEmpty()) {
            Run run = runs.removeLast();
            runs.addLast(new Run(run.pid(), run.from(), Optional.of(at)));
        }
        mainPid = 0;
        mainCode = code;
        mainStatus = status;
        next = Optional.empty();
        death = Optional.empty();
    }

    /** What its lines in the journal are marked with. */
    String identifier() {
        return definition
                .value("Service", "SyslogIdentifier")
                .orElseGet(() -> command().substring(command().lastIndexOf('/') + 1));
    }

    /** The program of its main process. */
    String command() {
        String line = definition.value("Service", "ExecStart").orElse(name);
        return line.split(" ", 2)[0].replaceFirst("^[-@:+!]+", "");
    }
}
