package org.hostkeeper.remote.ssh;

import com.jcraft.jsch.ChannelDirectTCPIP;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Optional;
import org.hostkeeper.remote.process.ByteQueue;

/**
 * A connection that the host dials for us (RFC 4254 section 7.2), as a socket, so that an SSH connection through a jump
 * host keeps its time-outs and its keep-alive, which the library hangs on a socket.
 */
final class ChannelSocket extends Socket {
    private static final int QUEUE = 4 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ChannelDirectTCPIP channel;
    private final ByteQueue queue = new ByteQueue(QUEUE, PATIENCE);
    private volatile Optional<OutputStream> output = Optional.empty();
    private volatile int timeout;

    /** Before the channel is connected, so that nothing that it says is missed. */
    ChannelSocket(ChannelDirectTCPIP channel) {
        this.channel = channel;
        channel.setOutputStream(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                if (!queue.put(bytes, from, length)) {
                    throw new IOException("Nobody reads");
                }
            }

            @Override
            public void close() {
                queue.end();
            }
        });
    }

    @Override
    public InputStream getInputStream() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                return queue.take(into, from, length, timeout);
            }
        };
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        synchronized (channel) {
            if (output.isEmpty()) {
                output = Optional.of(flushing(channel.getOutputStream()));
            }
            return output.get();
        }
    }

    /** The channel keeps bytes back until flushed; a socket does not. */
    private static OutputStream flushing(OutputStream channel) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                channel.write(b);
                channel.flush();
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                channel.write(bytes, from, length);
                channel.flush();
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }

    @Override
    public void shutdownOutput() throws IOException {
        getOutputStream().close();
    }

    @Override
    public void setSoTimeout(int millis) throws SocketException {
        timeout = millis;
    }

    @Override
    public int getSoTimeout() {
        return timeout;
    }

    @Override
    public void setTcpNoDelay(boolean on) {}

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public synchronized void close() throws IOException {
        queue.close();
        Thread.ofVirtual().start(channel::disconnect);
        super.close();
    }
}
