package org.hostkeeper.agent.web.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** A range of addresses in CIDR notation (RFC 4632, RFC 4291): {@code 10.1.0.0/16}; a single address is one of its own. */
public record Network(InetAddress base, int bits) {
    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    public static Network of(String words) {
        int slash = words.indexOf('/');
        String address = slash < 0 ? words : words.substring(0, slash);
        try {
            if (!ADDRESS.matcher(address).matches()) { // a name would be looked up
                throw invalid(words);
            }
            InetAddress base = InetAddress.getByName(address);
            int most = base.getAddress().length * Byte.SIZE;
            int bits = slash < 0 ? most : Integer.parseInt(words.substring(slash + 1));
            if (bits < 0 || bits > most) {
                throw invalid(words);
            }
            return new Network(base, bits);
        } catch (UnknownHostException | NumberFormatException e) {
            throw invalid(words);
        }
    }

    /** An IPv4 address counts as such also where it came over IPv6. */
    public boolean contains(InetAddress address) {
        byte[] mine = base.getAddress();
        byte[] theirs = address.getAddress();
        if (mine.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if ((mine[bit / Byte.SIZE] & mask) != (theirs[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static ProblemException invalid(String words) {
        return new ProblemException(new Problem.InvalidInput(
                Text.of("agent.web.access", "network"), words, Text.of("agent.web.access", "network.rule")));
    }
}
