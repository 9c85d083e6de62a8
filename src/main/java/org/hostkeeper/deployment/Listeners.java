package org.hostkeeper.deployment;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Optional;

/** Which address of this host a TCP port is listened on, by proc_net(5): {@code /proc/net/tcp} and {@code tcp6}. */
final class Listeners {
    private static final String LISTEN = "0A";
    private static final int WORD = 4;

    private Listeners() {}

    /** The first that listens on this port; empty if nobody does. */
    static Optional<String> on(String table, int port) {
        return table.lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns.length > 3 && columns[3].equals(LISTEN))
                .map(columns -> columns[1].split(":"))
                .filter(local -> local.length == 2 && Integer.parseInt(local[1], 16) == port)
                .map(local -> address(local[0]))
                .findFirst();
    }

    /** The kernel writes 32-bit words in the byte order of the machine, which is the little one wherever the agent runs. */
    private static String address(String hexadecimal) {
        byte[] words = HexFormat.of().parseHex(hexadecimal);
        byte[] address = new byte[words.length];
        for (int i = 0; i < words.length; i++) {
            address[i] = words[i / WORD * WORD + WORD - 1 - i % WORD];
        }
        try {
            String text = InetAddress.getByAddress(address).getHostAddress();
            return text.equals("0:0:0:0:0:0:0:0") ? "::" : text.equals("0:0:0:0:0:0:0:1") ? "::1" : text;
        } catch (UnknownHostException e) {
            throw new IllegalStateException("4 or 16 bytes are an address", e);
        }
    }
}
