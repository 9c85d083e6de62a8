package org.hostkeeper.demo;

import java.security.PublicKey;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;

/** A public key in the form of RFC 4253 section 6.6, which is how known hosts are kept. */
public final class KeyBlob {
    private KeyBlob() {}

    public static byte[] of(PublicKey key) {
        ByteArrayBuffer buffer = new ByteArrayBuffer();
        buffer.putRawPublicKey(key);
        return buffer.getCompactData();
    }
}
