package org.hostkeeper.desktop.host;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** A host in the making: what was typed, what is wrong with it, and the host that it describes. */
final class HostFormModel {
    private final HostDeeds deeds;
    private final Purpose purpose;
    private final List<Host> others;
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty address = new SimpleStringProperty("");
    private final StringProperty identity = new SimpleStringProperty("");
    private final StringProperty tags = new SimpleStringProperty("");
    private final ObjectProperty<Optional<HostName>> jump = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Sudo> sudo = new SimpleObjectProperty<>(Sudo.NOPASSWD);
    private final TrialModel trial;
    private String suggested = "";

    HostFormModel(HostDeeds deeds, Purpose purpose) {
        this.deeds = deeds;
        this.purpose = purpose;
        this.others = deeds.hosts().stream()
                .filter(host -> !purpose.replaced().equals(Optional.of(host.name())))
                .toList();
        purpose.like().ifPresent(this::fill);
        this.trial = new TrialModel(deeds, this::host);
        address.addListener((_, _, next) -> suggest(next));
        for (Observable typed : List.of(name, address, identity, jump, sudo)) {
            typed.addListener(_ -> trial.forget());
        }
    }

    private void fill(Host host) {
        host.endpoint().ifPresent(endpoint -> {
            address.set(endpoint.toString());
            identity.set(String.join(", ", endpoint.identities().stream().map(Path::toString).toList()));
            jump.set(endpoint.jump());
        });
        name.set(purpose.replaced().map(HostName::value).orElse(""));
        sudo.set(host.sudo());
        tags.set(String.join(" ", host.tags()));
    }

    Purpose purpose() {
        return purpose;
    }

    StringProperty name() {
        return name;
    }

    StringProperty address() {
        return address;
    }

    /** Paths of private keys, apart by commas; empty for the agent's keys and the usual ones. */
    StringProperty identity() {
        return identity;
    }

    /** Words apart by commas or spaces. */
    StringProperty tags() {
        return tags;
    }

    ObjectProperty<Optional<HostName>> jump() {
        return jump;
    }

    ObjectProperty<Sudo> sudo() {
        return sudo;
    }

    TrialModel trial() {
        return trial;
    }

    /** Whether it is this machine, which has no address. */
    boolean isLocal() {
        return purpose.like().filter(Host::isLocal).isPresent();
    }

    /** The hosts that this one can be reached through: none whose own way leads through this one. */
    List<HostName> jumps() {
        return others.stream().filter(host -> !leadsHere(host)).map(Host::name).toList();
    }

    private boolean leadsHere(Host host) {
        Optional<HostName> next = host.endpoint().flatMap(Endpoint::jump);
        for (int hops = 0; next.isPresent() && hops <= others.size(); hops++) {
            if (next.equals(purpose.replaced())) {
                return true;
            }
            HostName wanted = next.get();
            next = others.stream()
                    .filter(other -> other.name().equals(wanted))
                    .findFirst()
                    .flatMap(Host::endpoint)
                    .flatMap(Endpoint::jump);
        }
        return false;
    }

    /** What is wrong with the name; an empty one is not wrong yet. */
    Optional<Text> nameProblem() {
        if (name.get().isBlank()) {
            return Optional.empty();
        }
        return problem(() -> named(name.get())).or(() -> others.stream()
                .map(Host::name)
                .filter(h -> h.value().equalsIgnoreCase(name.get().strip()))
                .findFirst()
                .map(h -> Text.of("desktop.host", "add.name.taken", h.value())));
    }

    Optional<Text> addressProblem() {
        return address.get().isBlank() || isLocal() ? Optional.empty() : AddressRule.problem(address.get());
    }

    Optional<Text> identityProblem() {
        return keys().isPresent() ? Optional.empty() : Optional.of(Text.of("desktop.host", "add.identity.rule"));
    }

    /** Another host at the same place, which may well be meant. */
    Optional<Text> sameAddress() {
        if (address.get().isBlank() || addressProblem().isPresent()) {
            return Optional.empty();
        }
        Endpoint here = Endpoint.parse(address.get().strip());
        return others.stream()
                .filter(o -> o.endpoint()
                        .filter(e -> e.address().equalsIgnoreCase(here.address())
                                && e.port() == here.port()
                                && e.jump().equals(jump.get()))
                        .isPresent())
                .findFirst()
                .map(o -> Text.of("desktop.host", "add.address.same", o.name().value()));
    }

    /** The host as typed, once all that it needs is there and right. */
    Optional<Host> host() {
        boolean complete = !name.get().isBlank() && (isLocal() || !address.get().isBlank());
        boolean wrong = nameProblem().isPresent() || addressProblem().isPresent() || identityProblem().isPresent();
        if (!complete || wrong) {
            return Optional.empty();
        }
        Optional<Endpoint> endpoint = isLocal() ? Optional.empty() : Optional.of(endpoint());
        boolean root = endpoint.map(Endpoint::user).filter("root"::equals).isPresent();
        return Optional.of(new Host(named(name.get()), endpoint, root ? Sudo.NONE : sudo.get(), Tags.read(tags.get())));
    }

    /** What has no field is kept as it was. */
    private Endpoint endpoint() {
        Endpoint typed = Endpoint.parse(address.get().strip());
        Optional<Endpoint> before = purpose.like().flatMap(Host::endpoint);
        return new Endpoint(
                typed.user(),
                typed.address(),
                typed.port(),
                keys().orElseThrow(),
                before.map(Endpoint::identitiesOnly).orElse(false),
                before.flatMap(Endpoint::agentSocket),
                jump.get());
    }

    private Optional<List<Path>> keys() {
        try {
            return Optional.of(Stream.of(identity.get().split(","))
                    .map(String::strip)
                    .filter(word -> !word.isEmpty())
                    .map(Path::of)
                    .toList());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Keeps what was typed, whether or not the host could be reached just now; or says why not. */
    Optional<Problem> keep(Host host) {
        return purpose.replaced().map(before -> deeds.replace(before, host)).orElseGet(() -> deeds.add(host));
    }

    private static HostName named(String typed) {
        return new HostName(typed.strip());
    }

    /** The name follows the address until somebody gives it another. */
    private void suggest(String typed) {
        if (!name.get().equals(suggested)) {
            return;
        }
        String host = typed.strip().replaceAll("^[^@]*@?", "").replaceAll(":\\d*$", "");
        boolean number = host.matches("[0-9.]*|.*[:\\[].*");
        suggested = (number ? host : host.replaceAll("\\..*", "")).toLowerCase(Locale.ROOT);
        name.set(suggested);
    }

    private static Optional<Text> problem(Runnable reading) {
        try {
            reading.run();
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e.problem().text());
        }
    }
}
