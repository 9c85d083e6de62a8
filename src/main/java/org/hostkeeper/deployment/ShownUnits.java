package org.hostkeeper.deployment;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What {@code systemctl show} says of many units: blocks of KEY=VALUE with an empty line between. */
public final class ShownUnits {
    private ShownUnits() {}

    /** Properties by the unit's name, {@code Id}. */
    public static Map<String, Map<String, String>> of(String blocks) {
        Map<String, Map<String, String>> units = new HashMap<>();
        for (String block : blocks.split("\n\n")) {
            Map<String, String> values = new HashMap<>();
            Arrays.stream(block.split("\n"))
                    .map(line -> line.split("=", 2))
                    .filter(pair -> pair.length == 2)
                    .forEach(pair -> values.put(pair[0], pair[1]));
            units.put(values.getOrDefault("Id", ""), values);
        }
        return units;
    }
}
