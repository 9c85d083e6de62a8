package org.hostkeeper.secret;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.security.auth.Destroyable;

/**
 * A password, passphrase or token. It never prints itself and can be wiped. Whoever is given one owns it and destroys
 * it; whoever lends one lends a {@link #copy()}. Safe from any thread.
 */
public final class Secret implements Destroyable, AutoCloseable {
    private final byte[] utf8;
    private boolean destroyed;

    private Secret(byte[] utf8) {
        this.utf8 = utf8;
    }

    /** Takes the characters over: the given array is wiped. */
    public static Secret of(char[] characters) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(characters));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        Arrays.fill(encoded.array(), (byte) 0);
        Arrays.fill(characters, '\0');
        return new Secret(bytes);
    }

    public static Secret ofUtf8(byte[] bytes) {
        return new Secret(bytes.clone());
    }

    /** The bytes as UTF-8; the caller wipes them after use. */
    public synchronized byte[] utf8() {
        if (destroyed) {
            throw new IllegalStateException("This secret was destroyed");
        }
        return utf8.clone();
    }

    public Secret copy() {
        return new Secret(utf8());
    }

    /** Compares without telling by its time where the two differ. */
    public boolean sameAs(Secret other) {
        byte[] mine = utf8();
        byte[] theirs = other.utf8();
        try {
            return java.security.MessageDigest.isEqual(mine, theirs);
        } finally {
            Arrays.fill(mine, (byte) 0);
            Arrays.fill(theirs, (byte) 0);
        }
    }

    public int length() {
        return utf8.length;
    }

    @Override
    public synchronized void destroy() {
        Arrays.fill(utf8, (byte) 0);
        destroyed = true;
    }

    @Override
    public synchronized boolean isDestroyed() {
        return destroyed;
    }

    @Override
    public void close() {
        destroy();
    }

    @Override
    public String toString() {
        return "•••";
    }
}
