package org.hostkeeper.planted.keyring.desktop;

import com.github.javakeyring.Keyring;

/** Opens the keyring outside of its adapter. */
public interface Opened {
    Keyring keyring();
}
