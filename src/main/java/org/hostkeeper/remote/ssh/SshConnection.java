package org.hostkeeper.remote.ssh;

import com.jcraft.jsch.Channel;
import com.jcraft.jsch.ChannelDirectTCPIP;
import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.ChannelShell;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Terminal;
import org.hostkeeper.remote.WireLine;
import org.hostkeeper.remote.process.Launcher;
import org.hostkeeper.remote.process.Listener;
import org.hostkeeper.remote.process.Running;
import org.hostkeeper.words.Text;

/** An SSH connection that is logged in, with those of its jump hosts, which are closed with it. */
final class SshConnection implements Launcher {
    private static final Duration FREE_CHANNEL = Duration.ofSeconds(60);
    private static final Duration CLOSING = Duration.ofSeconds(2);
    private static final Duration REFUSED_PAUSE = Duration.ofMillis(100);

    private final HostName host;
    private final Session session;
    private final Transport transport;
    private final Optional<SshConnection> jump;
    private final ChannelGate gate;
    private final Duration openLimit;

    SshConnection(
            HostName host,
            Session session,
            Transport transport,
            Optional<SshConnection> jump,
            SshSettings settings) {
        this.host = host;
        this.session = session;
        this.transport = transport;
        this.jump = jump;
        this.gate = new ChannelGate(settings.channels());
        this.openLimit = settings.connect();
    }

    @Override
    public Running launch(List<String> words, Listener listener) {
        byte[] line = WireLine.of(words).getBytes(StandardCharsets.UTF_8);
        return open("exec", words.getFirst(), channel -> {
            ((ChannelExec) channel).setCommand(line);
            return new ExecChannel((ChannelExec) channel, listener, gate::leave, transport::abort);
        });
    }

    @Override
    public Terminal terminal(Terminal.Size size) {
        if (!gate.stay()) {
            throw new ProblemException(new Problem.Refused(
                    Text.literal(host.value()), Text.of("remote", "terminal.many", gate.limit())));
        }
        boolean opened = false;
        Runnable onEnd = () -> {
            gate.leave();
            gate.go();
        };
        try {
            Terminal terminal = open(
                    "shell",
                    "terminal",
                    channel -> new ShellChannel((ChannelShell) channel, size, onEnd, transport::abort));
            opened = true;
            return terminal;
        } finally {
            if (!opened) {
                gate.go();
            }
        }
    }

    /** Opens a channel as soon as there is a place for it. @param made sets it up before anything is said on it */
    private <R> R open(String kind, String what, Function<Channel, R> made) {
        long deadline = System.nanoTime() + FREE_CHANNEL.toNanos();
        try {
            while (true) {
                if (!gate.enter(Duration.ofNanos(deadline - System.nanoTime()))) {
                    throw new ProblemException(new Problem.TimedOut(host.value(), "channel", FREE_CHANNEL));
                }
                Optional<R> opened = tryToOpen(kind, made);
                if (opened.isPresent()) {
                    return opened.get();
                }
                Thread.sleep(REFUSED_PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(new Problem.Cancelled(what), e);
        }
    }

    /** Empty if the server has no place for one more. */
    private <R> Optional<R> tryToOpen(String kind, Function<Channel, R> made) {
        boolean entered = true;
        try (Patience patience = new Patience(openLimit.plusSeconds(2), transport::abort)) {
            // the library answers null when the session goes down while it makes the channel
            Channel channel = Optional.ofNullable(session.openChannel(kind))
                    .orElseThrow(() -> lost(new JSchException("The session is down")));
            R opened = made.apply(channel);
            try {
                ChannelOpening.of(channel, openLimit);
                entered = false;
                return Optional.of(opened);
            } catch (JSchException e) {
                if (isRefused(channel) && session.isConnected()) {
                    entered = false;
                    gate.refused();
                    return Optional.empty();
                }
                throw lostOrSilent(e, patience);
            }
        } catch (JSchException e) {
            throw lost(e);
        } finally {
            if (entered) {
                gate.leave();
            }
        }
    }

    /** The library closes a channel when its opening is refused, and leaves one open that nobody answered. */
    private static boolean isRefused(Channel channel) {
        return channel.isClosed();
    }

    private ProblemException lostOrSilent(JSchException e, Patience patience) {
        return session.isConnected() || patience.ranOut()
                ? new ProblemException(new Problem.TimedOut(host.value(), "channel", openLimit), e)
                : lost(e);
    }

    private ProblemException lost(Exception e) {
        return new ProblemException(new Problem.ConnectionLost(host.value(), "channel"), e);
    }

    @Override
    public Socket dial(String address, int port) {
        try (Patience patience = new Patience(openLimit.plusSeconds(2), transport::abort)) {
            ChannelDirectTCPIP channel = (ChannelDirectTCPIP) session.openChannel("direct-tcpip");
            channel.setHost(address);
            channel.setPort(port);
            ChannelSocket socket = new ChannelSocket(channel);
            try {
                ChannelOpening.of(channel, openLimit);
                return socket;
            } catch (JSchException e) {
                throw isRefused(channel) && session.isConnected()
                        ? new ProblemException(
                                new Problem.Unreachable(host.value(), address + ":" + port, "connection refused"), e)
                        : lostOrSilent(e, patience);
            }
        } catch (JSchException e) {
            throw lost(e);
        }
    }

    @Override
    public boolean isOpen() {
        return session.isConnected();
    }

    @Override
    public void close() {
        Thread closing = Thread.ofVirtual().name("close " + host).start(session::disconnect);
        try {
            closing.join(CLOSING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        transport.abort();
        jump.ifPresent(SshConnection::close);
    }
}
