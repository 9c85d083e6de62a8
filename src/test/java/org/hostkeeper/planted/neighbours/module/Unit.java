package org.hostkeeper.planted.neighbours.module;

/** One feature. */
public record Unit(String name) {}
