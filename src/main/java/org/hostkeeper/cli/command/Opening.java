package org.hostkeeper.cli.command;

import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.assembly.PassphrasePrompt;
import org.hostkeeper.remote.Questions;

/** How a command gets at the house, so that a test hands in one of its own. */
public interface Opening {
    /**
     * The operator's own inventory.
     *
     * @param given answers what was handed over on standard input
     * @param person is asked for the rest, if somebody is there
     */
    Assembly own(Questions given, Questions person, PassphrasePrompt passphrase);

    /** The embedded fleet, which is forgotten at the end of the command. */
    Assembly demo(int hosts);

    /** Where a person finds the details of a bug. */
    String logs();
}
