package org.hostkeeper.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hostkeeper.host.HostName;
import org.hostkeeper.words.Text;

/**
 * A change to one host, before it happens: what will be done, in order, exactly. No feature touches a host in another
 * way. A plan is plain data; it can be previewed, applied, journalled, sent to another console and undone.
 *
 * @param title what the person wanted: "Restart pump_1"
 * @param asRoot whether it runs as root; else as the login user, in that user's own files
 * @param undoes the plan that this one takes back, if it does
 */
public record Plan(
        PlanId id,
        Text title,
        HostName host,
        boolean asRoot,
        List<Step> steps,
        Optional<Deadman> deadman,
        Optional<PlanId> undoes,
        Instant made) {
    public Plan {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("A plan without steps changes nothing");
        }
    }

    /**
     * Several changes to one host as one, in this order: a host takes one plan at a time, and what belongs together is
     * taken back together.
     */
    public static Plan together(Text title, List<Plan> parts) {
        Plan first = parts.getFirst();
        boolean alike = parts.stream()
                .allMatch(p -> p.host().equals(first.host())
                        && p.asRoot() == first.asRoot()
                        && p.deadman().isEmpty()
                        && p.undoes().isEmpty());
        if (!alike) {
            throw new IllegalArgumentException("Only plain plans for the same host and user go together");
        }
        List<Step> steps = parts.stream().flatMap(p -> p.steps().stream()).toList();
        return new Plan(
                first.id(), title, first.host(), first.asRoot(), steps, Optional.empty(), Optional.empty(), first.made());
    }

    /** Whether contents are missing because the journal did not keep them. */
    public boolean isWithheld() {
        return steps.stream().anyMatch(step -> switch (step) {
            case Step.WriteFile w -> w.content().isWithheld();
            case Step.Run r -> r.input().isWithheld();
            case Step.RemoveFile _, Step.Link _, Step.MakeFolder _, Step.Check _ -> false;
        });
    }

    /** The same under another name. */
    public Plan named(PlanId name, Instant now) {
        return new Plan(name, title, host, asRoot, steps, deadman, undoes, now);
    }

    /** All secrets that it needs when it runs. */
    public Stream<SecretReference> secrets() {
        return steps.stream().flatMap(step -> switch (step) {
            case Step.WriteFile w -> w.content().secrets();
            case Step.Run r -> r.input().secrets();
            case Step.RemoveFile _, Step.Link _, Step.MakeFolder _, Step.Check _ -> Stream.<SecretReference>empty();
        });
    }
}
