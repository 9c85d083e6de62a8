package org.hostkeeper.broker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hostkeeper.mqtt.Message;

/**
 * Who is at a broker and how the modules are, from what comes in. Anybody who may publish there may write anything, so what
 * cannot be understood is left aside, and there are bounds to how many are remembered. Safe from any thread.
 */
public final class Board {
    private static final int MOST_MODULES = 10_000;
    private static final int MOST_AGENTS = 1_000;
    private static final int LONGEST = 64 << 10;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Topics topics;
    private final Clock clock;
    private final Map<String, AgentPresence> agents = new TreeMap<>();
    private final Map<String, ModuleState> modules = new TreeMap<>();
    private long leftAside;

    public Board(String prefix, Clock clock) {
        this.topics = new Topics(prefix);
        this.clock = clock;
    }

    /** What it is to be told: filters that do not overlap. */
    public List<String> filters() {
        return List.of(topics.presences(), topics.states(), topics.alerts());
    }

    /** What is otherwise after this message, if anything is. */
    public synchronized Optional<Change> take(Message message) {
        String name = Topics.last(message.topic());
        boolean agent = Topics.fits(topics.presences(), message.topic());
        boolean state = Topics.fits(topics.states(), message.topic());
        if (message.payload().length == 0) {
            return agent ? agentGone(name) : state ? moduleGone(name) : Optional.empty();
        }
        Optional<JsonNode> json = json(message);
        Instant now = clock.instant();
        Optional<Change> change = agent
                ? json.flatMap(j -> AgentPresence.published(name, j, now)).flatMap(this::agent)
                : state
                        ? json.flatMap(j -> ModuleState.published(name, j, now)).flatMap(this::module)
                        : json.filter(_ -> !message.retained())
                                .flatMap(j -> Incident.published(name, j, now))
                                .map(Change.Happened::new);
        if (json.isEmpty()) {
            leftAside++;
        }
        return change;
    }

    /**
     * Takes what was read another way (REST, SSH) where no agent publishes it. It is the whole list of that way: what came
     * that way before and is not in it any more is gone.
     */
    public synchronized List<Change> takeRead(List<ModuleState> read) {
        if (agents.values().stream().anyMatch(AgentPresence::online)) {
            return List.of();
        }
        List<Change> changes = new ArrayList<>();
        Set<String> there = new HashSet<>();
        for (ModuleState state : read) {
            there.add(state.guid());
            module(state).ifPresent(changes::add);
        }
        modules.values().removeIf(state -> {
            boolean gone = state.source() != ModuleState.Source.MQTT && !there.contains(state.guid());
            if (gone) {
                changes.add(new Change.ModuleGone(state.guid()));
            }
            return gone;
        });
        return changes;
    }

    /** Who and what was not told of by the broker since this moment is gone. */
    synchronized List<Change> forgetUnheardSince(Instant moment) {
        List<Change> gone = new ArrayList<>();
        List.copyOf(agents.values()).stream()
                .filter(agent -> agent.heard().isBefore(moment))
                .forEach(agent -> agentGone(agent.instance()).ifPresent(gone::add));
        List.copyOf(modules.values()).stream()
                .filter(module -> module.source() == ModuleState.Source.MQTT && module.heard().isBefore(moment))
                .forEach(module -> moduleGone(module.guid()).ifPresent(gone::add));
        return gone;
    }

    private Optional<Change> agent(AgentPresence agent) {
        if (!agents.containsKey(agent.instance()) && agents.size() >= MOST_AGENTS) {
            leftAside++;
            return Optional.empty();
        }
        agents.put(agent.instance(), agent);
        return Optional.of(new Change.Agent(agent));
    }

    private Optional<Change> module(ModuleState state) {
        ModuleState before = modules.get(state.guid());
        if (before == null && modules.size() >= MOST_MODULES) {
            leftAside++;
            return Optional.empty();
        }
        modules.put(state.guid(), state);
        return before != null && before.saysTheSame(state) && state.source() == ModuleState.Source.MQTT
                ? Optional.empty()
                : Optional.of(new Change.Module(state));
    }

    private Optional<Change> agentGone(String instance) {
        return Optional.ofNullable(agents.remove(instance)).map(_ -> new Change.AgentGone(instance));
    }

    private Optional<Change> moduleGone(String guid) {
        return Optional.ofNullable(modules.remove(guid)).map(_ -> new Change.ModuleGone(guid));
    }

    private static Optional<JsonNode> json(Message message) {
        if (message.payload().length > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(new String(message.payload(), StandardCharsets.UTF_8)))
                    .filter(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    public synchronized List<AgentPresence> agents() {
        return List.copyOf(agents.values());
    }

    public synchronized List<ModuleState> modules() {
        return List.copyOf(modules.values());
    }

    /** Whether somebody is there who answers commands and publishes states. */
    public synchronized boolean hasAgent() {
        return agents.values().stream().anyMatch(AgentPresence::online);
    }

    /** How many messages could not be understood or were too many. */
    public synchronized long leftAside() {
        return leftAside;
    }
}
