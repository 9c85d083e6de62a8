package org.hostkeeper.fleet;

import org.hostkeeper.facts.Facts;
import org.hostkeeper.host.Host;

/** One host as the fleet knows it now: who it is, whether it is connected, and the facts with their age. */
public record HostState(Host host, Link link, Facts facts) {}
