package org.hostkeeper.desktop.mqtt;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import org.hostkeeper.broker.AgentPresence;
import org.hostkeeper.broker.BrokerSession;
import org.hostkeeper.broker.Change;
import org.hostkeeper.broker.ModuleState;
import org.hostkeeper.desktop.frame.Page;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.mqtt.Link;

/**
 * Counts the modules at all brokers that need a person, as they are told of: so the navigation knows them before the page is
 * opened. Safe from any thread.
 */
public final class MqttTally {
    private final Map<BrokerSession, Modules> sessions = new HashMap<>();
    private final Set<BrokerSession> ended = Collections.newSetFromMap(new WeakHashMap<>());
    private final Consumer<Page.Badge> told;
    private Page.Badge last = Page.Badge.NONE;

    /** @param told each time when it is another one; on the thread of the change that made it so */
    public MqttTally(Consumer<Page.Badge> told) {
        this.told = told;
    }

    public synchronized void take(BrokerSession session, Change change) {
        if (!ended.contains(session)) {
            sessions.computeIfAbsent(session, _ -> new Modules()).take(change);
            tell();
        }
    }

    /** The session ends, and what it still says counts no more. */
    public synchronized void end(BrokerSession session) {
        ended.add(session);
        sessions.remove(session);
        tell();
    }

    private void tell() {
        Map<Mark, Integer> all = new EnumMap<>(Mark.class);
        sessions.values().forEach(m -> m.ill.values().forEach(mark -> all.merge(mark, 1, Integer::sum)));
        Page.Badge now = all.isEmpty()
                ? Page.Badge.NONE
                : new Page.Badge(
                        all.values().stream().mapToInt(Integer::intValue).sum(),
                        all.keySet().iterator().next());
        if (!now.equals(last)) {
            last = now;
            told.accept(now);
        }
    }

    /** What one session has told of. */
    private static final class Modules {
        private final Map<String, AgentPresence> agents = new HashMap<>();
        private final Map<String, ModuleState> states = new HashMap<>();
        private final Map<String, Mark> ill = new HashMap<>();
        private boolean up;

        void take(Change change) {
            switch (change) {
                case Change.LinkIs(Link now) -> {
                    up = now instanceof Link.Up;
                    states.values().forEach(this::judge);
                }
                case Change.Agent(AgentPresence agent) -> {
                    agents.put(agent.instance(), agent);
                    states.values().forEach(this::judge);
                }
                case Change.AgentGone(String instance) -> {
                    agents.remove(instance);
                    states.values().forEach(this::judge);
                }
                case Change.Module(ModuleState state) -> {
                    states.put(state.guid(), state);
                    judge(state);
                }
                case Change.ModuleGone(String guid) -> {
                    states.remove(guid);
                    ill.remove(guid);
                }
                case Change.Happened _ -> {}
            }
        }

        private void judge(ModuleState state) {
            boolean live = up && agents.values().stream().anyMatch(AgentPresence::online);
            Mark mark = ModuleLine.of(state, live, Optional.empty()).mark();
            if (mark.needsSomeone()) {
                ill.put(state.guid(), mark);
            } else {
                ill.remove(state.guid());
            }
        }
    }
}
