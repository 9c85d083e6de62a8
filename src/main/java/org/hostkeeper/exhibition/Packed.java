package org.hostkeeper.exhibition;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** What a program on a host sends packed (RFC 1952), as pictures are large. */
final class Packed {
    private Packed() {}

    /** @param most what is beyond so many bytes is left out */
    static byte[] bytes(byte[] packed, int most) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readNBytes(most);
        }
    }
}
