package org.hostkeeper.planted.upward.host;

import org.hostkeeper.planted.upward.desktop.Window;

/** Stands low and knows who stands high. */
public record Host(Window window) {}
