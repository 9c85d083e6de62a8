package org.hostkeeper.desktop.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.hostkeeper.file.PutRequest;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** A file on its way to some hosts: which one, where to, and whose it becomes. */
final class PutModel {
    private final HostWorks works;
    private final Set<HostName> hosts;
    private final StringProperty file = new SimpleStringProperty("");
    private final StringProperty path = new SimpleStringProperty("");
    private final StringProperty owner = new SimpleStringProperty("");
    private final StringProperty mode = new SimpleStringProperty("");
    private final BooleanProperty asRoot = new SimpleBooleanProperty();

    PutModel(HostWorks works, Set<HostName> hosts) {
        this.works = works;
        this.hosts = new TreeSet<>(hosts);
    }

    Set<HostName> hosts() {
        return hosts;
    }

    /** The file here. */
    StringProperty file() {
        return file;
    }

    /** Where it goes there: a file, or a folder that is there. */
    StringProperty path() {
        return path;
    }

    /** {@code user} or {@code user:group}; empty for what the file there has. */
    StringProperty owner() {
        return owner;
    }

    /** Octal; empty for what the file there has. */
    StringProperty mode() {
        return mode;
    }

    BooleanProperty asRoot() {
        return asRoot;
    }

    /** Whether there is enough to go on; what is wrong shows when it is looked at. */
    boolean complete() {
        return !file.get().isBlank() && !path.get().isBlank();
    }

    /** Shows what it would change; or says why it cannot be. */
    Optional<Problem> preview() {
        try {
            Path from = Path.of(file.get().strip());
            String name = Optional.ofNullable(from.getFileName()).map(Path::toString).orElse("");
            if (Files.size(from) > PutRequest.LARGEST) {
                return Optional.of(new Problem.Refused(
                        Text.of("file", "put", name, path.get()),
                        Text.of("file", "too-large", Files.size(from), PutRequest.LARGEST)));
            }
            Bytes content = Bytes.of(Files.readAllBytes(from));
            works.put(new PutRequest(name, content, path.get().strip(), ownership(), asRoot.get()), hosts);
            return Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.of(new Problem.NotFound(Text.of("desktop.host", "put.file"), file.get()));
        } catch (ProblemException e) {
            return Optional.of(e.problem());
        }
    }

    private Optional<Ownership> ownership() {
        String who = owner.get().strip();
        String octal = mode.get().strip();
        if (who.isEmpty() && octal.isEmpty()) {
            return Optional.empty();
        }
        if (who.isEmpty() || !octal.matches("[0-7]{3,4}")) {
            throw new ProblemException(new Problem.InvalidInput(
                    Text.of("desktop.host", "put.owner"), who + " " + octal, Text.of("desktop.host", "put.owner.rule")));
        }
        String[] names = who.split(":", 2);
        return Optional.of(new Ownership(names[0], names.length > 1 ? names[1] : names[0], Integer.parseInt(octal, 8)));
    }
}
