package org.hostkeeper.exhibition.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hostkeeper.exhibition.AgentOnHost;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Step;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** The machines on root's list of what the agent may ask for; all else of the list stays as it is. */
record HelperVms(FileState before, ObjectNode list) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static HelperVms of(WatchGround ground) {
        FileState before = ground.at(AgentOnHost.HELPER_LIST);
        try {
            if (JSON.readTree(ground.text(AgentOnHost.HELPER_LIST)) instanceof ObjectNode list) {
                return new HelperVms(before, list);
            }
        } catch (JsonProcessingException e) {
            // told below: what is not understood is not written anew
        }
        throw new ProblemException(new Problem.InvalidInput(
                Text.literal(AgentOnHost.HELPER_LIST), "", Text.of("exhibition.watch", "list.rule", ground.host().value())));
    }

    /** Nothing if they are on it already. */
    Optional<Step> with(Collection<String> vms) {
        SortedSet<String> names = names();
        return names.addAll(vms) ? Optional.of(write(names)) : Optional.empty();
    }

    Optional<Step> without(String vm) {
        SortedSet<String> names = names();
        return names.remove(vm) ? Optional.of(write(names)) : Optional.empty();
    }

    private SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>();
        for (JsonNode name : list.path("vms")) {
            names.add(name.asText());
        }
        return names;
    }

    private Step write(Collection<String> names) {
        ObjectNode changed = list.deepCopy();
        ArrayNode vms = changed.putArray("vms");
        names.forEach(vms::add);
        return new Step.WriteFile(
                AgentOnHost.HELPER_LIST, Content.of(changed.toPrettyString() + "\n"), Ownership.ROOT_PUBLIC, before);
    }
}
