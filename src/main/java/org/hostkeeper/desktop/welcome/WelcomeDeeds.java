package org.hostkeeper.desktop.welcome;

import java.util.function.IntConsumer;

/** What the welcome asks of the house. */
public interface WelcomeDeeds {
    /** Takes this machine in as a host, without SSH. */
    void addThisMachine();

    /** Tells on the JavaFX thread how many hosts the person's ssh_config names; never, if there is none. */
    void countConfigured(IntConsumer told);

    /** Lets the person choose among them. */
    void importConfigured();

    /** Lets the person add one by hand. */
    void addHost();

    /** Opens the demo beside this window. */
    void openDemo();
}
