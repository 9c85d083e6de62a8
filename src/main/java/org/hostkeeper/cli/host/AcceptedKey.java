package org.hostkeeper.cli.host;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hostkeeper.assembly.HostKeyBook;
import org.hostkeeper.cli.command.UsageException;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.remote.Asked;
import org.hostkeeper.remote.Questions;
import org.hostkeeper.secret.Secret;

/**
 * Accepts the key whose fingerprint was given and no other, so that nobody is asked whether a wrong one will do; and takes
 * the acceptance back when the host is not added after all.
 */
final class AcceptedKey implements Questions {
    private static final Pattern FINGERPRINT = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}");

    private final Optional<String> fingerprint;
    private final Questions others;
    private final boolean mayAsk;
    private volatile boolean accepted;

    /** @param mayAsk whether somebody may be asked about a key when no fingerprint was given */
    AcceptedKey(Optional<String> fingerprint, Questions others, boolean mayAsk) {
        this.fingerprint = fingerprint;
        this.others = others;
        this.mayAsk = mayAsk;
    }

    static void check(String fingerprint) {
        if (!FINGERPRINT.matcher(fingerprint).matches()) {
            throw UsageException.of("host.fingerprint-rule", fingerprint);
        }
    }

    void takeBack(Host host, HostKeyBook keys) {
        if (accepted) {
            host.endpoint().ifPresent(keys::forget);
        }
    }

    @Override
    public boolean acceptHostKey(HostName host, String address, String keyType, String shown) {
        boolean yes = fingerprint
                .map(shown::equals)
                .orElseGet(() -> mayAsk && others.acceptHostKey(host, address, keyType, shown));
        accepted |= yes;
        return yes;
    }

    @Override
    public Optional<Secret> password(HostName host, String user) {
        return others.password(host, user);
    }

    @Override
    public Optional<Secret> passphrase(HostName host, String keyPath) {
        return others.passphrase(host, keyPath);
    }

    @Override
    public Optional<Secret> sudoPassword(HostName host, String user) {
        return others.sudoPassword(host, user);
    }

    @Override
    public void told(HostName host, Asked asked, boolean right) {
        others.told(host, asked, right);
    }

    @Override
    public boolean wantsKept(HostName host, Asked asked) {
        return others.wantsKept(host, asked);
    }

    @Override
    public Optional<List<Secret>> answers(
            HostName host, String user, String instruction, List<String> prompts, List<Boolean> echo) {
        return others.answers(host, user, instruction, prompts, echo);
    }
}
