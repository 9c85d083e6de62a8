package org.hostkeeper.remote;

import java.util.List;
import java.util.Optional;
import org.hostkeeper.host.HostName;
import org.hostkeeper.secret.Secret;

/**
 * What only a person (or what a person kept) can answer while a connection is made. Called on the connecting thread,
 * which waits; an empty answer means that nobody will answer, and the connection fails with its problem.
 */
public interface Questions {
    /**
     * Whether this key is the host's, at first contact only; a changed key is never asked about.
     *
     * @param fingerprint {@code SHA256:} and base64 without padding, as OpenSSH prints it
     */
    boolean acceptHostKey(HostName host, String address, String keyType, String fingerprint);

    Optional<Secret> password(HostName host, String user);

    Optional<Secret> passphrase(HostName host, String keyPath);

    Optional<Secret> sudoPassword(HostName host, String user);

    /**
     * A secret that a change refers to by its name, because neither the plan nor the journal has it.
     *
     * @param again whether the last answer was not the one that was meant
     */
    default Optional<Secret> named(String name, boolean again) {
        return Optional.empty();
    }

    /** How the answer did: what was kept of a wrong one is to be forgotten, and the next question asks a person. */
    default void told(HostName host, Asked asked, boolean right) {}

    /** Whether whoever gave the last answer wants it kept for the next start. */
    default boolean wantsKept(HostName host, Asked asked) {
        return false;
    }

    /** Keyboard-interactive: an answer per prompt; {@code echo} says whether the prompt's answer may be seen. */
    Optional<List<Secret>> answers(HostName host, String user, String instruction, List<String> prompts, List<Boolean> echo);

    /** Nobody is there: scripts and scheduled refreshes. */
    static Questions unanswered() {
        return new Questions() {
            @Override
            public boolean acceptHostKey(HostName host, String address, String keyType, String fingerprint) {
                return false;
            }

            @Override
            public Optional<Secret> password(HostName host, String user) {
                return Optional.empty();
            }

            @Override
            public Optional<Secret> passphrase(HostName host, String keyPath) {
                return Optional.empty();
            }

            @Override
            public Optional<Secret> sudoPassword(HostName host, String user) {
                return Optional.empty();
            }

            @Override
            public Optional<List<Secret>> answers(
                    HostName host, String user, String instruction, List<String> prompts, List<Boolean> echo) {
                return Optional.empty();
            }
        };
    }
}
