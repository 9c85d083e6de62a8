package org.hostkeeper.desktop.frame;

/** Where saved scopes are kept between starts, as one text. */
public interface ScopeMemory {
    /** What was kept; empty if nothing was. */
    String recall();

    void keep(String scopes);
}
