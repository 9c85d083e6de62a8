package org.hostkeeper.exhibition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hostkeeper.facts.UnreadableAnswer;
import org.hostkeeper.plan.TextJson;
import org.hostkeeper.words.Text;

/** Reads what an agent says of the machines that it watches: its file, and its answers (docs/contracts.md, watched machines). */
final class WatchAnswer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode tree;

    WatchAnswer(String json) {
        try {
            this.tree = JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UnreadableAnswer("what the agent says of its machines is no JSON", e);
        }
    }

    /** Where the agent's API is reached from its host. */
    String address() {
        return tree.path("address").asText("127.0.0.1");
    }

    /** And on which port. */
    int port() {
        return tree.path("port").asInt();
    }

    List<Watch> watches() {
        Instant at = instant(tree.path("at")).orElseThrow(() -> new UnreadableAnswer("the agent does not say when it looked"));
        List<Watch> watches = new ArrayList<>();
        tree.path("vms").forEach(vm -> watches.add(watch(vm, at)));
        return watches;
    }

    List<LeftOut> leftOut() {
        List<LeftOut> files = new ArrayList<>();
        tree.path("left_out").forEach(out ->
                files.add(new LeftOut(out.path("file").asText(), words(out.path("words"), out.path("why").asText()))));
        return files;
    }

    /** In the reader's language; in English where the agent is older than that, or newer and has words that are unknown here. */
    private static Text words(JsonNode words, String english) {
        try {
            Text said = TextJson.read(words);
            said.in(Locale.ENGLISH);
            return said;
        } catch (RuntimeException e) { // whatever stands there
            return Text.literal(english);
        }
    }

    private static Watch watch(JsonNode vm, Instant at) {
        List<String> open = new ArrayList<>();
        vm.path("compatibility").forEach(network -> open.add(network.asText()));
        List<Integer> beats = new ArrayList<>();
        vm.path("beats").forEach(count -> beats.add(count.asInt()));
        return new Watch(
                vm.path("vm_name").asText(),
                vm.path("snapshot_name").asText(),
                vm.path("api_port").asInt(),
                open,
                Duration.ofMillis(Math.round(vm.path("heartbeat").path("timeout").asDouble() * 1000)),
                VmState.of(vm.path("state").asText())
                        .orElseThrow(() -> new UnreadableAnswer("a machine’s state is unknown: " + vm.path("state").asText())),
                Optional.of(vm.path("why").asText()).filter(why -> !why.isEmpty()).map(why -> words(vm.path("why_words"), why)),
                instant(vm.path("since")).orElse(at),
                instant(vm.path("up_since")),
                vm.path("auto_revert_enabled").asBoolean(),
                instant(vm.path("heartbeat").path("last_heartbeat")),
                beats,
                Optional.of(vm.path("last_incident")).filter(JsonNode::isObject).map(WatchAnswer::incident),
                at);
    }

    /** Of an answer that lists them, the newest first. */
    List<Watch.Incident> incidents() {
        List<Watch.Incident> incidents = new ArrayList<>();
        tree.path("incidents").forEach(incident -> incidents.add(incident(incident)));
        return incidents;
    }

    /** Between two faults, where the agent knows of so many. */
    Optional<Duration> meanTimeBetweenFailures() {
        JsonNode seconds = tree.path("mean_time_between_failures");
        return seconds.isNumber() ? Optional.of(Duration.ofMillis(Math.round(seconds.asDouble() * 1000))) : Optional.empty();
    }

    private static Watch.Incident incident(JsonNode node) {
        return new Watch.Incident(
                node.path("id").asLong(),
                node.path("reason").asText(),
                node.path("detail").asText(),
                node.path("outcome").asText(),
                instant(node.path("fault")).orElseThrow(() -> new UnreadableAnswer("an incident has no time")),
                instant(node.path("reverted")),
                instant(node.path("first_beat")),
                texts(node.path("last_beats")).map(WatchAnswer::moment).toList(),
                texts(node.path("evidence")).flatMap(code -> Evidence.of(code).stream()).collect(Collectors.toSet()));
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new UnreadableAnswer("the time of a beat is none: " + text, e);
        }
    }

    private static Stream<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText);
    }

    private static Optional<Instant> instant(JsonNode seconds) {
        return seconds.isNumber() ? Optional.of(Instant.ofEpochMilli(Math.round(seconds.asDouble() * 1000))) : Optional.empty();
    }
}
