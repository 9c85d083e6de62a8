package org.hostkeeper.cli.host;

import java.util.Optional;
import java.util.regex.Pattern;
import org.hostkeeper.assembly.HostKeyBook;
import org.hostkeeper.cli.command.UsageException;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.remote.ForwardedQuestions;
import org.hostkeeper.remote.Questions;

/**
 * Accepts the key whose fingerprint was given and no other, so that nobody is asked whether a wrong one will do; and takes
 * the acceptance back when the host is not added after all.
 */
final class AcceptedKey extends ForwardedQuestions {
    private static final Pattern FINGERPRINT = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}");

    private final Optional<String> fingerprint;
    private final boolean mayAsk;
    private volatile boolean accepted;

    /** @param mayAsk whether somebody may be asked about a key when no fingerprint was given */
    AcceptedKey(Optional<String> fingerprint, Questions others, boolean mayAsk) {
        super(others);
        this.fingerprint = fingerprint;
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
                .orElseGet(() -> mayAsk && super.acceptHostKey(host, address, keyType, shown));
        accepted |= yes;
        return yes;
    }
}
