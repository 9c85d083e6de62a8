package org.hostkeeper.secret.keyring;

import org.hostkeeper.words.Text;

/** The keyring is not there, or did not do what it was asked. */
final class KeyringFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Text words;

    KeyringFailure(Text words) {
        super(words.toString());
        this.words = words;
    }

    KeyringFailure(Text words, Throwable cause) {
        super(words.toString(), cause);
        this.words = words;
    }

    Text words() {
        return words;
    }
}
