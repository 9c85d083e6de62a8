package org.hostkeeper.planted.adapter.desktop.host;

import org.hostkeeper.planted.adapter.store.File;

/** A view that knows an adapter. */
public record HostView(File file) {}
