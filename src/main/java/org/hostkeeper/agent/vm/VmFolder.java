package org.hostkeeper.agent.vm;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hostkeeper.disk.WholeFile;
import org.hostkeeper.exhibition.Evidence;
import org.hostkeeper.exhibition.VmName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the agent keeps what it knows of one machine. Each file is wholly the old or the new one. What cannot be written is logged
 * and done without: a full disk must not keep an artwork from being brought back. Only what is kept {@link #keepSurely surely} is
 * not begun without.
 */
final class VmFolder {
    static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule()).registerModule(new Jdk8Module());

    private static final Logger LOG = LoggerFactory.getLogger(VmFolder.class);
    private static final int EVIDENCE = 20;
    private static final String ALL = "vms";
    private static final String PREFIX = "vm-";
    private static final String STATE = "state.json";

    private final String vm;
    private final Path folder;

    VmFolder(Path state, String vm) {
        this.vm = vm;
        this.folder = state.resolve(ALL).resolve(PREFIX + VmName.ofFile(URLEncoder.encode(vm, StandardCharsets.UTF_8)));
    }

    /** Machines that are watched no longer: what a person wished of them then is nobody's wish when they are watched again. Their history stays. */
    static void forgetOthers(Path state, Collection<String> watched) {
        Set<Path> kept = watched.stream().map(vm -> new VmFolder(state, vm).folder).collect(Collectors.toSet());
        try (Stream<Path> folders = Files.list(state.resolve(ALL))) {
            for (Path other : folders.filter(folder -> !kept.contains(folder)).toList()) {
                Files.deleteIfExists(other.resolve(STATE));
            }
        } catch (NoSuchFileException e) {
            // nothing was ever watched
        } catch (IOException e) {
            LOG.warn("{}: {}", state.resolve(ALL), e.getMessage());
        }
    }

    Optional<Kept> kept() {
        try {
            return Optional.ofNullable(JSON.readValue(Files.readString(file(STATE)), Kept.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.warn("What was kept of a machine cannot be read: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** @param durable also if the power fails; that may take a while */
    void keep(Kept kept, boolean durable) {
        try {
            write(STATE, JSON.writeValueAsBytes(kept), durable);
        } catch (IOException e) {
            LOG.warn("{} cannot be kept: {}", folder, e.getMessage());
        }
    }

    /** For what must be known afterwards, whatever happens: also if the power fails. Throws a ProblemException if it cannot be. */
    void keepSurely(Kept kept) {
        try {
            write(STATE, JSON.writeValueAsBytes(kept), true);
        } catch (IOException e) {
            throw new ProblemException(new Problem.FileRefused(vm, file(STATE).toString(), String.valueOf(e.getMessage())));
        }
    }

    List<String> lines(String name) {
        try {
            return new String(Files.readAllBytes(file(name)), StandardCharsets.UTF_8).lines().toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            LOG.warn("{} cannot be read: {}", file(name), e.getMessage());
            return List.of();
        }
    }

    void append(String name, String line) {
        try {
            Files.createDirectories(folder);
            Files.writeString(file(name), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            LOG.warn("{} cannot be written: {}", file(name), e.getMessage());
        }
    }

    void replace(String name, List<String> lines) {
        try {
            write(name, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8), true);
        } catch (IOException e) {
            LOG.warn("{} cannot be written: {}", file(name), e.getMessage());
        }
    }

    /** The oldest of its kind go when there are too many. */
    void evidence(long incident, Evidence which, byte[] content) {
        try {
            write(name(incident, which), content, false);
            try (Stream<Path> files = Files.list(folder)) {
                List<Path> kept = files.filter(file -> file.toString().endsWith(suffix(which)))
                        .sorted(Comparator.comparingLong(VmFolder::number).reversed())
                        .toList();
                for (Path old : kept.subList(Math.min(EVIDENCE, kept.size()), kept.size())) {
                    Files.deleteIfExists(old);
                }
            }
        } catch (IOException e) {
            LOG.warn("{}: no {} of incident {}: {}", folder, which.code(), incident, e.getMessage());
        }
    }

    private static String suffix(Evidence which) {
        return "." + which.code();
    }

    private static String name(long incident, Evidence which) {
        return incident + suffix(which);
    }

    private static long number(Path evidence) {
        String digits = String.valueOf(evidence.getFileName()).replaceFirst("\\..*", "");
        return digits.matches("\\d{1,18}") ? Long.parseLong(digits) : 0;
    }

    Set<Evidence> evidence(long incident) {
        return Stream.of(Evidence.values()).filter(which -> Files.exists(file(name(incident, which)))).collect(Collectors.toSet());
    }

    Optional<byte[]> evidence(long incident, Evidence which) {
        try {
            return Optional.of(Files.readAllBytes(file(name(incident, which))));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private void write(String name, byte[] bytes, boolean durable) throws IOException {
        Files.createDirectories(folder);
        if (durable) {
            WholeFile.replaceDurably(file(name), bytes);
        } else {
            WholeFile.replace(file(name), fresh -> Files.write(fresh, bytes));
        }
    }
}
