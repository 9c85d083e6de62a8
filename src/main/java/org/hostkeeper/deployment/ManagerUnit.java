package org.hostkeeper.deployment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What systemd says of the deployed manager's service, as far as it tells where its config.json is: a word of its command, or
 * beside its program, or in its working directory.
 */
record ManagerUnit(String user, String folder, List<String> arguments, HostGround.UnitStand stand) {
    private static final String ARGUMENTS = "argv[]=";

    /** @param answer of {@code systemctl show}, KEY=VALUE lines; empty if there is no such unit */
    static Optional<ManagerUnit> of(String answer) {
        Map<String, String> values = new HashMap<>();
        answer.lines()
                .map(line -> line.split("=", 2))
                .filter(words -> words.length == 2)
                .forEach(words -> values.put(words[0], words[1]));
        if (!values.getOrDefault("LoadState", "").equals("loaded")) {
            return Optional.empty();
        }
        String user = values.getOrDefault("User", "");
        return Optional.of(new ManagerUnit(
                user.isEmpty() ? "root" : user,
                values.getOrDefault("WorkingDirectory", "").replaceFirst("^!", ""),
                arguments(values.getOrDefault("ExecStart", "")),
                HostGround.UnitStand.of(values.getOrDefault("ActiveState", ""), values.getOrDefault("UnitFileState", ""))));
    }

    /** Where config.json may be, likeliest first; absolute. */
    List<String> configs() {
        LinkedHashSet<String> paths = new LinkedHashSet<>();
        arguments.stream().filter(word -> word.endsWith(".json")).forEach(word -> paths.add(absolute(word)));
        arguments.stream()
                .filter(word -> word.endsWith(".py"))
                .map(word -> absolute(word.substring(0, word.lastIndexOf('/') + 1) + "config.json"))
                .forEach(paths::add);
        if (!folder.isEmpty()) {
            paths.add(folder + "/config.json");
        }
        return paths.stream().filter(path -> path.startsWith("/")).toList();
    }

    private String absolute(String path) {
        return path.startsWith("/") ? path : folder + "/" + path;
    }

    /** systemd writes {@code { path=/bin/x ; argv[]=/bin/x a b ; ignore_errors=no ; … }}. */
    private static List<String> arguments(String exec) {
        int from = exec.indexOf(ARGUMENTS);
        if (from < 0) {
            return List.of();
        }
        int to = exec.indexOf(" ; ", from);
        String words = exec.substring(from + ARGUMENTS.length(), to < 0 ? exec.length() : to);
        return new ArrayList<>(List.of(words.strip().split("\\s+")));
    }
}
