package org.hostkeeper.agent.root;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;

/**
 * Messages on the helper's socket: a length in four bytes, the most significant first, then so many bytes, which are JSON in
 * UTF-8, or the picture or log that such a message has announced.
 */
public final class Frames {
    /** Far more than a request of checked fields can have. */
    public static final int REQUEST = 8 << 10;

    /** A problem may carry the last lines of a program. */
    public static final int ANSWER = 256 << 10;

    /** A screen's picture: the programs at both ends have small heaps, and a PNG of a large screen fits. */
    public static final int PICTURE = 4 << 20;

    private Frames() {}

    public static void write(WritableByteChannel channel, String json) throws IOException {
        write(channel, json.getBytes(StandardCharsets.UTF_8));
    }

    public static void write(WritableByteChannel channel, byte[] bytes) throws IOException {
        written(channel, ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        written(channel, ByteBuffer.wrap(bytes));
    }

    private static void written(WritableByteChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    public static String read(ReadableByteChannel channel, int most) throws IOException {
        return new String(bytes(channel, most), StandardCharsets.UTF_8);
    }

    /** A length that cannot be is refused before any of it is read. */
    public static byte[] bytes(ReadableByteChannel channel, int most) throws IOException {
        int length = filled(channel, ByteBuffer.allocate(Integer.BYTES)).getInt();
        if (length < 0 || length > most) {
            throw new IOException("A message of " + Integer.toUnsignedString(length) + " bytes");
        }
        return filled(channel, ByteBuffer.allocate(length)).array();
    }

    private static ByteBuffer filled(ReadableByteChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("The message ended early");
            }
        }
        return buffer.flip();
    }
}
