package org.hostkeeper.desktop.host;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** Says what is missing in an address while it is typed, more exactly than that it is none. */
final class AddressRule {
    private static final Pattern PORT = Pattern.compile(".*(?:]|^[^:]*):(?<port>[^:\\]]*)");
    private static final Pattern BARE_V6 = Pattern.compile("[^@]*@[^\\[]*:.*:.*");

    private AddressRule() {}

    static Optional<Text> problem(String typed) {
        try {
            Endpoint.parse(typed.strip());
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(exactly(typed.strip()).orElse(e.problem().text()));
        }
    }

    private static Optional<Text> exactly(String typed) {
        int at = typed.indexOf('@');
        if (at < 0) {
            return said("no-user", typed);
        }
        if (at == 0) {
            return said("no-user", typed.substring(1));
        }
        String place = typed.substring(at + 1);
        if (place.isEmpty()) {
            return said("no-host");
        }
        Matcher port = PORT.matcher(place);
        if (port.matches() && !isPort(port.group("port"))) {
            return said("port", port.group("port"));
        }
        return BARE_V6.matcher(typed).matches() || place.startsWith("[") ? said("v6") : Optional.empty();
    }

    private static boolean isPort(String digits) {
        return digits.matches("\\d{1,5}") && Integer.parseInt(digits) >= 1 && Integer.parseInt(digits) <= 65535;
    }

    private static Optional<Text> said(String key, Object... args) {
        return Optional.of(Text.of("desktop.host", "address." + key, args));
    }
}
