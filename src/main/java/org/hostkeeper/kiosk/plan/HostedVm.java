package org.hostkeeper.kiosk.plan;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hostkeeper.kiosk.MachineName;
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
    private static final Pattern SNAPSHOT = Pattern.compile("(?=.*\\S)[^\\p{Cntrl}\\p{Cs}]{1,200}");

    /** @param url where its calls for the machine begin, as a client on the host reaches it, without a slash at its end */
    public record Watched(String unit, String url) {
        static final String AGENT = "hostkeeper-agent.service";

        private static final Pattern UNIT = Pattern.compile("[A-Za-z0-9:_.@\\\\-]+");
        private static final Pattern URL = Pattern.compile("http://[A-Za-z0-9.:\\[\\]-]+(/[A-Za-z0-9._/%-]+)?");

        public Watched {
            checked("field.unit", unit, UNIT.matcher(unit).matches(), "rule.unit");
            checked("field.url", url, URL.matcher(url).matches(), "rule.url");
        }
    }

    /** Whether Hostkeeper's agent watches it, which is asked with a token. */
    boolean byAgent() {
        return watched.filter(by -> by.unit().equals(Watched.AGENT)).isPresent();
    }

    public HostedVm {
        checked("field.vm", name, MachineName.isOne(name), "rule.vm");
        checked("field.snapshot", snapshot, SNAPSHOT.matcher(snapshot).matches(), "rule.snapshot");
    }

    private static void checked(String field, String value, boolean right, String words) {
        if (!right) {
            throw new ProblemException(
                    new Problem.InvalidInput(Text.of("kiosk.plan", field), value, Text.of("kiosk.plan", words)));
        }
    }

    /** As it is asked for: in the call of the door, and in the rule of sudo. */
    String word() {
        return MachineName.word(name);
    }

    /** As the door on the host reads it: words. */
    String line() {
        return String.join(" ", word(), uuid.toString(), MachineName.word(snapshot), watched.map(Watched::unit).orElse("-"), watched.map(Watched::url).orElse("-"));
    }
}
