package org.hostkeeper.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Consumer;
import org.hostkeeper.disk.OwnFile;
import org.hostkeeper.disk.WholeFile;
import org.hostkeeper.problem.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the book of incidents over a restart. Used by one thread. */
public final class IncidentFile {
    private static final Logger LOG = LoggerFactory.getLogger(IncidentFile.class);
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModules(new JavaTimeModule(), new Jdk8Module())
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private final Path file;
    private final Consumer<Problem> worry;

    /** @param worry hears if it cannot be written: then a restart may tell some things twice */
    public IncidentFile(Path file, Consumer<Problem> worry) {
        this.file = file;
        this.worry = worry;
    }

    /** One that cannot be understood is set aside, and everything that has failed counts as new. */
    IncidentBook.Pages read() {
        try {
            return Optional.ofNullable(JSON.readValue(Files.readAllBytes(file), IncidentBook.Pages.class)).orElseGet(this::setAside);
        } catch (NoSuchFileException e) {
            return IncidentBook.Pages.empty();
        } catch (JsonProcessingException e) {
            return setAside();
        } catch (IOException e) {
            worry.accept(refused(e));
            return IncidentBook.Pages.empty();
        }
    }

    private IncidentBook.Pages setAside() {
        Path aside = file.resolveSibling(file.getFileName() + ".unreadable");
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            LOG.warn("{} cannot be understood, and was set aside as {}; failures that were told already may be told again", file, aside);
        } catch (IOException e) {
            worry.accept(refused(e));
        }
        return IncidentBook.Pages.empty();
    }

    void write(IncidentBook.Pages pages) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            WholeFile.replaceDurably(file, JSON.writeValueAsBytes(pages));
        } catch (IOException e) {
            worry.accept(refused(e));
        }
    }

    private Problem refused(IOException e) {
        return OwnFile.problem(file, e);
    }
}
