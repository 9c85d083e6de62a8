package org.hostkeeper.exhibition;

import java.net.InetAddress;
import java.util.regex.Pattern;

/** Whether words are an address or a network in CIDR notation (RFC 4632, RFC 4291), so that a slip is told where it was made. */
final class CidrForm {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)(?:/([0-9]{1,3}))?");

    private CidrForm() {}

    static boolean isOne(String words) {
        var form = FORM.matcher(words);
        if (!form.matches()) {
            return false;
        }
        try {
            int most = InetAddress.ofLiteral(form.group(1)).getAddress().length * Byte.SIZE;
            return form.group(2) == null || Integer.parseInt(form.group(2)) <= most;
        } catch (IllegalArgumentException _) {
            return false; // looks like an address, and is none
        }
    }
}
