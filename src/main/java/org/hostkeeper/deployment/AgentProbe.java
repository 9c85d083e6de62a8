package org.hostkeeper.deployment;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hostkeeper.facts.ScriptedProbe;
import org.hostkeeper.facts.Scripts;
import org.hostkeeper.facts.UnreadableAnswer;

/** Reads what needs no root to be seen of agent and deployed manager, so that an open defect shows without being looked for. */
public final class AgentProbe extends ScriptedProbe<AgentFacts> {
    private static final String SCRIPT = Scripts.beside(AgentProbe.class, "agent.sh");
    private static final Pattern OPEN = Pattern.compile("open without a token: (\\d{1,6})");
    private static final Pattern FILE = Pattern.compile("(\\d+) ([0-7]+) ([^:]+):/etc/systemd/system/(.+)");
    private static final int OTHERS_WRITE = 0022;

    public AgentProbe() {
        super("agent", 2, Duration.ofSeconds(8), SCRIPT, "systemctl");
    }

    @Override
    public AgentFacts parse(String answer) {
        String[] parts = answer.split("(?m)^files$", 2);
        if (parts.length != 2) {
            throw new UnreadableAnswer("the unit files are missing");
        }
        Map<String, Map<String, String>> units = ShownUnits.of(parts[0]);
        Map<String, String> agent = units.getOrDefault(AgentPlaces.AGENT_UNIT, Map.of());
        Matcher open = OPEN.matcher(agent.getOrDefault("StatusText", ""));
        boolean runs = agent.getOrDefault("ActiveState", "").equals("active");
        return new AgentFacts(
                runs,
                units.values().stream().anyMatch(unit -> unit.getOrDefault("LoadState", "").equals("loaded")),
                runs && open.find() ? Integer.parseInt(open.group(1)) : 0,
                writable(parts[1]));
    }

    /** Modules' alone, as all defects are: what else lies there is its administrator's. */
    private static List<String> writable(String files) {
        Map<String, StringBuilder> texts = new LinkedHashMap<>();
        Optional<StringBuilder> text = Optional.empty();
        for (String line : files.lines().toList()) {
            Matcher file = FILE.matcher(line);
            if (file.matches()) {
                text = isOpen(file) ? Optional.of(texts.computeIfAbsent(file.group(4), _ -> new StringBuilder())) : Optional.empty();
            } else {
                text.ifPresent(all -> all.append(line).append('\n'));
            }
        }
        return texts.keySet().stream().filter(unit -> ModuleUnit.isOne(String.valueOf(texts.get(unit)))).toList();
    }

    private static boolean isOpen(Matcher file) {
        boolean rootsAlone = file.group(1).equals("0") && (Integer.parseInt(file.group(2), 8) & OTHERS_WRITE) == 0;
        return file.group(3).startsWith("regular") && !rootsAlone;
    }
}
