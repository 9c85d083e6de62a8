package org.hostkeeper.planted.upward.desktop;

/** Stands high. */
public final class Window {}
