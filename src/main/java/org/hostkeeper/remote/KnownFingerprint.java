package org.hostkeeper.remote;

import org.hostkeeper.host.HostName;

/**
 * Accepts exactly the host key whose fingerprint the operator already has, so that a script can add a host without a
 * question. Every other key, and every other question, goes on to whoever answered before.
 */
public final class KnownFingerprint extends ForwardedQuestions {
    private final String fingerprint;

    /** @param fingerprint {@code SHA256:} and base64 without padding, as OpenSSH prints it */
    public KnownFingerprint(String fingerprint, Questions others) {
        super(others);
        this.fingerprint = fingerprint;
    }

    @Override
    public boolean acceptHostKey(HostName host, String address, String keyType, String shown) {
        return fingerprint.equals(shown) || super.acceptHostKey(host, address, keyType, shown);
    }
}
