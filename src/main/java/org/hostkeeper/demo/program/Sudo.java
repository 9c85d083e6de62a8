package org.hostkeeper.demo.program;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.hostkeeper.demo.machine.Call;
import org.hostkeeper.demo.machine.Program;

/**
 * sudo(8), as far as Hostkeeper's handshake uses it: with and without a password, one attempt after the other, in the
 * words of sudo 1.9.
 */
public final class Sudo implements Program {
    /** Whom and how. */
    public enum Rule { NOBODY, NOPASSWD, PASSWORD }

    /** The password that the demo's one asking host takes. It is no secret: it guards nothing. */
    public static final String PASSWORD = "demo";

    private static final int ATTEMPTS = 3;

    private final Rule rule;

    public Sudo(Rule rule) {
        this.rule = rule;
    }

    @Override
    public int run(Call call) throws IOException, InterruptedException {
        int words = call.rest().indexOf("--");
        if (words < 0) {
            return call.machine().unknownCall(call);
        }
        List<String> options = call.rest().subList(0, words);
        List<String> command = call.rest().subList(words + 1, call.rest().size());
        int status = call.byRoot() ? 0 : allowed(call, options);
        return status == 0 ? call.machine().run(call.with(command).as("root")) : status;
    }

    private int allowed(Call call, List<String> options) throws IOException {
        return switch (rule) {
            case NOPASSWD -> 0;
            case NOBODY -> call.fail(1, call.user() + " is not in the sudoers file.");
            case PASSWORD -> options.contains("-S")
                    ? ask(call, options.get(options.indexOf("-p") + 1))
                    : call.fail(1, "sudo: a password is required");
        };
    }

    private static int ask(Call call, String prompt) throws IOException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            call.err().write(prompt.getBytes(StandardCharsets.UTF_8));
            call.err().flush();
            String line = line(call.in());
            if (line.equals(PASSWORD)) {
                return 0;
            }
            if (attempt < ATTEMPTS) {
                call.fail(0, "\nSorry, try again.");
            }
        }
        return call.fail(1, "\nsudo: 3 incorrect password attempts");
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString();
    }

    /** What sudo starts in Hostkeeper's handshake: says the ready line on both streams, then becomes the command. */
    public static final Map<String, Program> READY = Map.of("echo \"$0\" >&2; echo \"$0\"; exec \"$@\"", call -> {
        call.err().write((call.program() + "\n").getBytes(StandardCharsets.UTF_8));
        call.err().flush();
        call.say(call.program() + "\n");
        return call.machine().run(call.with(call.rest()));
    });
}
