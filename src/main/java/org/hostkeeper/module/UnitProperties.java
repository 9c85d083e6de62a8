package org.hostkeeper.module;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Understands what {@code systemctl show} prints with TZ=UTC: KEY=VALUE lines, a blank line between units, keys in
 * systemd's own order. Commands come with their line breaks as they are, so not every blank line ends a unit.
 */
final class UnitProperties {
    private static final Set<String> EVERY_UNIT = Set.of("Id", "LoadState", "ActiveState", "InvocationID");
    private static final Pattern PROPERTY = Pattern.compile("([A-Z][A-Za-z]+)=(.*)");
    private static final String COMMAND = "ExecStart={";
    /** How systemd ends a command: a line of a script may end with a brace as well. */
    private static final Pattern COMMAND_END = Pattern.compile(" ; pid=\\d+ ; code=\\S+ ; status=\\S+ }$");
    private static final Pattern ARGV = Pattern.compile("argv\\[]=(.*?) ; (?:ignore_errors|flags)=", Pattern.DOTALL);
    private static final String NOT_ACCOUNTED = "18446744073709551615";

    private final Map<String, String> properties;

    private UnitProperties(Map<String, String> properties) {
        this.properties = properties;
    }

    static List<Map<String, String>> blocks(List<String> lines) {
        List<Map<String, String>> blocks = new ArrayList<>();
        Map<String, String> block = new HashMap<>();
        StringBuilder command = new StringBuilder();
        for (String line : lines) {
            Matcher property = PROPERTY.matcher(line);
            if (!command.isEmpty()) {
                ended(command.append('\n').append(line), block);
            } else if (line.startsWith(COMMAND)) {
                ended(command.append(line), block);
            } else if (property.matches()) {
                block.put(property.group(1), property.group(2));
            } else if (line.isEmpty() && block.keySet().containsAll(EVERY_UNIT)) {
                blocks.add(block);
                block = new HashMap<>();
            }
        }
        if (block.keySet().containsAll(EVERY_UNIT)) {
            blocks.add(block);
        }
        return blocks;
    }

    /** A command goes on over lines until systemd's own words at its end; of several the first counts. */
    private static void ended(StringBuilder command, Map<String, String> block) {
        if (COMMAND_END.matcher(command).find()) {
            block.putIfAbsent("ExecStart", command.substring(COMMAND.length()));
            command.setLength(0);
        }
    }

    /** A unit of which only the list is known. */
    static Unit bare(String name, String load, String active, String sub, String description, Instant read) {
        return unit(
                Map.of("Id", name, "LoadState", load, "ActiveState", active, "SubState", sub, "Description", description),
                Optional.empty(),
                read);
    }

    /** A unit file that nothing has asked for, so that systemd has not read it. */
    static Unit unloaded(String name, String path, boolean masked, Instant read) {
        Map<String, String> known = Map.of(
                "Id", name,
                "LoadState", masked ? "masked" : "unloaded",
                "UnitFileState", masked ? "masked" : "",
                "FragmentPath", path,
                "ActiveState", "inactive",
                "SubState", "dead");
        return unit(known, Optional.empty(), read);
    }

    static Unit unit(Map<String, String> properties, Optional<Registration> module, Instant read) {
        return new UnitProperties(properties).unit(module, read);
    }

    private Unit unit(Optional<Registration> module, Instant read) {
        return new Unit(
                text("Id"),
                text("Description"),
                text("Type"),
                text("LoadState"),
                text("ActiveState"),
                text("SubState"),
                text("UnitFileState"),
                text("Result"),
                (int) number("NRestarts").orElse(0),
                number("MemoryCurrent"),
                since(),
                (int) number("MainPID").orElse(0),
                mainStatus(),
                text("FragmentPath"),
                Arrays.stream(text("DropInPaths").split(" ")).filter(p -> !p.isEmpty()).toList(),
                text("NeedDaemonReload").equals("yes"),
                text("User"),
                text("WorkingDirectory"),
                command(),
                text("InvocationID"),
                module,
                read);
    }

    private String text(String key) {
        return properties.getOrDefault(key, "");
    }

    private OptionalLong number(String key) {
        String value = text(key);
        boolean known = value.matches("\\d{1,18}") && !value.equals(NOT_ACCOUNTED);
        return known ? OptionalLong.of(Long.parseLong(value)) : OptionalLong.empty();
    }

    private OptionalInt mainStatus() {
        boolean ended = number("ExecMainCode").orElse(0) > 0;
        OptionalLong status = number("ExecMainStatus");
        return ended && status.isPresent() ? OptionalInt.of((int) status.getAsLong()) : OptionalInt.empty();
    }

    private Optional<Instant> since() {
        return SystemdTime.read(text("StateChangeTimestamp")).filter(_ -> !text("ActiveState").equals("active"))
                .or(() -> SystemdTime.read(text("ActiveEnterTimestamp")))
                .or(() -> SystemdTime.read(text("StateChangeTimestamp")));
    }

    private String command() {
        Matcher m = ARGV.matcher(text("ExecStart"));
        return m.find() ? m.group(1) : "";
    }
}
