package org.hostkeeper.broker;

/** Something at a broker that is otherwise than before. */
public sealed interface Change {
    /** What it is about: of several changes with the same key only the last one counts. */
    String key();

    /** An agent came, went, or met others. */
    record Agent(AgentPresence agent) implements Change {
        @Override
        public String key() {
            return "agent/" + agent.instance();
        }
    }

    /** An agent's presence was cleared. */
    record AgentGone(String instance) implements Change {
        @Override
        public String key() {
            return "agent/" + instance;
        }
    }

    /** A module is otherwise. */
    record Module(ModuleState state) implements Change {
        @Override
        public String key() {
            return "module/" + state.guid();
        }
    }

    /** A module is no longer there. */
    record ModuleGone(String guid) implements Change {
        @Override
        public String key() {
            return "module/" + guid;
        }
    }

    /** Something happened to a module. */
    record Happened(Incident incident) implements Change {
        @Override
        public String key() {
            return "incident/" + incident.guid();
        }
    }

    /** The connection stands otherwise. */
    record LinkIs(org.hostkeeper.mqtt.Link link) implements Change {
        @Override
        public String key() {
            return "link";
        }
    }
}
