package org.hostkeeper.demo.program;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.hostkeeper.demo.machine.Call;
import org.hostkeeper.demo.machine.Program;

/** The program that runs probes: takes the same records and answers in the same sections, but knows probes by name. */
public final class Facts implements Program {
    private final BiFunction<String, Call, Optional<String>> answers;

    /** @param answers what a machine answers to a probe of this user; empty if no feature knows it */
    public Facts(BiFunction<String, Call, Optional<String>> answers) {
        this.answers = answers;
    }

    @Override
    public int run(Call call) throws IOException {
        String mark = call.rest().getFirst();
        List<String> records;
        try (BufferedReader in = new BufferedReader(new InputStreamReader(call.in(), StandardCharsets.US_ASCII))) {
            records = in.lines().toList();
        }
        ByteArrayOutputStream sections = new ByteArrayOutputStream();
        for (String line : records) {
            section(call, mark, line.split(" ", 2)[0], sections);
        }
        call.out().write(sections.toByteArray());
        return 0;
    }

    private void section(Call call, String mark, String probe, ByteArrayOutputStream sections) {
        Optional<String> answer = call.machine().locked(() -> answers.apply(probe, call));
        if (answer.isEmpty()) {
            call.machine().unknown("probe " + probe);
        }
        String unknown = answer.isPresent() ? "" : "hostkeeper-demo: unknown: probe " + probe + "\n";
        byte[] out = answer.orElse("").getBytes(StandardCharsets.UTF_8);
        byte[] err = unknown.getBytes(StandardCharsets.UTF_8);
        String header = "%s %s %d %d %d\n".formatted(mark, probe, answer.isPresent() ? 0 : 127, out.length, err.length);
        sections.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
        sections.writeBytes(out);
        sections.writeBytes(err);
    }
}
