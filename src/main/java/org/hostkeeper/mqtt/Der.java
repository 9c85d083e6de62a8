package org.hostkeeper.mqtt;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.Arrays;

/** As much of DER (X.690) as it takes to put a key of an older kind into PKCS #8. */
final class Der {
    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;
    private static final byte[] VERSION = {0x02, 0x01, 0x00};
    private static final int LONG = 0x80;

    private Der() {}

    /** PrivateKeyInfo: the version, what kind of key it is, and the key. */
    static byte[] pkcs8(byte[] algorithm, byte[] key) {
        return sequence(VERSION, algorithm, element(OCTETS, key));
    }

    static byte[] sequence(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return element(SEQUENCE, all.toByteArray());
    }

    /**
     * What the first element with this tag holds, directly within a sequence.
     *
     * @throws IllegalArgumentException if there is none
     */
    static byte[] inside(byte[] sequence, int tag) {
        try {
            int at = start(sequence, 0);
            while (at < sequence.length) {
                int start = start(sequence, at);
                int end = start + length(sequence, at);
                if ((sequence[at] & 0xff) == tag) {
                    return Arrays.copyOfRange(sequence, start, end);
                }
                at = end;
            }
        } catch (ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException("not DER", e);
        }
        throw new IllegalArgumentException("no such element");
    }

    private static int start(byte[] der, int at) {
        int first = der[at + 1] & 0xff;
        return at + 2 + (first < LONG ? 0 : first - LONG);
    }

    private static int length(byte[] der, int at) {
        int first = der[at + 1] & 0xff;
        if (first < LONG) {
            return first;
        }
        int length = 0;
        for (int i = at + 2; i < start(der, at); i++) {
            length = length << 8 | der[i] & 0xff;
        }
        return Math.max(length, 0);
    }

    private static byte[] element(int tag, byte[] content) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(tag);
        byte[] length = BigInteger.valueOf(content.length).toByteArray(); // as short as it can be, with a zero before a high bit
        int from = length[0] == 0 && length.length > 1 ? 1 : 0;
        if (content.length >= LONG) {
            all.write(LONG + length.length - from);
        }
        all.write(length, from, length.length - from);
        all.writeBytes(content);
        return all.toByteArray();
    }
}
