package org.hostkeeper.exhibition.guest;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.hostkeeper.facts.Scripts;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * The program that a Linux guest runs: one file of POSIX sh that installs itself, beats once a second and knows where to. What it
 * can be told is said at its top.
 */
public final class GuestScript {
    /** What the file is called. */
    public static final String FILE = "hostkeeper-guest.sh";

    /** As an address: the guest's default gateway. */
    static final String GATEWAY = "gateway";

    private static final String PROGRAM = Scripts.beside(GuestScript.class, FILE);
    private static final String USUAL = "url=http://" + GATEWAY + ":8000 ";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9.:_\\[\\]-]+");

    private GuestScript() {}

    /**
     * The program for a guest of this host.
     *
     * @param server {@link #server}, or what a person knows to be right
     */
    public static String linux(URI server) {
        return PROGRAM.replaceFirst(Pattern.quote(USUAL), "url=" + checked(server) + " ");
    }

    /**
     * How a guest reaches the host that watches it at this port. On loopback that is user-mode networking, where the host is the
     * default gateway, as it is for bridges that libvirt makes; an address of the host's own that it listens at is just that.
     *
     * @param listens the machine's {@code api_host}
     */
    public static URI server(List<String> listens, int port) {
        String address = listens.stream()
                .filter(host -> host.matches("[0-9.]+|[0-9a-fA-F:]+") && !host.startsWith("127.") && !host.matches("0\\.0\\.0\\.0|::1?"))
                .findFirst()
                .map(host -> host.contains(":") ? "[" + host + "]" : host)
                .orElse(GATEWAY);
        return URI.create("http://" + address + ":" + port);
    }

    /** As the program takes it: http, an address, perhaps a port, and nothing else, since it becomes a word of a shell. */
    private static URI checked(URI server) {
        boolean plain = "http".equals(server.getScheme())
                && server.getRawAuthority() != null
                && PLAIN.matcher(server.getRawAuthority()).matches()
                && server.toString().equals("http://" + server.getRawAuthority());
        if (!plain) {
            throw new ProblemException(new Problem.InvalidInput(
                    Text.of("exhibition.guest", "server"), server.toString(), Text.of("exhibition.guest", "server.rule")));
        }
        return server;
    }
}
