package org.hostkeeper.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.demo.machine.Machine;
import org.hostkeeper.demo.machine.Program;
import org.hostkeeper.demo.program.Coreutils;
import org.hostkeeper.demo.program.Facts;
import org.hostkeeper.demo.program.Journalctl;
import org.hostkeeper.demo.program.Sh;
import org.hostkeeper.demo.program.Sudo;
import org.hostkeeper.demo.program.Systemctl;
import org.hostkeeper.facts.FactsReader;

/** What simulated machines can do: the programs that they know and the features whose probes they answer. */
final class Answers {
    private static final List<DemoFeature> FEATURES = List.of(new DemoHostFacts(), new DemoModules());

    private Answers() {}

    /** All programs of a machine where this rule holds for sudo. */
    static Map<String, Program> programs(Sudo.Rule sudo) {
        Map<String, Program> scripts = new HashMap<>(Sudo.READY);
        scripts.put(FactsReader.PROGRAM, new Facts(Answers::toProbe));
        Map<String, Program> programs = new HashMap<>(Coreutils.PROGRAMS);
        programs.put("sh", new Sh(scripts, Map.of("hostkeeper-write", Coreutils::write)));
        programs.put("sudo", new Sudo(sudo));
        programs.put("systemctl", new Systemctl());
        programs.put("journalctl", new Journalctl());
        return programs;
    }

    private static Optional<String> toProbe(String probe, Machine machine) {
        return FEATURES.stream()
                .flatMap(feature -> feature.answer(probe, machine).stream())
                .findFirst();
    }
}
