package org.hostkeeper.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.settings.Settings;
import org.hostkeeper.words.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plans that a person made and wants to apply later, kept with the settings. They hold what their preview showed, secrets
 * as references; whether the hosts are still as they were then is found out when they are applied.
 */
public final class SavedPlans {
    private static final Logger LOG = LoggerFactory.getLogger(SavedPlans.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "plan.saved.";

    private final Settings settings;

    /**
     * One wish that was saved.
     *
     * @param id that of its first plan
     * @param plans at most one for a host
     */
    public record Saved(PlanId id, Text title, Instant at, List<Plan> plans) {
        public Saved {
            plans = List.copyOf(plans);
        }
    }

    public SavedPlans(Settings settings) {
        this.settings = settings;
    }

    /**
     * @throws ProblemException Refused for one that brings back a file that not everybody may read: what stands in that came from
     *     the host, which keeps it, and is nothing for the settings of a console
     */
    public Saved save(Text title, List<Plan> plans, Instant at) {
        if (plans.stream().anyMatch(SavedPlans::bringsBackPrivate)) {
            throw new ProblemException(new Problem.Refused(Text.of("plan", "saved.what", title), Text.of("plan", "saved.private")));
        }
        Saved saved = new Saved(plans.getFirst().id(), title, at, plans.stream().map(SavedPlans::kept).toList());
        ObjectNode node = JSON.createObjectNode().put("at", at.toString());
        node.set("title", TextJson.write(title));
        ArrayNode all = node.putArray("plans");
        saved.plans().forEach(plan -> all.add(PlanJson.write(plan)));
        settings.keep(KEY + saved.id(), node.toString());
        return saved;
    }

    private static boolean bringsBackPrivate(Plan plan) {
        return plan.undoes().isPresent() && plan.steps().stream().anyMatch(step ->
                step instanceof Step.WriteFile w && !w.ownership().worldReadable() && w.content().plain().size() > 0);
    }

    /** Of files on the host that not everybody may read, only what tells that they are the same when it is applied. */
    private static Plan kept(Plan plan) {
        List<Step> steps = plan.steps().stream().map(step -> switch (step) {
            case Step.WriteFile w -> new Step.WriteFile(w.path(), w.content(), w.ownership(), kept(w.before()));
            case Step.RemoveFile r -> new Step.RemoveFile(r.path(), kept(r.before()));
            case Step.Link l -> new Step.Link(l.path(), l.target(), kept(l.before()));
            case Step.MakeFolder _, Step.Run _, Step.Check _ -> step;
        }).toList();
        return new Plan(plan.id(), plan.title(), plan.host(), plan.asRoot(), steps, plan.deadman(), plan.undoes(), plan.made());
    }

    private static FileState kept(FileState before) {
        return before instanceof FileState.Present p && !p.ownership().worldReadable()
                ? new FileState.Present(p.sha256(), p.size(), p.ownership(), Optional.empty())
                : before;
    }

    /** The newest first; one that a newer version saved in another form is left where it is, and not shown. */
    public List<Saved> all() {
        List<Saved> all = new ArrayList<>();
        settings.all().forEach((key, value) -> {
            if (key.startsWith(KEY)) {
                read(key, value).ifPresent(all::add);
            }
        });
        all.sort(Comparator.comparing(Saved::at).reversed());
        return all;
    }

    public void discard(PlanId id) {
        settings.forget(KEY + id);
    }

    private static Optional<Saved> read(String key, String value) {
        try {
            JsonNode node = JSON.readTree(value);
            List<Plan> plans = Json.list(Json.field(node, "plans"), plan -> PlanJson.read(plan.asText()));
            return Optional.of(new Saved(
                    new PlanId(key.substring(KEY.length())),
                    TextJson.read(Json.field(node, "title")),
                    Instant.parse(Json.text(node, "at")),
                    plans));
        } catch (JsonProcessingException | Json.Unreadable | DateTimeException | ProblemException e) {
            LOG.warn("The saved plan {} cannot be read", key, e);
            return Optional.empty();
        }
    }
}
