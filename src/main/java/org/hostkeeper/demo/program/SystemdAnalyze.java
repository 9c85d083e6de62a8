package org.hostkeeper.demo.program;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.demo.machine.Call;
import org.hostkeeper.demo.machine.Definition;
import org.hostkeeper.demo.machine.Machine;
import org.hostkeeper.demo.machine.Program;

/** {@code systemd-analyze verify} for services. */
public final class SystemdAnalyze implements Program {
    @Override
    public int run(Call call) throws IOException {
        List<String> words =
                call.rest().stream().filter(word -> !word.startsWith("--")).toList();
        if (!words.isEmpty() && words.getFirst().equals("calendar")) {
            return 0;
        }
        if (words.isEmpty() || !words.getFirst().equals("verify")) {
            return call.machine().unknownCall(call);
        }
        List<String> said = new ArrayList<>();
        int status = call.machine().locked(() -> {
            int worst = 0;
            for (String unit : words.subList(1, words.size())) {
                worst = Math.max(worst, verify(call.machine(), unit, said));
            }
            return worst;
        });
        return said.isEmpty() ? status : call.fail(status, String.join("\n", said));
    }

    private static int verify(Machine machine, String unit, List<String> said) {
        String name = unit.substring(unit.lastIndexOf('/') + 1);
        Optional<Definition> definition = Definition.read(machine.tree(), name);
        if (definition.isEmpty()) {
            said.add("Unit " + name + " not found.");
            return 1;
        }
        UnitVerifier.Verdict verdict = UnitVerifier.verify(machine, definition.get());
        said.addAll(verdict.faults());
        return verdict.status();
    }
}
