package org.hostkeeper.planted.circle.facts;

import org.hostkeeper.planted.circle.plan.Step;

/** Knows plans, of which one part knows facts. */
public interface Fact {
    Step next();
}
