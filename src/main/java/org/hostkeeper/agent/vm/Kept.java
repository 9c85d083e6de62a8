package org.hostkeeper.agent.vm;

import java.util.Optional;
import org.hostkeeper.exhibition.SnapshotName;

/**
 * What must be known of a machine after the agent was ended.
 *
 * @param stopped a person switched it off
 * @param configured the golden snapshot's name in the config when this was kept; empty in what an earlier version kept
 * @param golden the verified snapshot, which is not always the one of that name: while that is replaced it is the new one
 * @param promoting the golden one is being replaced
 * @param doing why it is being reverted at this moment
 */
record Kept(boolean stopped, boolean autoRevert, Optional<String> configured, String golden, boolean promoting, Optional<String> doing) {
    Kept stopped(boolean is) {
        return new Kept(is, autoRevert, configured, golden, promoting, doing);
    }

    Kept autoRevert(boolean is) {
        return new Kept(stopped, is, configured, golden, promoting, doing);
    }

    Kept golden(String snapshot) {
        return new Kept(stopped, autoRevert, configured, snapshot, promoting, doing);
    }

    Kept promoting(boolean is) {
        return new Kept(stopped, autoRevert, configured, golden, is, doing);
    }

    Kept doing(Optional<String> reason) {
        return new Kept(stopped, autoRevert, configured, golden, promoting, reason);
    }

    /** As it is under a config that names this golden snapshot: what was verified for another name is none for this. */
    Kept under(String snapshot) {
        boolean same = configured.map(snapshot::equals).orElse(golden.equals(snapshot) || golden.equals(snapshot + SnapshotName.BESIDE));
        return new Kept(stopped, autoRevert, Optional.of(snapshot), same ? golden : snapshot, same && promoting, doing);
    }
}
