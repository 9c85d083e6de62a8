package org.hostkeeper.facts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hostkeeper.facts.Section.Ending;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Jobs;
import org.hostkeeper.problem.Problem;

/**
 * All that is known of one host at one moment, immutable. Each reading carries its own age: one probe may hang while the
 * others answer.
 *
 * @param readings by probe name
 */
public record Facts(HostName host, Map<String, Reading<?>> readings) {
    public Facts {
        readings = Map.copyOf(readings);
    }

    public static Facts unknown(HostName host) {
        return new Facts(host, Map.of());
    }

    /** What this probe told. The probe's name is the key, so the type is the probe's own. */
    @SuppressWarnings("unchecked")
    public <T> Reading<T> of(Probe<T> probe) {
        Reading<?> reading = readings.get(probe.name());
        return reading == null ? Reading.none() : (Reading<T>) reading;
    }

    /**
     * These facts with a newer answer: each section is parsed once, here. A section that did not come about or cannot be
     * understood leaves the last good value with its age and adds the problem; one of another version is not looked at.
     */
    public Facts update(List<Section> sections, List<Probe<?>> probes) {
        Map<String, Reading<?>> next = new HashMap<>(readings);
        for (Probe<?> probe : probes) {
            sections.stream()
                    .filter(s -> s.probe().equals(probe.name()) && s.version() == probe.version())
                    .forEach(s -> next.put(probe.name(), reading(probe, s)));
        }
        return new Facts(host, next);
    }

    /** These facts after a try that brought no answer at all: every value is as old as it is, and this is why. */
    public Facts failed(Problem problem, List<Probe<?>> probes) {
        Map<String, Reading<?>> next = new HashMap<>(readings);
        probes.forEach(probe -> next.put(probe.name(), of(probe).butNow(problem)));
        return new Facts(host, next);
    }

    private <T> Reading<T> reading(Probe<T> probe, Section section) {
        return switch (section.ending()) {
            case Ending.Answered answered -> parsed(probe, section, answered.text());
            case Ending.Failed failed -> of(probe).butNow(failure(probe, failed));
            case Ending.OverLimit over -> of(probe).butNow(new Problem.TimedOut(host.value(), probe.name(), over.limit()));
            case Ending.ToolMissing missing -> of(probe).butNow(new Problem.MissingTool(host.value(), missing.tool()));
        };
    }

    private <T> Reading<T> parsed(Probe<T> probe, Section section, String text) {
        try {
            return Reading.of(probe.parse(text), section.taken());
        } catch (UnreadableAnswer e) {
            return of(probe).butNow(new Problem.ProbeFailed(host.value(), probe.name(), String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            // a parser with a bug must not cost the other sections; it is logged and told with its code
            return of(probe).butNow(Jobs.problemOf(e));
        }
    }

    private Problem failure(Probe<?> probe, Ending.Failed failed) {
        String detail = failed.error().isBlank() ? "it ended with status " + failed.exit() : failed.error();
        return new Problem.ProbeFailed(host.value(), probe.name(), detail);
    }
}
