package org.hostkeeper.desktop.host;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.hostkeeper.fleet.HostTrial;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** A host in the making: what was typed, what is wrong with it, and whether a login with it works. */
final class AddHostModel {
    /** How the trial login stands. */
    sealed interface Trial {
        /** Nobody tried what stands in the fields now. */
        record NotYet() implements Trial {}

        /** It is under way. */
        record Running() implements Trial {}

        /** How far it came. */
        record Ended(HostTrial trial) implements Trial {}

        /** It could not even be tried. */
        record Failed(Problem problem) implements Trial {}
    }

    private final HostDeeds deeds;
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty address = new SimpleStringProperty("");
    private final StringProperty identity = new SimpleStringProperty("");
    private final StringProperty tags = new SimpleStringProperty("");
    private final ObjectProperty<Optional<HostName>> jump = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Sudo> sudo = new SimpleObjectProperty<>(Sudo.NOPASSWD);
    private final ReadOnlyObjectWrapper<Trial> trial = new ReadOnlyObjectWrapper<>(new Trial.NotYet());
    private String suggested = "";
    private Optional<Host> tried = Optional.empty();

    AddHostModel(HostDeeds deeds) {
        this.deeds = deeds;
        address.addListener((_, _, next) -> suggest(next));
        List.of(name, address, identity).forEach(p -> p.addListener(_ -> trial.set(new Trial.NotYet())));
        jump.addListener(_ -> trial.set(new Trial.NotYet()));
    }

    StringProperty name() {
        return name;
    }

    StringProperty address() {
        return address;
    }

    /** A private key's path; empty for the agent's keys and the usual ones. */
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

    ReadOnlyObjectProperty<Trial> trial() {
        return trial.getReadOnlyProperty();
    }

    List<HostName> jumps() {
        return deeds.known();
    }

    /** What is wrong with the name; an empty one is not wrong yet. */
    Optional<Text> nameProblem() {
        if (name.get().isBlank()) {
            return Optional.empty();
        }
        return problem(() -> named(name.get())).or(() -> deeds.known().stream()
                .filter(h -> h.value().equalsIgnoreCase(name.get().strip()))
                .findFirst()
                .map(h -> Text.of("desktop.host", "add.name.taken", h.value())));
    }

    Optional<Text> addressProblem() {
        return address.get().isBlank()
                ? Optional.empty()
                : problem(() -> reached(address.get()));
    }

    /** The host as typed, once all that it needs is there and right. */
    Optional<Host> host() {
        boolean complete = !name.get().isBlank() && !address.get().isBlank();
        if (!complete || nameProblem().isPresent() || addressProblem().isPresent()) {
            return Optional.empty();
        }
        Endpoint plain = reached(address.get());
        Endpoint keyed = identity.get().isBlank()
                ? plain
                : plain.withIdentities(List.of(Path.of(identity.get().strip())));
        Endpoint endpoint = jump.get().map(keyed::through).orElse(keyed);
        return Optional.of(new Host(named(name.get()), Optional.of(endpoint), root(endpoint), words()));
    }

    /** Tries what was typed so far, by the way: nobody is asked anything. */
    void glance() {
        trying(false);
    }

    /** Logs in as typed, asking whatever it takes. */
    void test() {
        trying(true);
    }

    private void trying(boolean asking) {
        Optional<Host> wanted = host();
        if (wanted.isEmpty() || trial.get() instanceof Trial.Running) {
            return;
        }
        tried = wanted;
        trial.set(new Trial.Running());
        deeds.test(wanted.get(), asking, outcome -> {
            if (host().equals(tried) && trial.get() instanceof Trial.Running) {
                trial.set(told(outcome));
            }
        });
    }

    /** Keeps the host, whether or not it could be reached just now. */
    boolean add() {
        Optional<Host> wanted = host();
        wanted.ifPresent(deeds::add);
        return wanted.isPresent();
    }

    private static Trial told(Outcome<HostTrial> outcome) {
        return switch (outcome) {
            case Outcome.Done<HostTrial>(HostTrial trial) -> new Trial.Ended(trial);
            case Outcome.Failed<HostTrial>(Problem problem) -> new Trial.Failed(problem);
            case Outcome.Cancelled<HostTrial> _ -> new Trial.NotYet();
        };
    }

    private Sudo root(Endpoint endpoint) {
        return endpoint.user().equals("root") ? Sudo.NONE : sudo.get();
    }

    private TreeSet<String> words() {
        TreeSet<String> set = new TreeSet<>(Arrays.asList(tags.get().strip().split("[,\\s]+")));
        set.remove("");
        return set;
    }

    private static HostName named(String typed) {
        return new HostName(typed.strip());
    }

    private static Endpoint reached(String typed) {
        return Endpoint.parse(typed.strip());
    }

    /** The name follows the address until somebody gives it another. */
    private void suggest(String typed) {
        if (!name.get().equals(suggested)) {
            return;
        }
        String host = typed.strip().replaceAll("^[^@]*@?", "").replaceAll(":\\d*$", "");
        boolean number = host.matches("[0-9.]*|.*[:\\[].*");
        suggested = (number ? host : host.replaceAll("\\..*", "")).toLowerCase(java.util.Locale.ROOT);
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
