package org.hostkeeper.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.util.Optional;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.secret.Secret;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A key in a file, as other programs write it,")
class KeyFileTest {
    /** Made for this test; it opens nothing. */
    private static final String BY_OPENSSL =
            "MHcCAQEEIMQUL9rKt62vUrjBaWOhUJgOpX0+C03rCJ6AgaxM2YjwoAoGCCqGSM49AwEHoUQDQgAET4GBGh8vhn7J"
                    + "aYFCJqKTPMWYeT9H91tw7nzFoGvvy/ipBEgpfkh4ibBWGfqQfv4pmcikjEO3Ncme2+7/tULgPw==";

    @TempDir
    private Path folder = Path.of("");

    private static PrivateKey made(String algorithm) throws Exception {
        return KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPrivate();
    }

    private KeyFile written(Object what) throws Exception {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(what);
        }
        return new KeyFile(Files.writeString(folder.resolve("key.pem"), text.toString()));
    }

    private static Optional<Secret> typed(String passphrase) {
        return Optional.of(Secret.of(passphrase.toCharArray()));
    }

    private static void isRefused(String rule, KeyFile file, Optional<Secret> passphrase) {
        assertThatThrownBy(() -> file.key(passphrase)).isInstanceOfSatisfying(ProblemException.class, e ->
                assertThat(((Problem.InvalidInput) e.problem()).rule().key()).isEqualTo(rule));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"EC", "RSA", "Ed25519"})
    @DisplayName("is read as PKCS #8")
    void pkcs8(String algorithm) throws Exception {
        PrivateKey key = made(algorithm);
        KeyFile file = written(new JcaPKCS8Generator(key, null));
        assertThat(file.isEncrypted()).isFalse();
        assertThat(file.key(Optional.empty()).getEncoded()).isEqualTo(key.getEncoded());
    }

    @Test
    @DisplayName("is read as openssl wrote it before that for RSA")
    void rsa() throws Exception {
        PrivateKey key = made("RSA");
        KeyFile file = written(key);
        assertThat(Files.readString(file.path())).contains("BEGIN RSA PRIVATE KEY");
        assertThat(file.key(Optional.empty())).isEqualTo(key);
    }

    @Test
    @DisplayName("is read as openssl ec writes it, also behind the block of its curve")
    void curve() throws Exception {
        String key = "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n"
                + "-----BEGIN EC PRIVATE KEY-----\n%s\n-----END EC PRIVATE KEY-----\n".formatted(BY_OPENSSL);
        KeyFile file = new KeyFile(Files.writeString(folder.resolve("key.pem"), key));
        assertThat(((ECPrivateKey) file.key(Optional.empty())).getS().toString(16))
                .isEqualTo("c4142fdacab7adaf52b8c16963a150980ea57d3e0b4deb089e8081ac4cd988f0");
    }

    @Test
    @DisplayName("opens by its passphrase, and says what is wrong without it or with another")
    void passphrase() throws Exception {
        PrivateKey key = made("EC");
        KeyFile file = written(new JcaPKCS8Generator(
                key,
                new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
                        .setPRF(new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256))
                        .setProvider(new BouncyCastleProvider())
                        .setRandom(new SecureRandom(new byte[] {1}))
                        .setPassword("right words".toCharArray())
                        .build()));
        assertThat(file.isEncrypted()).isTrue();
        assertThat(file.key(typed("right words"))).isEqualTo(key);
        isRefused("key.locked", file, Optional.empty());
        assertThatThrownBy(() -> file.key(typed("other words"))).isInstanceOf(ProblemException.class);
    }

    @Test
    @DisplayName("is refused in openssl's old way of locking, and where there is none")
    void others() throws Exception {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(made("RSA"), new JcePEMEncryptorBuilder("AES-128-CBC").setProvider(new BouncyCastleProvider()).build("x".toCharArray()));
        }
        isRefused("key.rule", new KeyFile(Files.writeString(folder.resolve("old"), text.toString())), typed("x"));
        isRefused("key.rule", new KeyFile(Files.writeString(folder.resolve("none"), "certificates only")), Optional.empty());
        isRefused("key.rule", new KeyFile(folder.resolve("gone")), Optional.empty());
        isRefused("key.rule", new KeyFile(Files.writeString(
                folder.resolve("short"), "-----BEGIN EC PRIVATE KEY-----\nMHcC\n-----END EC PRIVATE KEY-----\n")), Optional.empty());
    }
}
