package org.hostkeeper.desktop.host;

import java.util.Optional;
import org.hostkeeper.host.Host;

/**
 * A login to be tried.
 *
 * @param asking whether the person may be asked; without, what only a person can answer ends it
 * @param acceptedKey the fingerprint of the host key that the person has accepted, after it was shown
 */
public record TrialWish(Host host, boolean asking, Optional<String> acceptedKey) {}
