package org.hostkeeper.agent.vm;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hostkeeper.agent.vm.VmControl.Incident;
import org.hostkeeper.exhibition.Evidence;

/** What befell a watched machine, for those who ask. Safe from any thread. */
public interface VmPast {
    /** The newest first. */
    List<Incident> newest(int most);

    /** Between two faults, over all that is kept; empty with fewer than two. */
    Optional<Duration> meanTimeBetweenFailures();

    /** What is kept of how it was right before that revert. */
    Set<Evidence> evidence(long incident);

    /** That, if it could be had: a picture as PNG or PPM, or a text as the guest wrote it. */
    Optional<byte[]> evidence(long incident, Evidence which);
}
