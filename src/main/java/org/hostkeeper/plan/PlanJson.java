package org.hostkeeper.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** Plans as JSON: in the journal, in the plan's folder on the host, and exported. Its form stays readable for ever. */
public final class PlanJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FORM = 1;
    private static final int TOLD = 60;

    private PlanJson() {}

    /** The whole plan, to be read back as it is; secrets as references. */
    public static String write(Plan plan) {
        return tree(plan, false).toString();
    }

    /** For the journal: contents that not everybody on the host may read are replaced by their hash and size. */
    public static String writeForJournal(Plan plan) {
        return tree(plan, true).toString();
    }

    /** @throws ProblemException InvalidInput if this is no plan, or one of a newer form */
    public static Plan read(String json) {
        try {
            return plan(JSON.readTree(json));
        } catch (JsonProcessingException | Json.Unreadable | DateTimeException | IllegalArgumentException e) {
            throw new ProblemException(
                    new Problem.InvalidInput(Text.of("plan", "id"), beginning(json), Text.of("plan", "json.rule")), e);
        }
    }

    /** What people and logs are told of it: its name stands there, and no content of a file yet. */
    private static String beginning(String json) {
        return json.length() > TOLD ? json.substring(0, TOLD) + "…" : json;
    }

    private static ObjectNode tree(Plan plan, boolean withhold) {
        ObjectNode node = JSON.createObjectNode().put("form", FORM).put("id", plan.id().value());
        node.set("title", TextJson.write(plan.title()));
        node.put("host", plan.host().value()).put("asRoot", plan.asRoot());
        ArrayNode steps = node.putArray("steps");
        plan.steps().forEach(step -> steps.add(StepJson.write(step, withhold)));
        plan.deadman().ifPresent(deadman -> node.set("deadman", write(deadman)));
        plan.undoes().ifPresent(id -> node.put("undoes", id.value()));
        return node.put("made", plan.made().toString());
    }

    private static Plan plan(JsonNode node) {
        if (Json.number(node, "form") != FORM) {
            throw new Json.Unreadable("a form that is not known");
        }
        return new Plan(
                new PlanId(Json.text(node, "id")),
                TextJson.read(Json.field(node, "title")),
                new HostName(Json.text(node, "host")),
                Json.field(node, "asRoot").booleanValue(),
                Json.list(Json.field(node, "steps"), StepJson::read),
                Optional.ofNullable(node.get("deadman")).map(PlanJson::deadman),
                Optional.ofNullable(node.get("undoes")).map(id -> new PlanId(id.asText())),
                Instant.parse(Json.text(node, "made")));
    }

    private static ObjectNode write(Deadman deadman) {
        ObjectNode node = JSON.createObjectNode()
                .put("after", deadman.after().toString())
                .put("acceptedWithout", deadman.acceptedWithout());
        ArrayNode checks = node.putArray("checks");
        deadman.checks().forEach(check -> checks.add(StepJson.write(check, false)));
        return node;
    }

    private static Deadman deadman(JsonNode node) {
        return new Deadman(
                Duration.parse(Json.text(node, "after")),
                Json.list(Json.field(node, "checks"), StepJson::readCheck),
                Json.field(node, "acceptedWithout").booleanValue());
    }
}
