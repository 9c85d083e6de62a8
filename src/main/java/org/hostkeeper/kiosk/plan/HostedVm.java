package org.hostkeeper.kiosk.plan;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * A machine that a kiosk's key may bring back.
 *
 * @param snapshot the one that it is put back to where nobody watches it
 * @param watched by whom, if by anybody: it is brought back through that while it runs
 */
public record HostedVm(String name, UUID uuid, String snapshot, Optional<Watched> watched) {
    /** They stand in a line of words on the host, and in a rule of sudo. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /** @param url where its calls for the machine begin, as a client on the host reaches it, without a slash at its end */
    public record Watched(String unit, String url) {
        static final String AGENT = "hostkeeper-agent.service";

        private static final Pattern UNIT = Pattern.compile("[A-Za-z0-9:_.@\\\\-]+");
        private static final Pattern URL = Pattern.compile("http://[A-Za-z0-9.:\\[\\]-]+(/[A-Za-z0-9._/-]+)?");

        public Watched {
            checked("field.unit", unit, UNIT, "rule.unit");
            checked("field.url", url, URL, "rule.url");
        }
    }

    /** Whether Hostkeeper's agent watches it, which is asked with a token. */
    boolean byAgent() {
        return watched.filter(by -> by.unit().equals(Watched.AGENT)).isPresent();
    }

    public HostedVm {
        checked("field.vm", name, PLAIN, "rule.plain");
        checked("field.snapshot", snapshot, PLAIN, "rule.plain");
    }

    private static void checked(String field, String value, Pattern rule, String words) {
        if (!rule.matcher(value).matches()) {
            throw new ProblemException(
                    new Problem.InvalidInput(Text.of("kiosk.plan", field), value, Text.of("kiosk.plan", words)));
        }
    }

    /** As the door on the host reads it. */
    String line() {
        return String.join(" ", name, uuid.toString(), snapshot, watched.map(Watched::unit).orElse("-"), watched.map(Watched::url).orElse("-"));
    }
}
