package org.hostkeeper.agent.web;

/** A watched machine's own way in, as a deployed controller has one; it may have several. */
record Door(String vm, String host, int port) {
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
