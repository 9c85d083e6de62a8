package org.hostkeeper.demo.machine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The simulated systemd: loads units from the tree, starts and stops them, restarts what fails, and writes what happened
 * to the journal in systemd's words (version 252). Things that happen by themselves happen when somebody looks: every
 * entry first settles what is due by the clock. The machine's lock guards it.
 */
public final class Systemd {
    private static final Duration USUAL_RESTART_DELAY = Duration.ofMillis(100);

    private final Tree tree;
    private final Nature nature;
    private final long seed;
    private final SystemJournal journal;
    private final SortedMap<String, Service> services = new TreeMap<>();
    private int lastPid = 400;
    private long invocations;

    Systemd(Tree tree, Nature nature, long seed) {
        this.tree = tree;
        this.nature = nature;
        this.seed = seed;
        this.journal = new SystemJournal(this::said);
    }

    public SystemJournal journal() {
        return journal;
    }

    /** All loaded services by name. */
    public List<Service> services() {
        return List.copyOf(services.values());
    }

    /** A loaded service; one whose file is there is loaded for it, as systemd does. */
    public Optional<Service> find(String name) {
        Service known = services.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Service> loaded = Definition.read(tree, name).map(Service::new);
        loaded.ifPresent(service -> services.put(name, service));
        return loaded;
    }

    /** Reads all unit files anew; what runs goes on. */
    public void reload() {
        for (String name : Definition.services(tree)) {
            find(name);
        }
        for (Service service : services()) {
            Optional<Definition> now = Definition.read(tree, service.name);
            if (now.isPresent()) {
                service.definition = now.get();
            } else if (!service.isActive() && service.next.isEmpty()) {
                services.remove(service.name);
            }
        }
    }

    /** Starts it; false if systemctl would answer that the job failed. Nothing happens if it is active. */
    public boolean start(Service service, Instant now) {
        if (service.isActive()) {
            return true;
        }
        service.restarts = 0;
        return launch(service, now);
    }

    public void stop(Service service, Instant now) {
        if (service.isRunning() || service.isActive()) {
            journal.systemd(now, service.name, 6, "Stopping " + titled(service) + "...");
            service.processEnded(2, 15, now);
            journal.systemd(now, service.name, 6, service.name + ": Deactivated successfully.");
        }
        if (service.isActive() || service.active.equals("activating")) {
            service.next = Optional.empty();
            service.result = "success";
            service.become("inactive", "dead", now);
            journal.systemd(now, service.name, 6, "Stopped " + titled(service) + ".");
        }
    }

    public boolean restart(Service service, Instant now) {
        stop(service, now);
        return start(service, now);
    }

    /** Forgets that it failed. */
    public void resetFailed(Service service, Instant now) {
        service.restarts = 0;
        service.result = "success";
        if (service.active.equals("failed")) {
            service.become("inactive", "dead", now);
        }
    }

    /** Puts a service into a long-lived state without a word, for the machine's past before anybody looked. */
    public void ranSince(Service service, Instant since) {
        if (service.definition.type().equals("oneshot")) {
            service.invocation = invocation();
            service.become("active", "exited", since);
            return;
        }
        begin(service, since);
        service.become("active", "running", since);
    }

    /** Lets everything happen that is due. */
    public void settle(Instant now) {
        while (true) {
            Optional<Service> due = services.values().stream()
                    .filter(s -> s.next.isPresent() && !s.next.get().isAfter(now))
                    .min(Comparator.comparing(s -> s.next.orElseThrow()));
            if (due.isEmpty()) {
                return;
            }
            Service service = due.get();
            Instant at = service.next.orElseThrow();
            if (service.sub.equals("auto-restart")) {
                scheduledRestart(service, at);
            } else {
                die(service, at);
            }
        }
    }

    private boolean launch(Service service, Instant now) {
        service.result = "success";
        begin(service, now);
        boolean oneshot = service.definition.type().equals("oneshot");
        boolean waits = oneshot || service.definition.type().equals("notify");
        if (waits && service.death.isPresent() && service.death.get().after().isZero()) {
            service.become("activating", "start", now);
            die(service, now);
            return false;
        }
        journal.systemd(now, service.name, 6, (oneshot ? "Finished " : "Started ") + titled(service) + ".");
        if (oneshot) {
            boolean remains = service.definition.value("Service", "RemainAfterExit").equals(Optional.of("yes"));
            service.processEnded(1, 0, now);
            service.become(remains ? "active" : "inactive", remains ? "exited" : "dead", now);
        } else {
            service.become("active", "running", now);
            settle(now);
        }
        return true;
    }

