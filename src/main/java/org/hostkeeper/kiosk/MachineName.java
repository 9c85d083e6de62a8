package org.hostkeeper.kiosk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The name of a machine, which libvirt lets be nearly anything (virDomainDefPostParse: no slash), and how it goes through all
 * that takes a word only: a part of a URL, a line of words on the host, a rule of sudo, what an SSH key asks for.
 */
public final class MachineName {
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}\\p{Cs}/\\s](?:[^\\p{Cntrl}\\p{Cs}/]{0,98}[^\\p{Cntrl}\\p{Cs}/\\s])?");

    private MachineName() {}

    public static boolean isOne(String name) {
        return NAME.matcher(name).matches();
    }

    /**
     * As in URLs: letters and digits of ASCII stand as they are, dot, hyphen and underscore too but in front, and all else by
     * its bytes. No shell and no sudoers reads anything into that, and it is no option.
     */
    public static String word(String name) {
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
        return !encoded.isEmpty() && "._-".indexOf(encoded.charAt(0)) >= 0
                ? "%%%02X%s".formatted((int) encoded.charAt(0), encoded.substring(1))
                : encoded;
    }
}
