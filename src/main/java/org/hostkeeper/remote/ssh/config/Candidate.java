package org.hostkeeper.remote.ssh.config;

import java.util.List;
import java.util.Optional;
import org.hostkeeper.host.Host;
import org.hostkeeper.words.Text;

/**
 * A host that stands in an ssh_config, as it would be added.
 *
 * @param alias the name in the Host line
 * @param host the host; empty if it cannot be taken over
 * @param jumps its jump hosts that have to be added with it, the outermost first
 * @param notes what was left out, and why
 * @param refusal why it cannot be taken over
 */
public record Candidate(
        String alias, Optional<Host> host, List<Host> jumps, List<Text> notes, Optional<Text> refusal) {
    public Candidate {
        jumps = List.copyOf(jumps);
        notes = List.copyOf(notes);
    }
}
