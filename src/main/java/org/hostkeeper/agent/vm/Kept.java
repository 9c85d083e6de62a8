package org.hostkeeper.agent.vm;

import java.util.Optional;

/**
 * What must be known of a machine after the agent was ended.
 *
 * @param stopped a person switched it off
 * @param golden the verified snapshot, which is not always the one of that name: while that is replaced it is the new one
 * @param promoting the golden one is being replaced
 * @param doing why it is being reverted at this moment
 */
record Kept(boolean stopped, boolean autoRevert, String golden, boolean promoting, Optional<String> doing) {
    Kept stopped(boolean is) {
        return new Kept(is, autoRevert, golden, promoting, doing);
    }

    Kept autoRevert(boolean is) {
        return new Kept(stopped, is, golden, promoting, doing);
    }

    Kept golden(String snapshot) {
        return new Kept(stopped, autoRevert, snapshot, promoting, doing);
    }

    Kept promoting(boolean is) {
        return new Kept(stopped, autoRevert, golden, is, doing);
    }

    Kept doing(Optional<String> reason) {
        return new Kept(stopped, autoRevert, golden, promoting, reason);
    }
}
