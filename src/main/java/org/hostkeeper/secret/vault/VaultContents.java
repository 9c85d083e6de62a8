package org.hostkeeper.secret.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hostkeeper.secret.Secret;

/** The secrets of an open vault, for as long as one call needs them; closing wipes them. */
final class VaultContents implements AutoCloseable {
    private final SortedMap<String, Secret> secrets = new TreeMap<>();

    Optional<Secret> copyOf(String name) {
        return Optional.ofNullable(secrets.get(name)).map(Secret::copy);
    }

    void put(String name, Secret secret) {
        destroy(Optional.ofNullable(secrets.put(name, secret.copy())));
    }

    void remove(String name) {
        destroy(Optional.ofNullable(secrets.remove(name)));
    }

    /** A count, then each name and value with its length before it. The caller wipes the bytes. */
    byte[] encoded() {
        int size = Integer.BYTES;
        for (Map.Entry<String, Secret> entry : secrets.entrySet()) {
            size += 2 * Integer.BYTES + utf8(entry.getKey()).length + entry.getValue().length();
        }
        ByteBuffer bytes = ByteBuffer.allocate(size).putInt(secrets.size());
        secrets.forEach((name, secret) -> {
            bytes.putInt(utf8(name).length).put(utf8(name));
            byte[] value = secret.utf8();
            bytes.putInt(value.length).put(value);
            java.util.Arrays.fill(value, (byte) 0);
        });
        return bytes.array();
    }

    /** Reads what {@link #encoded} wrote; GCM vouches that it is nothing else. */
    static VaultContents decoded(byte[] plain) {
        VaultContents contents = new VaultContents();
        ByteBuffer bytes = ByteBuffer.wrap(plain);
        int count = bytes.getInt();
        for (int i = 0; i < count; i++) {
            String name = new String(next(bytes), StandardCharsets.UTF_8);
            byte[] value = next(bytes);
            contents.secrets.put(name, Secret.ofUtf8(value));
            java.util.Arrays.fill(value, (byte) 0);
        }
        return contents;
    }

    @Override
    public void close() {
        secrets.values().forEach(Secret::destroy);
        secrets.clear();
    }

    private static byte[] next(ByteBuffer bytes) {
        byte[] next = new byte[bytes.getInt()];
        bytes.get(next);
        return next;
    }

    private static byte[] utf8(String name) {
        return name.getBytes(StandardCharsets.UTF_8);
    }

    private static void destroy(Optional<Secret> replaced) {
        replaced.ifPresent(Secret::destroy);
    }
}
