package org.hostkeeper.mqtt;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.secret.Secret;
import org.hostkeeper.words.Text;

/**
 * A private key in a PEM file: PKCS #8 (RFC 5958), also under a passphrase, and what openssl wrote before that for RSA (RFC
 * 8017) and elliptic curves (RFC 5915). By the JDK alone: the agent comes without any other cryptography.
 */
public record KeyFile(Path path) {
    private static final Pattern BLOCK = Pattern.compile("-----BEGIN ((?:[A-Z]+ )?PRIVATE KEY)-----(.*?)-----END \\1-----", Pattern.DOTALL);
    private static final List<String> ALGORITHMS = List.of("EC", "RSA", "EdDSA", "RSASSA-PSS");
    private static final byte[] RSA = {0x30, 0x0d, 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00};
    private static final byte[] CURVES = {0x06, 0x07, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x02, 0x01};

    /** Whether it opens by a passphrase only. */
    public boolean isEncrypted() {
        return block().map(block -> block.group(1).startsWith("ENCRYPTED ")).orElse(false);
    }

    /** @param passphrase lent; not needed for a key that opens without */
    PrivateKey key(Optional<Secret> passphrase) {
        Matcher block = block().orElseThrow(() -> refused("key.rule"));
        try {
            byte[] der = Base64.getMimeDecoder().decode(block.group(2));
            return switch (block.group(1)) {
                case "PRIVATE KEY" -> key(new PKCS8EncodedKeySpec(der));
                case "RSA PRIVATE KEY" -> key(new PKCS8EncodedKeySpec(Der.pkcs8(RSA, der)));
                case "EC PRIVATE KEY" -> key(new PKCS8EncodedKeySpec(
                        Der.pkcs8(Der.sequence(CURVES, Der.inside(der, 0xa0)), der)));
                case "ENCRYPTED PRIVATE KEY" -> key(opened(der, passphrase.orElseThrow(() -> refused("key.locked"))));
                default -> throw refused("key.rule");
            };
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw refused("key.rule");
        }
    }

    /** A key of openssl's old kind under a passphrase has headers, which no decoder takes. */
    private Optional<Matcher> block() {
        try {
            Matcher block = BLOCK.matcher(Files.readString(path, StandardCharsets.ISO_8859_1));
            return block.find() && !block.group(2).contains(":") ? Optional.of(block) : Optional.empty();
        } catch (IOException e) {
            throw refused("key.rule");
        }
    }

    private PKCS8EncodedKeySpec opened(byte[] der, Secret passphrase) throws IOException, GeneralSecurityException {
        EncryptedPrivateKeyInfo locked = new EncryptedPrivateKeyInfo(der);
        String scheme = String.valueOf(locked.getAlgParameters()); // PBES2 says by its parameters what it is made of
        PBEKeySpec words = new PBEKeySpec(characters(passphrase));
        try {
            Cipher cipher = Cipher.getInstance(scheme);
            cipher.init(Cipher.DECRYPT_MODE, SecretKeyFactory.getInstance(scheme).generateSecret(words), locked.getAlgParameters());
            return locked.getKeySpec(cipher);
        } catch (InvalidKeyException | InvalidKeySpecException e) {
            throw refused("key.passphrase");
        } finally {
            words.clearPassword();
        }
    }

    private static char[] characters(Secret passphrase) {
        byte[] utf8 = passphrase.utf8();
        CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(utf8));
        char[] characters = Arrays.copyOf(decoded.array(), decoded.remaining());
        Arrays.fill(utf8, (byte) 0);
        Arrays.fill(decoded.array(), ' ');
        return characters;
    }

    private PrivateKey key(PKCS8EncodedKeySpec spec) throws GeneralSecurityException {
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (InvalidKeySpecException e) {
                continue; // another kind of key
            }
        }
        throw new InvalidKeySpecException(path.toString());
    }

    private ProblemException refused(String rule) {
        return new ProblemException(
                new Problem.InvalidInput(Text.of("mqtt", "file"), path.toString(), Text.of("mqtt", rule)));
    }
}
