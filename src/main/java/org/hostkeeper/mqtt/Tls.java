package org.hostkeeper.mqtt;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.secret.Secret;
import org.hostkeeper.words.Text;
import org.jspecify.annotations.Nullable;

/**
 * Whom one believes, and how one proves who one is. The broker's name is always compared with its certificate; there is
 * no switch against that.
 *
 * @param authority PEM certificates of the authorities to trust; the Java runtime's own if there is none
 * @param identity what to show to a broker that asks for a certificate
 */
public record Tls(Optional<Path> authority, Optional<Identity> identity) {
    /**
     * A certificate with its chain and its key, both PEM.
     *
     * @param passphrase what opens the key, if it needs that; it stays the caller's
     */
    public record Identity(Path certificate, Path key, Optional<Secret> passphrase) {
        public Identity(Path certificate, Path key) {
            this(certificate, key, Optional.empty());
        }
    }

    public static Tls trusting(Path authority) {
        return new Tls(Optional.of(authority), Optional.empty());
    }

    /** Reads the files anew, so that a renewed certificate counts from the next connection on. */
    SSLSocketFactory sockets() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted());
            context.init(keys(), trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("TLS cannot be set up in this Java runtime", e);
        }
    }

    private @Nullable KeyStore trusted() throws GeneralSecurityException, IOException {
        return authority.isEmpty() ? null : storeOf(certificates(authority.get()));
    }

    private KeyManager @Nullable [] keys() throws GeneralSecurityException, IOException {
        if (identity.isEmpty()) {
            return null;
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        char[] none = new char[0];
        Certificate[] chain = certificates(identity.get().certificate()).toArray(Certificate[]::new);
        PrivateKey key = new KeyFile(identity.get().key()).key(identity.get().passphrase());
        try {
            store.setKeyEntry("identity", key, none, chain);
        } catch (KeyStoreException e) {
            throw unreadable(identity.get().certificate(), "chain.rule");
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, none);
        return keys.getKeyManagers();
    }

    private static KeyStore storeOf(Collection<? extends Certificate> certificates)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        int n = 0;
        for (Certificate certificate : certificates) {
            store.setCertificateEntry("authority-" + n++, certificate);
        }
        return store;
    }

    private static Collection<? extends Certificate> certificates(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.isEmpty()) {
                throw unreadable(file, "certificate.rule");
            }
            return found;
        } catch (IOException | GeneralSecurityException e) {
            throw unreadable(file, "certificate.rule");
        }
    }

    private static ProblemException unreadable(Path file, String rule) {
        return new ProblemException(
                new Problem.InvalidInput(Text.of("mqtt", "file"), file.toString(), Text.of("mqtt", rule)));
    }
}
