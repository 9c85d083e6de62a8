package org.hostkeeper.agent.watch;

import java.nio.charset.StandardCharsets;

/** The object path of a unit: what is no letter or digit becomes {@code _} and two hexadecimal digits (sd_bus_path_encode(3)). */
final class UnitPaths {
    static final String PREFIX = "/org/freedesktop/systemd1/unit";

    private UnitPaths() {}

    static String path(String unit) {
        StringBuilder path = new StringBuilder(PREFIX).append('/');
        byte[] bytes = unit.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            char c = (char) (bytes[i] & 0xff);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (i > 0 && c >= '0' && c <= '9');
            path.append(plain ? String.valueOf(c) : "_%02x".formatted((int) c));
        }
        return path.toString();
    }

    /** The unit of a path; empty if it is none of a unit. */
    static String unit(String path) {
        if (!path.startsWith(PREFIX + "/")) {
            return "";
        }
        String encoded = path.substring(PREFIX.length() + 1);
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            if (encoded.charAt(i) == '_' && i + 2 < encoded.length()) {
                bytes.write(Integer.parseInt(encoded.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.write(encoded.charAt(i));
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
