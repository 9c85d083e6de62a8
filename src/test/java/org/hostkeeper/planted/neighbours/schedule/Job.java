package org.hostkeeper.planted.neighbours.schedule;

import org.hostkeeper.planted.neighbours.module.Unit;

/** Another feature that knows the first. */
public record Job(Unit unit) {}
