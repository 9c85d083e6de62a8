package org.hostkeeper.planted.adapter.store;

/** An adapter. */
public final class File {}
