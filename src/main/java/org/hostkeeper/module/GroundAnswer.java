package org.hostkeeper.module;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.facts.UnreadableAnswer;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.FileState;

/** Understands the parts of {@code ground.sh}'s answer. */
final class GroundAnswer {
    private final Map<String, String> host = new HashMap<>();
    private final Map<String, Registration> modules;
    private final Unit unit;

    GroundAnswer(String name, String text) {
        List<String> lines = text.lines().toList();
        int show = lines.indexOf("show");
        int registered = lines.lastIndexOf("registered");
        if (show < 0 || registered < show) {
            throw new UnreadableAnswer("parts of the answer about " + name + " are missing");
        }
        lines.subList(0, show).stream()
                .map(line -> line.split(" ", 2))
                .filter(words -> words.length == 2)
                .forEach(words -> host.put(words[0], words[1]));
        modules = Registrations.parse(lines.subList(registered + 1, lines.size()));
        Map<String, String> properties = UnitProperties.blocks(lines.subList(show + 1, registered)).stream()
                .findFirst()
                .orElseThrow(() -> new UnreadableAnswer("systemd says nothing of " + name));
        String id = properties.getOrDefault("Id", name);
        unit = UnitProperties.unit(properties, Optional.ofNullable(modules.get(id)), read());
    }

    Unit unit() {
        return unit;
    }

    Optional<ModuleGround.Owner> owner() {
        return Optional.ofNullable(host.get("owner"))
                .map(name -> new ModuleGround.Owner(
                        name,
                        host.getOrDefault("group", name),
                        (int) number("uid"),
                        host.getOrDefault("home", ""),
                        Optional.ofNullable(host.get("python"))));
    }

    ModuleGround ground(HostName on, String login, Map<String, FileState> files) {
        return new ModuleGround(on, login, unit, files, modules, owner(), read());
    }

    private Instant read() {
        return Instant.ofEpochSecond(number("now"));
    }

    private long number(String key) {
        String value = host.getOrDefault(key, "");
        if (!value.matches("\\d{1,18}")) {
            throw new UnreadableAnswer("“" + key + "” is no number: " + value);
        }
        return Long.parseLong(value);
    }
}
