package org.hostkeeper;

/** The one entry of the program: without a command it opens the console, else it runs the command. */
public final class Hostkeeper {
    private Hostkeeper() {}

    public static void main(String[] args) {}
}
