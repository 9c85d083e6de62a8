package org.hostkeeper.exhibition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.facts.Scripts;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Output;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.remote.Shell;
import org.hostkeeper.words.Text;

/**
 * Reads the machines of a host as root, right before one of them is changed or looked at: settings of a controller may be
 * closed to others, and screens are. Throws what the connection throws.
 */
public final class DomainReader {
    /** What the program calls itself, {@code $0}. */
    public static final String NAME = "hostkeeper-vms";

    /** What the program calls itself, {@code $0}, that prints a picture of a screen, packed; its parameter is the uuid. */
    public static final String THUMBNAIL = "hostkeeper-vm-thumbnail";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PICTURE = Scripts.beside(DomainReader.class, "thumbnail.sh");
    private static final Duration LIMIT = Duration.ofSeconds(20);

    public Domains read(Remote remote) {
        return new DomainsProbe().parse(said(remote, Command.script(DomainsProbe.SCRIPT, NAME), NAME).text());
    }

    /** The machine of this name, and who watches it. */
    public DomainGround ground(Remote remote, String name) {
        Domains found = read(remote);
        Domain domain = found.find(name)
                .orElseThrow(() -> new ProblemException(
                        new Problem.NotFound(Text.of("exhibition", "vm-on", remote.host().value()), name)));
        Optional<DomainGround.Watched> watched = found.watcher(domain).map(by -> new DomainGround.Watched(by, isReverting(remote, by)));
        return new DomainGround(remote.host(), domain, watched, found.golden(domain));
    }

    /** What the controller says of itself; one that watches another machine than its settings say is not gone past. */
    private static boolean isReverting(Remote remote, Watcher by) {
        Output output = remote.run(ControllerApi.ask("GET", by, "/status").asRoot(true).within(LIMIT));
        Optional<JsonNode> status = output.ok() ? read(output.text()) : Optional.empty();
        if (status.filter(s -> s.path("vm_name").asText().equals(by.vm())).isEmpty()) {
            throw new ProblemException(new Problem.ServerUnavailable(
                    Text.of("exhibition", "controller"), by.unit(), Text.of("exhibition", "controller.silent", by.vm(), ControllerApi.url(by, ""))));
        }
        return status.get().path("auto_revert_enabled").asBoolean(true);
    }

    private static Optional<JsonNode> read(String text) {
        try {
            return Optional.ofNullable(JSON.readTree(text));
        } catch (JsonProcessingException _) {
            // told as a controller that does not answer
            return Optional.empty();
        }
    }

    /**
     * What happened to the machine, as the agent that watches it has kept it.
     *
     * @throws ProblemException Refused if no agent watches it
     */
    public History history(Remote remote, DomainGround ground) {
        WatchAnswer answer = new WatchAnswer(said(remote, ControllerApi.ask("GET", agent(ground), "/history"), ControllerApi.NAME).text());
        return new History(answer.incidents(), answer.meanTimeBetweenFailures());
    }

    private static Watcher agent(DomainGround ground) {
        return ground.watched().map(DomainGround.Watched::by).filter(w -> w.agent().isPresent())
                .orElseThrow(() -> new ProblemException(new Problem.Refused(
                        Text.of("exhibition", "remembering", ground.domain().name()),
                        Text.of("exhibition", "refused.unwatched", Shell.quote(ground.domain().name()), ground.host().value()))));
    }

    /**
     * What the agent kept of one of those.
     *
     * @throws ProblemException also where that is kept no longer
     */
    public Seen evidence(Remote remote, DomainGround ground, Watch.Incident incident) {
        Watcher by = agent(ground);
        return new Seen(
                evidence(remote, by, incident, Evidence.PICTURE).map(Picture::unpacked),
                evidence(remote, by, incident, Evidence.LOG).map(Seen::unpacked).filter(log -> !log.isEmpty()));
    }

    private static Optional<byte[]> evidence(Remote remote, Watcher by, Watch.Incident incident, Evidence which) {
        return incident.evidence().contains(which)
                ? Optional.of(said(remote, ControllerApi.evidence(by, incident.id(), which), ControllerApi.EVIDENCE).out())
                : Optional.empty();
    }

    /**
     * Faults and reverts of a machine.
     *
     * @param incidents the newest first
     * @param meanTimeBetweenFailures over all that is kept; empty with fewer than two faults
     */
    public record History(List<Watch.Incident> incidents, Optional<Duration> meanTimeBetweenFailures) {
        public History {
            incidents = List.copyOf(incidents);
        }
    }

    /** What the machine's screen shows. */
    public Picture thumbnail(Remote remote, Domain domain) {
        if (!domain.state().isUp()) {
            throw new ProblemException(new Problem.Refused(
                    Text.of("exhibition", "looking", domain.name()), Text.of("exhibition", "refused.dark")));
        }
        Command command = Command.script(PICTURE, THUMBNAIL, domain.uuid().toString());
        return Picture.unpacked(said(remote, command, THUMBNAIL).out());
    }

    private static Output said(Remote remote, Command command, String name) {
        Output output = remote.run(command.asRoot(true).within(LIMIT));
        if (!output.ok()) {
            throw new ProblemException(
                    new Problem.CommandFailed(remote.host().value(), name, output.exit(), output.error().strip()));
        }
        return output;
    }
}
