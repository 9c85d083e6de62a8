package org.hostkeeper.deployment.broker;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hostkeeper.facts.Scripts;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.host.Files;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Output;
import org.hostkeeper.remote.Remote;

/** Reads the {@link TlsGround} of one host, as root; no key leaves it. Throws what the connection throws. */
public final class TlsReader {
    /** What the program calls itself, {@code $0}. */
    public static final String NAME = "hostkeeper-broker-tls-ground";

    /** The constant program. */
    public static final String PROGRAM = Scripts.beside(TlsReader.class, "tls.sh");

    private static final Duration LIMIT = Duration.ofSeconds(30);

    public TlsGround read(Remote remote, TlsWish wish) {
        BrokerGround broker = new BrokerReader().read(remote);
        List<String> parameters = new ArrayList<>(List.of(
                wish.identity().map(TlsWish.Identity::certificate).orElse(""),
                wish.identity().map(TlsWish.Identity::key).orElse(""),
                wish.clients().orElse("")));
        parameters.addAll(wish.names());
        Output output = remote.run(
                Command.script(PROGRAM, NAME, parameters.toArray(String[]::new)).asRoot(true).within(LIMIT));
        if (!output.ok()) {
            throw new ProblemException(new Problem.CommandFailed(
                    remote.host().value(), NAME, output.exit(), output.error().strip()));
        }
        return ground(broker, output.text().lines().toList(), Files.look(remote, List.of(TlsGround.LISTENER, TlsGround.FOLDER), true));
    }

    static TlsGround ground(BrokerGround broker, List<String> lines, Map<String, FileState> own) {
        return new TlsGround(
                broker,
                after(lines, "name ").distinct().toList(),
                after(lines, "fault ").map(TlsReader::fault).toList(),
                lines.contains("made"),
                own);
    }

    private static Stream<String> after(List<String> lines, String word) {
        return lines.stream().filter(line -> line.startsWith(word)).map(line -> line.substring(word.length()));
    }

    private static TlsGround.Fault fault(String words) {
        String[] each = words.split(" ", 2);
        return new TlsGround.Fault(each[0], new String(Base64.getDecoder().decode(each[1]), StandardCharsets.UTF_8));
    }
}
