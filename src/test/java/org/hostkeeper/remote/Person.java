package org.hostkeeper.remote;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.host.HostName;
import org.hostkeeper.secret.Secret;

/** Answers questions as told beforehand, and remembers what was asked. */
public final class Person implements Questions {
    public final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private Optional<String> password = Optional.empty();
    private Optional<String> passphrase = Optional.empty();
    private Optional<String> sudo = Optional.empty();
    private List<String> answers = List.of();
    private boolean accepts = true;

    public Person password(String value) {
        password = Optional.of(value);
        return this;
    }

    public Person passphrase(String value) {
        passphrase = Optional.of(value);
        return this;
    }

    public Person sudo(String value) {
        sudo = Optional.of(value);
        return this;
    }

    public Person answers(String... values) {
        answers = List.of(values);
        return this;
    }

    public Person acceptsNoKey() {
        accepts = false;
        return this;
    }

    private static Optional<Secret> secret(Optional<String> value) {
        return value.map(v -> Secret.of(v.toCharArray()));
    }

    @Override
    public boolean acceptHostKey(HostName host, String address, String keyType, String fingerprint) {
        asked.add("key " + keyType + " " + fingerprint);
        return accepts;
    }

    @Override
    public Optional<Secret> password(HostName host, String user) {
        asked.add("password");
        return secret(password);
    }

    @Override
    public Optional<Secret> passphrase(HostName host, String keyPath) {
        asked.add("passphrase");
        return secret(passphrase);
    }

    @Override
    public Optional<Secret> sudoPassword(HostName host, String user) {
        asked.add("sudo");
        return secret(sudo);
    }

    @Override
    public void told(HostName host, Asked what, boolean right) {
        asked.add(named(what) + (right ? " right" : " wrong"));
    }

    private static String named(Asked what) {
        return switch (what) {
            case Asked.Password _ -> "password";
            case Asked.Passphrase _ -> "passphrase";
            case Asked.SudoPassword _ -> "sudo";
        };
    }

    @Override
    public Optional<List<Secret>> answers(
            HostName host, String user, String instruction, List<String> prompts, List<Boolean> echo) {
        asked.add("answers " + prompts + " " + echo);
        return answers.isEmpty()
                ? Optional.empty()
                : Optional.of(answers.stream().map(a -> Secret.of(a.toCharArray())).toList());
    }
}
