package org.hostkeeper.secret.keyring;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.secret.Secret;

/**
 * A small console in a process of its own, since the session bus is known by an environment variable: keeps a secret,
 * finds it, forgets it, and says what came of it. It does not call System.exit: a thread that a library left would show.
 */
public final class KeyringCaller {
    private KeyringCaller() {}

    public static void main(String[] args) {
        long began = System.nanoTime();
        try (KeyringSecrets keyring = new KeyringSecrets(
                new JavaKeyring(),
                new KeyringSecrets.Patience(Duration.ofSeconds(2), Duration.ofSeconds(Long.parseLong(args[0]))))) {
            say("before", keyring);
            try (Secret secret = Secret.of("geheim-Ключ".toCharArray())) {
                keyring.keep("sudo/pump", secret);
                keyring.keep("sudo/pump", secret);
            }
            say("kept", keyring);
            keyring.forget("sudo/pump");
            keyring.forget("sudo/pump");
            say("forgotten", keyring);
        } catch (ProblemException e) {
            System.out.println("problem " + e.problem().code() + " " + e.getMessage());
        }
        System.out.println("ms " + (System.nanoTime() - began) / 1_000_000);
    }

    private static void say(String when, KeyringSecrets keyring) {
        System.out.println(when + " "
                + keyring.find("sudo/pump")
                        .map(s -> new String(s.utf8(), StandardCharsets.UTF_8))
                        .orElse("nothing"));
    }
}
