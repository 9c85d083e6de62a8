package org.hostkeeper.demo;

import java.util.Optional;
import org.hostkeeper.demo.machine.Machine;

/**
 * What one feature contributes to the demo: for the probes that it owns, the text that a simulated machine answers,
 * rendered from the machine's model in exactly the form that the probe's script has on a real host.
 */
public interface DemoFeature {
    /** The answer to this probe; empty if it is another feature's. The machine is locked. */
    Optional<String> answer(String probe, Machine machine);
}
