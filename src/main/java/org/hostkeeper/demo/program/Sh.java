package org.hostkeeper.demo.program;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.hostkeeper.demo.machine.Call;
import org.hostkeeper.demo.machine.Program;

/**
 * The shell of simulated machines. It does not understand shell code: it recognises Hostkeeper's own constant scripts,
 * letter for letter, and runs what simulates them. Arguments arrive as {@code $0}, {@code $1} ….
 */
public final class Sh implements Program {
    private final Map<String, Program> scripts;
    private final Map<String, Program> names;

    /**
     * @param scripts what simulates each script, by its text
     * @param names what simulates scripts that are nobody else's business than their caller's, by what {@code $0} says
     */
    public Sh(Map<String, Program> scripts, Map<String, Program> names) {
        this.scripts = Map.copyOf(scripts);
        this.names = Map.copyOf(names);
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        List<String> rest = call.rest();
        if (rest.size() < 2 || !rest.getFirst().equals("-c")) {
            return call.machine().unknownCall(call);
        }
        List<String> words = rest.size() > 2 ? rest.subList(2, rest.size()) : List.of("sh");
        Program program = scripts.getOrDefault(rest.get(1), names.get(words.getFirst()));
        return program == null ? call.machine().unknownCall(call) : program.run(call.with(words));
    }
}
