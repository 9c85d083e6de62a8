package org.hostkeeper.remote.process;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.Problem.SudoRefused.Reason;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.secret.Secret;

/**
 * Starts programs as root through sudo. The password can never reach the program: it is written only after sudo's own
 * random prompt came on standard error, and nothing else is written before a random ready line came from the started
 * shell. {@code -k} makes sudo forget what it remembers, so that the prompt comes always or (NOPASSWD rule) never.
 * Source: sudo(8).
 */
final class SudoLauncher {
    /** The words carry no character that a login shell other than a POSIX one could take for its own. */
    static final String READY = "echo \"$0\" >&2; echo \"$0\"; exec \"$@\"";

    /** What sudo's buffer has held in every version (SUDO_CONV_REPL_MAX). */
    private static final int LONGEST_PASSWORD = 255;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HostName host;
    private final String user;
    private final Sudo mode;
    private final Launcher launcher;
    private final SudoPassword password;
    private final Marks marks;

    SudoLauncher(HostName host, String user, Sudo mode, Launcher launcher, SudoPassword password, Marks marks) {
        this.host = host;
        this.user = user;
        this.mode = mode;
        this.launcher = launcher;
        this.password = password;
        this.marks = marks;
    }

    Running launch(List<String> words, Listener listener) throws InterruptedException {
        if (mode == Sudo.NONE) {
            throw refused(Reason.SWITCHED_OFF);
        }
        String prompt = marks.next();
        String ready = marks.next();
        SudoGate gate = new SudoGate(prompt, ready, listener);
        Running running = launcher.launch(line(prompt, ready, words), gate);
        boolean passed = false;
        try {
            pass(gate, running);
            passed = true;
            return running;
        } finally {
            if (!passed) {
                running.stop();
            }
        }
    }

    private List<String> line(String prompt, String ready, List<String> words) {
        List<String> line = new ArrayList<>(List.of("env", "LC_ALL=C", "sudo", "-k"));
        line.addAll(mode == Sudo.PASSWORD ? List.of("-S", "-p", prompt) : List.of("-n"));
        line.addAll(List.of("--", "sh", "-c", READY, ready));
        line.addAll(words);
        return line;
    }

    private void pass(SudoGate gate, Running running) throws InterruptedException {
        switch (sign(gate)) {
            case READY -> {}
            case ENDED -> throw why(gate);
            case PROMPT -> password.tryWith(secret -> give(secret, gate, running));
        }
    }

    private boolean give(Secret secret, SudoGate gate, Running running) throws InterruptedException {
        if (!fits(secret)) {
            return false;
        }
        if (!write(secret, running)) {
            throw why(gate);
        }
        return switch (sign(gate)) {
            case READY -> true;
            case PROMPT -> false;
            case ENDED -> {
                ProblemException why = why(gate);
                if (why.problem() instanceof Problem.SudoRefused r && r.reason() == Reason.WRONG_PASSWORD) {
                    yield false;
                }
                throw why;
            }
        };
    }

    /** Whether sudo reads it in one go: what stands after a line's end or its buffer would be left for the program. */
    private static boolean fits(Secret secret) {
        byte[] utf8 = secret.utf8();
        boolean oneLine = true;
        for (byte b : utf8) {
            oneLine &= b != '\n' && b != '\r' && b != 0;
        }
        Arrays.fill(utf8, (byte) 0);
        return oneLine && secret.length() <= LONGEST_PASSWORD;
    }

    /** False if sudo reads no more: it ended, or a person took longer to answer than sudo waits. */
    private static boolean write(Secret secret, Running running) {
        byte[] utf8 = secret.utf8();
        byte[] line = Arrays.copyOf(utf8, utf8.length + 1);
        line[utf8.length] = '\n';
        try {
            OutputStream input = running.input();
            input.write(line);
            input.flush();
            return true;
        } catch (IOException e) {
            return false;
        } finally {
            Arrays.fill(utf8, (byte) 0);
            Arrays.fill(line, (byte) 0);
        }
    }

    private SudoGate.Sign sign(SudoGate gate) throws InterruptedException {
        Optional<SudoGate.Sign> sign = gate.next(PATIENCE);
        return sign.orElseThrow(() -> new ProblemException(new Problem.TimedOut(host.value(), "sudo", PATIENCE)));
    }

    private ProblemException why(SudoGate gate) {
        return switch (gate.ending()) {
            case Ending.Exited(int status) -> refused(SudoWords.reason(gate.chat(), status));
            case Ending.Lost _ -> new ProblemException(new Problem.ConnectionLost(host.value(), "sudo"));
            case Ending.TooMuch _ -> refused(Reason.OTHER);
        };
    }

    private ProblemException refused(Reason reason) {
        return new ProblemException(new Problem.SudoRefused(host.value(), user, reason));
    }
}
