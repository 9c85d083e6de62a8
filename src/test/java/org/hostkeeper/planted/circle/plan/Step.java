package org.hostkeeper.planted.circle.plan;

import org.hostkeeper.planted.circle.facts.Fact;

/** Knows facts. */
public record Step(Fact fact) {}
