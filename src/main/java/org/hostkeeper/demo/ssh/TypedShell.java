package org.hostkeeper.demo.ssh;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.hostkeeper.demo.machine.Call;
import org.hostkeeper.demo.machine.Machine;
import org.hostkeeper.remote.WireLine;
import org.jspecify.annotations.NullUnmarked;

/**
 * A simulated machine's shell with a terminal: it echoes, edits a line, runs what the machine knows, and says from the
 * start that nothing here is real. Ctrl+C ends what runs, Ctrl+D the shell.
 */
@NullUnmarked // the server fills in the streams one by one before it starts the command
final class TypedShell implements Command {
    private static final int INTERRUPT = 3;
    private static final int END = 4;
    private static final int BACKSPACE = 8;
    private static final int ESCAPE = 27;
    private static final int DELETE = 127;
    private static final int NOTHING_MORE = -1;

    private final Machine machine;
    private final BlockingQueue<Integer> typed = new LinkedBlockingQueue<>();
    private InputStream in;
    private OutputStream out;
    private ExitCallback exit;
    private Environment environment;
    private String user;
    private Thread shell;
    private volatile Optional<Thread> program = Optional.empty();

    TypedShell(Machine machine) {
        this.machine = machine;
    }

    @Override
    public void setInputStream(InputStream stream) {
        in = stream;
    }

    @Override
    public void setOutputStream(OutputStream stream) {
        out = stream;
    }

    @Override
    public void setErrorStream(OutputStream stream) {
        // a terminal has one stream
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
        exit = callback;
    }

    @Override
    public void start(ChannelSession channel, Environment given) {
        user = channel.getSession().getUsername();
        environment = given;
        Thread.ofVirtual().name("typed-" + machine.name()).start(this::listen);
        shell = Thread.ofVirtual().name("shell-" + machine.name()).start(this::run);
    }

    private void listen() {
        try {
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b == INTERRUPT && program.isPresent()) {
                    program.get().interrupt();
                } else {
                    typed.add(b);
                }
            }
        } catch (IOException e) {
            // the channel is gone, and the shell with it
        }
        typed.add(NOTHING_MORE);
    }

    private void run() {
        try {
            show("\033[1mSimulated host of Hostkeeper's demo.\033[0m Nothing here is real; help lists what it knows.\n");
            int status = 0;
            for (Optional<String> line = line(); line.isPresent(); line = line()) {
                String command = line.get().strip();
                if (command.equals("exit") || command.equals("logout")) {
                    break;
                }
                status = command.isEmpty() ? status : runAll(command);
            }
            exit.onExit(status);
        } catch (InterruptedException | IOException e) {
            exit.onExit(129);
        }
    }

    /** What is typed up to Enter, edited; empty at Ctrl+D. */
    private Optional<String> line() throws IOException, InterruptedException {
        show("\033[32m" + user + "@" + machine.name() + "\033[0m:~$ ");
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            int b = typed.take();
            switch (b) {
                case '\r', '\n' -> {
                    show("\n");
                    return Optional.of(line.toString(StandardCharsets.UTF_8));
                }
                case END, NOTHING_MORE -> {
                    if (line.size() == 0 || b == NOTHING_MORE) {
                        show("logout\n");
                        return Optional.empty();
                    }
                }
                case INTERRUPT -> {
                    show("^C\n");
                    return Optional.of("");
                }
                case BACKSPACE, DELETE -> {
                    String before = line.toString(StandardCharsets.UTF_8);
                    if (!before.isEmpty()) {
                        line.reset();
                        line.writeBytes(before.substring(0, before.length() - 1).getBytes(StandardCharsets.UTF_8));
                        show("\b \b");
                    }
                }
                case ESCAPE -> typed.clear(); // an arrow or the like: there is no history to go through
                default -> {
                    if (b >= ' ') {
                        line.write(b);
                        out.write(b);
                        out.flush();
                    }
                }
            }
        }
    }

    private int runAll(String line) throws IOException, InterruptedException {
        int status = 0;
        for (String part : line.split(";")) {
            status = part.isBlank() ? status : run(words(part.strip()));
        }
        return status;
    }

    private static List<String> words(String line) {
        try {
            return WireLine.read(line);
        } catch (IllegalArgumentException e) {
            return List.of(line.split("\\s+"));
        }
    }

    private int run(List<String> words) throws IOException, InterruptedException {
        String name = words.getFirst();
        return switch (name) {
            case "help" -> {
                show("echo, hostname, whoami, uname, date, tput cols, systemctl cat UNIT, journalctl -u UNIT -n 20, exit\n");
                yield 0;
            }
            case "clear" -> {
                show("\033[H\033[2J");
                yield 0;
            }
            case "tput" -> {
                String wanted = words.size() > 1 && words.get(1).equals("lines") ? Environment.ENV_LINES : Environment.ENV_COLUMNS;
                show(environment.getEnv().getOrDefault(wanted, "80") + "\n");
                yield 0;
            }
            default -> {
                if (machine.knows(name)) {
                    yield program(words);
                }
                show(name + ": command not found. This host is simulated; help lists what it knows.\n");
                yield 127;
            }
        };
    }

    /** Beside the shell, so that Ctrl+C can end it. */
    private int program(List<String> words) throws InterruptedException {
        int[] status = {130};
        OutputStream screen = new NewLines(out);
        Thread running = Thread.ofVirtual().unstarted(() -> {
            try {
                Call call = new Call(machine, words, user, InputStream.nullInputStream(), screen, screen);
                status[0] = machine.run(call);
                screen.flush();
            } catch (InterruptedException | IOException e) {
                status[0] = 130;
            }
        });
        program = Optional.of(running);
        running.start();
        running.join();
        program = Optional.empty();
        return status[0];
    }

    private void show(String text) throws IOException {
        out.write(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void destroy(ChannelSession channel) {
        program.ifPresent(Thread::interrupt);
        if (shell != null) {
            shell.interrupt();
        }
    }

    /** A terminal needs to be told to go back to the left edge, which a kernel does for programs. */
    private static final class NewLines extends FilterOutputStream {
        NewLines(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            if (b == '\n') {
                out.write('\r');
            }
            out.write(b);
        }
    }
}
