package org.hostkeeper.remote.ssh.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One host of a ProxyJump: {@code [user@]host[:port]} or an ssh URI. Source: ssh_config(5), ProxyJump. */
record JumpHop(Optional<String> user, String host, OptionalInt port) {
    private static final Pattern HOP = Pattern.compile(
            "(?:ssh://)?(?:(?<user>[^@,/]+)@)?(?:\\[(?<v6>[^\\],]+)]|(?<host>[^:,@\\[\\]/]+))(?::(?<port>\\d{1,5}))?/?");

    /** The hops in order; empty if one is not well formed. */
    static Optional<List<JumpHop>> parse(String value) {
        List<JumpHop> hops = new ArrayList<>();
        for (String one : value.split(",", -1)) {
            Matcher hop = HOP.matcher(one);
            if (!hop.matches()) {
                return Optional.empty();
            }
            String port = hop.group("port");
            if (port != null && (Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65535)) {
                return Optional.empty();
            }
            String v6 = hop.group("v6");
            hops.add(new JumpHop(
                    Optional.ofNullable(hop.group("user")),
                    v6 != null ? v6 : hop.group("host"),
                    port == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(port))));
        }
        return Optional.of(hops);
    }

    /** As {@code ssh -G} prints it: the last hop without the frills of a URI, what stands before it as it stands. */
    static String normal(String value) {
        int comma = value.lastIndexOf(',');
        String last = parse(value.substring(comma + 1)).orElseThrow().getFirst().toString();
        return value.substring(0, comma + 1) + last;
    }

    @Override
    public String toString() {
        return user.map(u -> u + "@").orElse("")
                + (host.contains(":") ? "[" + host + "]" : host)
                + (port.isPresent() ? ":" + port.getAsInt() : "");
    }

    static String withoutComment(String rest) {
        int comment = rest.indexOf('#');
        return (comment < 0 ? rest : rest.substring(0, comment)).strip();
    }
}
