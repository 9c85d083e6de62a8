package org.hostkeeper.desktop.host;

import java.util.List;
import java.util.Optional;
import org.hostkeeper.host.Host;
import org.hostkeeper.words.Text;

/**
 * A host that stands in an ssh_config, as it would be added.
 *
 * @param alias its name there
 * @param host the host; empty if it cannot be taken over
 * @param jumps its jump hosts that have to be added with it, the outermost first
 * @param notes what is left out, and why
 * @param refusal why it cannot be taken over
 */
public record FoundHost(
        String alias, Optional<Host> host, List<Host> jumps, List<Text> notes, Optional<Text> refusal) {
    public FoundHost {
        jumps = List.copyOf(jumps);
        notes = List.copyOf(notes);
    }
}
