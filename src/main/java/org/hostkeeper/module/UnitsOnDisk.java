package org.hostkeeper.module;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hostkeeper.problem.ProblemException;

/**
 * Which unit of this very machine is a module's, as the unit files themselves say. A module is found by its GUID, so that a
 * new name does not orphan its unit; one that a deployed manager made, and that has no GUID, by its name.
 *
 * @param folder where the administrator's units lie
 */
public record UnitsOnDisk(Path folder) {
    private static final Pattern ADOPTED = Pattern.compile(
            "(?m)^WorkingDirectory=(/.+/modules/[^/\\n]+)$(?s:.*)^ExecStart=\\S+ \\1/main\\.py$|"
                    + "^ExecStart=\\S+ (/.+/modules/[^/\\n]+)/main\\.py$(?s:.*)^WorkingDirectory=\\2$",
            Pattern.MULTILINE);

    public static UnitsOnDisk ofThisMachine() {
        return new UnitsOnDisk(Path.of(UnitFiles.FOLDER));
    }

    /** The unit that is this module's, if it has one. */
    public Optional<String> of(String guid, String name) {
        Optional<String> registered = registered().entrySet().stream()
                .filter(unit -> unit.getValue().guid().equals(guid))
                .map(Map.Entry::getKey)
                .findFirst();
        return registered.or(() -> adopted(name));
    }

    /** All registered modules of this machine, by unit. */
    public Map<String, Registration> registered() {
        List<String> sections = new ArrayList<>();
        for (Path file : files()) {
            List<String> lines = text(file).lines().toList();
            int begin = lines.indexOf(Registrations.SECTION);
            if (begin >= 0) {
                sections.add("unit " + file.getFileName());
                lines.stream().skip(begin + 1L).takeWhile(line -> !line.startsWith("[")).forEach(sections::add);
            }
        }
        return Registrations.parse(sections);
    }

    private Optional<String> adopted(String name) {
        String unit;
        try {
            unit = ModuleName.unit(name);
        } catch (ProblemException e) {
            return Optional.empty(); // a name that no unit can have has none
        }
        Path file = folder.resolve(unit);
        boolean ours = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && !text(file).contains(Registrations.SECTION)
                && ADOPTED.matcher(text(file)).find();
        return ours ? Optional.of(unit) : Optional.empty();
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().endsWith(".service"))
                    .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.isReadable(file))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return ""; // it has gone since it was listed
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
