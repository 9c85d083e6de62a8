package org.hostkeeper.remote.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Terminal;
import org.hostkeeper.remote.process.Ending;
import org.hostkeeper.remote.process.Launcher;
import org.hostkeeper.remote.process.Listener;
import org.hostkeeper.remote.process.Running;
import org.hostkeeper.words.Text;

/**
 * Starts programs on this machine. Stopping one stops its descendants too. What they say is heard by threads of the system:
 * who reads from a silent pipe holds its thread, and of those that carry virtual threads there are as many as processors.
 */
final class LocalLauncher implements Launcher {
    private static final int DIAL_MILLIS = 10_000;

    private final HostName host;
    private final Map<String, String> environment;
    private final Set<Running> running = ConcurrentHashMap.newKeySet();
    private volatile boolean open = true;

    LocalLauncher(HostName host, Map<String, String> environment) {
        this.host = host;
        this.environment = environment;
    }

    @Override
    public Running launch(List<String> words, Listener listener) {
        if (!open) {
            throw new ProblemException(new Problem.ConnectionLost(host.value(), words.getFirst()));
        }
        try {
            ProcessBuilder builder = new ProcessBuilder(words);
            builder.environment().putAll(environment);
            LocalProcess started = new LocalProcess(builder.start());
            running.add(started);
            Thread.ofPlatform().daemon().name("out").start(() -> hear(started, listener));
            return started;
        } catch (IOException e) {
            throw new ProblemException(new Problem.MissingTool(host.value(), words.getFirst()), e);
        }
    }

    private void hear(LocalProcess started, Listener listener) {
        Process process = started.process;
        Thread errors = Thread.ofPlatform().daemon().name("err").start(() -> pump(process.getErrorStream(), listener::err));
        pump(process.getInputStream(), listener::out);
        try {
            errors.join();
            int status = process.waitFor();
            running.remove(started);
            listener.ended(started.stopped ? new Ending.Lost() : new Ending.Exited(status));
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody interrupts this thread", e);
        }
    }

    private static void pump(InputStream from, Bytes to) {
        byte[] piece = new byte[16 << 10];
        try (from) {
            for (int n = from.read(piece); n >= 0; n = from.read(piece)) {
                to.say(piece, 0, n);
            }
        } catch (IOException e) {
            // A stream that broke has ended; the status says the rest.
        }
    }

    @Override
    public Socket dial(String address, int port) {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(address, port), DIAL_MILLIS);
            return socket;
        } catch (IOException e) {
            throw new ProblemException(
                    new Problem.Unreachable(host.value(), address + ":" + port, String.valueOf(e.getMessage())), e);
        }
    }

    /** The JVM makes no pseudo-terminals, and this machine has terminal programs of its own. */
    @Override
    public Terminal terminal(Terminal.Size size) {
        throw new ProblemException(
                new Problem.Refused(Text.literal(host.value()), Text.of("remote", "terminal.local")));
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
        running.forEach(Running::stop);
    }

    private interface Bytes {
        void say(byte[] bytes, int from, int length);
    }

    /** A process of this machine; root's are beyond a user's signals, and end when their streams close or later. */
    private static final class LocalProcess implements Running {
        private final Process process;
        private volatile boolean stopped;

        LocalProcess(Process process) {
            this.process = process;
        }

        @Override
        public OutputStream input() {
            return process.getOutputStream();
        }

        @Override
        public void stop() {
            if (process.isAlive()) {
                stopped = true;
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            closeStreams();
        }

        private void closeStreams() {
            try (InputStream out = process.getInputStream();
                    InputStream err = process.getErrorStream();
                    OutputStream in = process.getOutputStream()) {
                stopped |= process.isAlive();
            } catch (IOException e) {
                // A pipe that cannot be closed is closed.
            }
        }
    }
}
