package org.hostkeeper.deployment;

import java.util.regex.Pattern;

/** Whether an address is this machine's own, which nobody else reaches; by its words, without asking any resolver. */
public final class Loopback {
    private static final Pattern OWN = Pattern.compile("127(?:\\.\\d{1,3}){1,3}|::1|localhost");

    private Loopback() {}

    public static boolean is(String address) {
        return OWN.matcher(address).matches();
    }
}