    private void begin(Service service, Instant now) {
        service.invocation = invocation();
        service.processBegan(++lastPid, now);
        service.death = nature.fate(service, tree);
        service.next = service.death.map(death -> now.plus(death.after()));
    }

    private void die(Service service, Instant at) {
        Death death = service.death.orElseThrow();
        int pid = service.mainPid;
        for (String line : death.lastWords()) {
            boolean marked = line.startsWith("<");
            int priority = marked ? line.charAt(1) - '0' : 6;
            journal.say(at, service.name, service.identifier(), pid, priority, marked ? line.substring(3) : line);
        }
        service.processEnded(death.cause().code, death.status(), at);
        boolean well = death.cause() == Death.Cause.EXITED && death.status() == 0;
        service.result = well ? "success" : death.cause().result;
        tellEnd(service, death, well, at);
        String restart = service.definition.value("Service", "Restart").orElse("no");
        if (restart.equals("always") || (restart.equals("on-failure") && !well)) {
            service.become("activating", "auto-restart", at);
            service.next = Optional.of(at.plus(restartDelay(service)));
        } else {
            service.become(well ? "inactive" : "failed", well ? "dead" : "failed", at);
        }
    }

    private void tellEnd(Service service, Death death, boolean well, Instant at) {
        if (well) {
            journal.systemd(at, service.name, 6, service.name + ": Deactivated successfully.");
            return;
        }
        if (death.cause() == Death.Cause.OUT_OF_MEMORY) {
            journal.systemd(at, service.name, 5, service.name + ": A process of this unit has been killed by the OOM killer.");
        }
        String how = "Main process exited, code=%s, status=%s".formatted(death.cause().word, death.shown());
        journal.systemd(at, service.name, 5, service.name + ": " + how);
        journal.systemd(at, service.name, 4, "%s: Failed with result '%s'.".formatted(service.name, service.result));
    }

    private void scheduledRestart(Service service, Instant at) {
        service.next = Optional.empty();
        if (tooOften(service, at)) {
            journal.systemd(at, service.name, 4, service.name + ": Start request repeated too quickly.");
            journal.systemd(at, service.name, 4, "%s: Failed with result '%s'.".formatted(service.name, service.result));
            service.become("failed", "failed", at);
            return;
        }
        service.restarts++;
        journal.systemd(
                at,
                service.name,
                6,
                "%s: Scheduled restart job, restart counter is at %d.".formatted(service.name, service.restarts));
        journal.systemd(at, service.name, 6, "Stopped " + titled(service) + ".");
        launch(service, at);
    }

    /** StartLimitBurst=5 and StartLimitIntervalSec=10 (systemd.unit(5)). */
    private static boolean tooOften(Service service, Instant at) {
        return service.runs.stream().filter(run -> run.from().plusSeconds(10).isAfter(at)).count() >= 5;
    }

    private static Duration restartDelay(Service service) {
        return service.definition
                .value("Service", "RestartSec")
                .map(seconds -> Duration.ofMillis((long) (Double.parseDouble(seconds.replace("s", "")) * 1000)))
                .orElse(USUAL_RESTART_DELAY);
    }

    private String invocation() {
        return "%016x%016x".formatted(Chance.of(seed, ++invocations), Chance.of(seed, -invocations));
    }

    /** As systemd 252 names a unit in its messages: {@code pump_1.service - Module Service for pump_1}. */
    static String titled(Service service) {
        String description = service.definition.description();
        return description.equals(service.name) ? service.name : service.name + " - " + description;
    }

    private List<JournalEntry> said(Instant from, Instant until, Predicate<String> wanted) {
        List<JournalEntry> said = new ArrayList<>();
        if (wanted.test(SystemJournal.KERNEL)) {
            Chatter kernel = nature.chatter(SystemJournal.KERNEL);
            said.addAll(kernel.lines("", SystemJournal.KERNEL, 0, Instant.ofEpochSecond(seed & 0xffff), from, until));
        }
        for (Service service : services.values()) {
            if (wanted.test(service.name)) {
                Chatter chatter = nature.chatter(service.name);
                for (Service.Run run : service.runs) {
                    Instant end = run.until().filter(until::isAfter).orElse(until);
                    Instant begin = run.from().isAfter(from) ? run.from() : from;
                    if (begin.isBefore(end)) {
                        said.addAll(chatter.lines(service.name, service.identifier(), run.pid(), run.from(), begin, end));
                    }
                }
            }
        }
        return said;
    }
}
