package org.hostkeeper.remote.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Stands between a client and a server, and from one moment on swallows whatever either says, without hanging up. */
final class Gag implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private volatile boolean gagged;

    Gag(int serverPort) throws IOException {
        Thread.startVirtualThread(() -> {
            try {
                Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                Thread.startVirtualThread(() -> pass(client, server));
                Thread.startVirtualThread(() -> pass(server, client));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    int port() {
        return listener.getLocalPort();
    }

    private void pass(Socket from, Socket to) {
        byte[] piece = new byte[16 << 10];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                if (!gagged) {
                    out.write(piece, 0, n);
                    out.flush();
                }
            }
        } catch (IOException e) {
            // One side hung up.
        }
    }

    @Override
    public void close() {
        gagged = true;
    }
}
