package org.hostkeeper.agent.watch;

/**
 * A unit is otherwise than before.
 *
 * @param unit with its suffix
 * @param first whether this is what was found when watching began, and so no change that anybody saw
 */
public record UnitEvent(String unit, Condition condition, UnitReading reading, boolean first) {}
