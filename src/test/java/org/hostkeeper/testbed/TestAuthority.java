package org.hostkeeper.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority of a test's own, and the certificates that it signs: for real TLS without files that expire one day. */
public final class TestAuthority {
    /** A certificate and its key. */
    public record Signed(X509Certificate certificate, PrivateKey key) {}

    private final KeyPair keys = newKeys();
    private final X509Certificate certificate;
    private int serial = 1;

    public TestAuthority(String name) {
        certificate = sign(name, keys, Optional.empty(), Duration.ofDays(1), true);
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** For a server of this name or IPv4 address, or for a client. */
    public Signed sign(String name) {
        return sign(name, Duration.ofHours(1));
    }

    /** One that ended a while ago. */
    public Signed expired(String name) {
        return sign(name, Duration.ofMinutes(-5));
    }

    private Signed sign(String name, Duration valid) {
        KeyPair theirs = newKeys();
        boolean isAddress = name.matches("[0-9.]+");
        GeneralNames names = new GeneralNames(
                new GeneralName(isAddress ? GeneralName.iPAddress : GeneralName.dNSName, name));
        return new Signed(sign(name, theirs, Optional.of(names), valid, false), theirs.getPrivate());
    }

    private X509Certificate sign(
            String name, KeyPair subject, Optional<GeneralNames> names, Duration valid, boolean authority) {
        try {
            Instant now = Instant.now();
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    authority ? new X500Principal("CN=" + name) : certificate.getSubjectX500Principal(),
                    BigInteger.valueOf(serial++),
                    Date.from(now.minus(Duration.ofHours(2))),
                    Date.from(now.plus(valid)),
                    new X500Principal("CN=" + name),
                    subject.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            if (names.isPresent()) {
                builder.addExtension(Extension.subjectAlternativeName, false, names.get());
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new AssertionError("A test certificate could not be made", e);
        }
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Writes a certificate as PEM. */
    public static Path write(Path file, X509Certificate certificate) {
        try {
            return write(file, "CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Writes a key as PEM. */
    public static Path write(Path file, PrivateKey key) {
        return write(file, "PRIVATE KEY", key.getEncoded());
    }

    private static Path write(Path file, String kind, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        try {
            return Files.writeString(file, "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
