package org.hostkeeper.planted.vague.util;

/** Stands in a package that says nothing. */
public final class Things {}
