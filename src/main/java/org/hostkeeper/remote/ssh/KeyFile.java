package org.hostkeeper.remote.ssh;

import com.jcraft.jsch.Identity;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hostkeeper.secret.Secret;
import org.jspecify.annotations.Nullable;

/**
 * A private key in a file, in any of OpenSSH's, PEM's or PKCS#8's forms. Its passphrase is asked for only when the host
 * has said that it would take the key. Source: PROTOCOL.key of OpenSSH for the public part inside a private file.
 */
final class KeyFile implements Identity {
    private static final byte[] MAGIC = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);

    private final Path path;
    private final KeyPair pair;
    private final Supplier<Optional<Secret>> passphrase;
    private final Consumer<Boolean> told;
    private final Tried tried;
    private final Optional<KeyBlob> publicPart;
    private boolean unlocked;
    private boolean failed;

    private KeyFile(
            Path path,
            KeyPair pair,
            Optional<KeyBlob> publicPart,
            Supplier<Optional<Secret>> passphrase,
            Consumer<Boolean> told,
            Tried tried) {
        this.path = path;
        this.pair = pair;
        this.publicPart = publicPart;
        this.passphrase = passphrase;
        this.told = told;
        this.tried = tried;
        this.unlocked = !pair.isEncrypted();
    }

    /**
     * Reads the file; one that is not there, cannot be read or is no private key is noted in {@code tried}.
     *
     * @param told hears whether a passphrase that was given opened the key
     */
    static Optional<KeyFile> open(
            JSch jsch, Path path, Supplier<Optional<Secret>> passphrase, Consumer<Boolean> told, Tried tried) {
        try {
            byte[] content = Files.readAllBytes(path);
            KeyPair pair = KeyPair.load(jsch, content, null);
            return Optional.of(new KeyFile(path, pair, publicPart(path, content, pair), passphrase, told, tried));
        } catch (IOException e) {
            tried.note(path + " (not readable)");
        } catch (JSchException | RuntimeException e) {
            tried.note(path + " (not a private key that is understood)");
        }
        return Optional.empty();
    }

    private static Optional<KeyBlob> publicPart(Path path, byte[] content, KeyPair pair) {
        if (!pair.isEncrypted()) {
            return Optional.ofNullable(pair.getPublicKeyBlob()).map(KeyBlob::new);
        }
        return fromHeader(new String(content, StandardCharsets.US_ASCII)).or(() -> fromPublicFile(path));
    }

    private static Optional<KeyBlob> fromHeader(String pem) {
        String body = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        if (!pem.contains("BEGIN OPENSSH PRIVATE KEY")) {
            return Optional.empty();
        }
        try {
            ByteBuffer in = ByteBuffer.wrap(Base64.getDecoder().decode(body));
            byte[] magic = new byte[MAGIC.length];
            in.get(magic);
            field(in); // cipher
            field(in); // key derivation
            field(in); // its options
            return Arrays.equals(magic, MAGIC) && in.getInt() == 1 ? Optional.of(new KeyBlob(field(in))) : Optional.empty();
        } catch (IllegalArgumentException | java.nio.BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    private static byte[] field(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new IllegalArgumentException("A length of " + length);
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    /** The key in {@code path.pub}, if there is one. */
    static Optional<KeyBlob> fromPublicFile(Path path) {
        try {
            String[] words = Files.readString(path.resolveSibling(path.getFileName() + ".pub")).split("\\s+", 3);
            return words.length < 2 ? Optional.empty() : Optional.of(KeyBlob.ofBase64(words[1]));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    Optional<KeyBlob> publicPart() {
        return publicPart;
    }

    private synchronized boolean unlock() {
        if (unlocked || failed) {
            return unlocked;
        }
        Optional<Secret> given = passphrase.get();
        if (given.isEmpty()) {
            tried.note(path + " (no passphrase given)");
        } else {
            try (Secret secret = given.get()) {
                byte[] utf8 = secret.utf8();
                unlocked = pair.decrypt(utf8);
                Arrays.fill(utf8, (byte) 0);
            }
            if (!unlocked) {
                tried.note(path + " (wrong passphrase)");
            }
            told.accept(unlocked);
        }
        failed = !unlocked;
        return unlocked;
    }

    @Override
    public byte @Nullable [] getPublicKeyBlob() {
        if (publicPart.isPresent()) {
            tried.note(path.toString());
            return publicPart.get().bytes().clone();
        }
        return unlock() ? pair.getPublicKeyBlob() : null;
    }

    @Override
    public byte @Nullable [] getSignature(byte[] data) {
        return unlock() ? pair.getSignature(data) : null;
    }

    @Override
    public byte @Nullable [] getSignature(byte[] data, String algorithm) {
        return unlock() ? pair.getSignature(data, algorithm) : null;
    }

    @Override
    public String getAlgName() {
        return publicPart.map(KeyBlob::type).orElseGet(() -> unlock() ? pair.getKeyTypeString() : "locked");
    }

    @Override
    public String getName() {
        return path.toString();
    }

    @Override
    public boolean setPassphrase(byte @Nullable [] ignored) {
        return true;
    }

    /** Never as far as the library is concerned: {@link #unlock} sees to it. */
    @Override
    public boolean isEncrypted() {
        return false;
    }

    @Override
    public void clear() {
        pair.dispose();
    }
}
