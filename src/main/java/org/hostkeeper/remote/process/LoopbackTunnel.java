package org.hostkeeper.remote.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Tunnel;

/** Listens on this machine's loopback address only, and joins each connection with one that the host dials. */
final class LoopbackTunnel implements Tunnel {
    private final ServerSocket listener;
    private final Supplier<Socket> dialer;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private LoopbackTunnel(ServerSocket listener, Supplier<Socket> dialer) {
        this.listener = listener;
        this.dialer = dialer;
    }

    static LoopbackTunnel open(HostName host, Supplier<Socket> dialer) {
        try {
            LoopbackTunnel tunnel =
                    new LoopbackTunnel(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), dialer);
            Thread.ofVirtual().name("tunnel " + host).start(tunnel::accept);
            return tunnel;
        } catch (IOException e) {
            throw new ProblemException(new Problem.Unreachable(host.value(), "localhost", e.toString()), e);
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket here = listener.accept();
                open.add(here);
                Thread.ofVirtual().start(() -> join(here));
            } catch (IOException e) {
                close();
            }
        }
    }

    private void join(Socket here) {
        try (here;
                Socket there = dialer.get()) {
            open.add(there);
            Thread back = Thread.ofVirtual().start(() -> pump(there, here));
            pump(here, there);
            back.join();
            open.remove(there);
        } catch (ProblemException | IOException e) {
            // Closing the near end is all that can be told to whoever connected.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(here);
        }
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            closeQuietly(to);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone, which is what was wanted.
        }
    }

    @Override
    public int localPort() {
        return listener.getLocalPort();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            // A listener that cannot be closed is closed.
        }
        open.forEach(LoopbackTunnel::closeQuietly);
    }
}
