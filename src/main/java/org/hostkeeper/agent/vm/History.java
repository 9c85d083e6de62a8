package org.hostkeeper.agent.vm;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hostkeeper.agent.vm.VmControl.Incident;
import org.hostkeeper.exhibition.Evidence;

/**
 * What befell one machine: a line is appended whenever an incident begins or changes, and the last one of an incident holds. Safe
 * from any thread.
 */
final class History implements VmPast {
    private static final String FILE = "history.jsonl";
    private static final int KEPT = 500;
    private static final int LINES = 4 * KEPT;
    private static final Set<String> FAULTS = Set.of("heartbeat", "died", "crashed", "never-beat");
    private static final String RUNNING = "running";

    private final VmFolder folder;
    private final TreeMap<Long, Incident> incidents = new TreeMap<>();
    private int lines;

    History(VmFolder folder) {
        this.folder = folder;
        List<String> read = folder.lines(FILE);
        for (String line : read) {
            parsed(line).ifPresent(incident -> incidents.put(incident.id(), incident));
        }
        cutShort();
        if (!read.isEmpty()) {
            rewrite(); // its last line may be torn, and nothing may be appended to that
        }
    }

    private static Optional<Incident> parsed(String line) {
        try {
            return Optional.ofNullable(VmFolder.JSON.readValue(line, Incident.class));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The agent was ended before libvirt was done. */
    private void cutShort() {
        for (Incident incident : List.copyOf(incidents.values())) {
            if (incident.outcome().equals(RUNNING) && (incident.reverted().isEmpty() || incident.id() != incidents.lastKey())) {
                incidents.put(incident.id(), with(incident, "failed", incident.reverted(), Optional.empty()));
            }
        }
    }

    synchronized long begin(String reason, String detail, Instant fault, List<String> lastBeats) {
        long id = incidents.isEmpty() ? 1 : incidents.lastKey() + 1;
        put(new Incident(id, reason, detail, RUNNING, fault, Optional.empty(), Optional.empty(), lastBeats));
        while (incidents.size() > KEPT) {
            incidents.pollFirstEntry();
        }
        return id;
    }

    synchronized void reverted(long id, Instant at) {
        change(id, RUNNING, Optional.of(at), Optional.empty());
    }

    synchronized void failed(long id, String why) {
        Optional.ofNullable(incidents.get(id)).ifPresent(was -> put(new Incident(
                id, was.reason(), was.detail() + "; " + why, "failed", was.fault(), was.reverted(), was.firstBeat(), was.lastBeats())));
    }

    /** The guest beats after the last one. */
    synchronized void answered(Instant at) {
        last().filter(was -> was.reverted().isPresent() && !was.outcome().equals("failed"))
                .ifPresent(was -> change(was.id(), "recovered", was.reverted(), Optional.of(at)));
    }

    /** It never did. */
    synchronized void unanswered() {
        last().filter(was -> was.outcome().equals(RUNNING))
                .ifPresent(was -> change(was.id(), "silent", was.reverted(), Optional.empty()));
    }

    synchronized Optional<Incident> last() {
        return Optional.ofNullable(incidents.lastEntry()).map(Map.Entry::getValue);
    }

    @Override
    public synchronized List<Incident> newest(int most) {
        return incidents.descendingMap().values().stream().limit(most).toList();
    }

    /** A revert that has to be tried again is no further fault. */
    @Override
    public synchronized Optional<Duration> meanTimeBetweenFailures() {
        List<Instant> faults = new ArrayList<>();
        boolean well = true;
        for (Incident incident : incidents.values()) {
            if (FAULTS.contains(incident.reason()) && well) {
                faults.add(incident.fault());
                well = false;
            }
            well |= incident.outcome().equals("recovered");
        }
        return faults.size() < 2
                ? Optional.empty()
                : Optional.of(Duration.between(faults.getFirst(), faults.getLast()).dividedBy(faults.size() - 1));
    }

    @Override
    public Set<Evidence> evidence(long incident) {
        return folder.evidence(incident);
    }

    @Override
    public Optional<byte[]> evidence(long incident, Evidence which) {
        return folder.evidence(incident, which);
    }

    private void change(long id, String outcome, Optional<Instant> reverted, Optional<Instant> firstBeat) {
        Optional.ofNullable(incidents.get(id)).ifPresent(was -> put(with(was, outcome, reverted, firstBeat)));
    }

    private static Incident with(Incident was, String outcome, Optional<Instant> reverted, Optional<Instant> firstBeat) {
        return new Incident(was.id(), was.reason(), was.detail(), outcome, was.fault(), reverted, firstBeat, was.lastBeats());
    }

    private void put(Incident incident) {
        incidents.put(incident.id(), incident);
        folder.append(FILE, line(incident));
        if (++lines > LINES) {
            rewrite();
        }
    }

    private void rewrite() {
        folder.replace(FILE, incidents.values().stream().map(History::line).toList());
        lines = incidents.size();
    }

    private static String line(Incident incident) {
        try {
            return VmFolder.JSON.writeValueAsString(incident);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A record of texts and times has a JSON form", e);
        }
    }
}
