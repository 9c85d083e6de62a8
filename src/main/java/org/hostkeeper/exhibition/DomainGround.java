package org.hostkeeper.exhibition;

import java.util.Optional;
import org.hostkeeper.host.HostName;

/**
 * What a plan about one machine is made from, read right before.
 *
 * @param watched by whom, if anybody does now
 * @param golden the snapshot that its controller reverts to
 */
public record DomainGround(HostName host, Domain domain, Optional<Watched> watched, Optional<String> golden) {

    /**
     * A controller that answered.
     *
     * @param reverting whether it reverts by itself at the moment
     */
    public record Watched(Watcher by, boolean reverting) {}
}
