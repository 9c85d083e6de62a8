package org.hostkeeper.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hostkeeper.disk.OwnFile;
import org.hostkeeper.disk.WholeFile;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mails that have not left yet, one file each, so that a killed agent goes on where it was. A mail whose file cannot be
 * written, on a full disk, stays in memory and is sent all the same. Bounded: beyond a number the oldest is given up,
 * with a word in the log. Safe from any thread.
 */
public final class MailQueue {
    private static final Logger LOG = LoggerFactory.getLogger(MailQueue.class);
    private static final String KIND = ".mail";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private final Path folder;
    private final int most;
    private final TreeMap<String, Mail> waiting = new TreeMap<>();

    /** Takes over what an earlier run left; a folder that is not there is made. */
    public MailQueue(Path folder, int most) {
        this.folder = folder;
        this.most = most;
        try {
            Files.createDirectories(folder);
            List<Path> found;
            try (Stream<Path> files = Files.list(folder)) {
                found = files.sorted().toList();
            }
            for (Path file : found) {
                takeOver(file);
            }
        } catch (IOException e) {
            throw refused(folder, e);
        }
    }

    private void takeOver(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (name.endsWith(WholeFile.UNFINISHED)) {
            Files.delete(file); // it was never promised
        } else if (name.endsWith(KIND)) {
            Optional<Mail> mail = read(file);
            if (mail.isPresent()) {
                waiting.put(mail.get().id(), mail.get());
            } else {
                Path aside = file.resolveSibling(name + ".unreadable");
                Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
                LOG.warn("A waiting mail cannot be read, and was set aside as {}", aside);
            }
        }
    }

    /** Empty if it is none. */
    private static Optional<Mail> read(Path file) throws IOException {
        try {
            return Optional.ofNullable(JSON.readValue(file.toFile(), Mail.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Waits from now on; the problem is that of keeping it over a restart, not of sending it. */
    public synchronized Optional<Problem> add(Mail mail) {
        waiting.put(mail.id(), mail);
        if (waiting.size() > most) {
            Mail oldest = waiting.firstEntry().getValue();
            LOG.warn("More than {} mails wait: “{}” is given up", most, oldest.subject());
            remove(oldest);
        }
        return keep(mail);
    }

    /** It reached some of its recipients and waits for the rest. */
    public synchronized Optional<Problem> replace(Mail mail) {
        waiting.put(mail.id(), mail);
        return keep(mail);
    }

    /** It needs no more tries. */
    public synchronized void remove(Mail mail) {
        waiting.remove(mail.id());
        try {
            WholeFile.deleteDurably(file(mail));
        } catch (IOException e) {
            LOG.warn("A mail that has left cannot be deleted, and will leave again after a restart: {}", file(mail), e);
        }
    }

    /** In the order in which they were made. */
    public synchronized Collection<Mail> waiting() {
        return List.copyOf(waiting.values());
    }

    private Optional<Problem> keep(Mail mail) {
        try {
            WholeFile.replaceDurably(file(mail), JSON.writeValueAsBytes(mail));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(refused(file(mail), e).problem());
        }
    }

    private Path file(Mail mail) {
        return folder.resolve(mail.id() + KIND);
    }

    private static ProblemException refused(Path file, IOException e) {
        return OwnFile.refused(file, e);
    }
}
