package org.hostkeeper.remote.process;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes words that nothing else on a host says, neither by chance nor by intent. Source: 128 random bits each. */
final class Marks {
    private final SecureRandom random = new SecureRandom();

    String next() {
        byte[] bits = new byte[16];
        random.nextBytes(bits);
        return "hk" + HexFormat.of().formatHex(bits);
    }
}
