package org.hostkeeper.agent.root;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;

/** Messages on the helper's socket: a length in four bytes, the most significant first, then so many bytes of JSON in UTF-8. */
public final class Frames {
    /** Far more than a request of checked fields can have. */
    public static final int REQUEST = 8 << 10;

    /** A problem may carry the last lines of a program. */
    public static final int ANSWER = 256 << 10;

    private Frames() {}

    public static void write(WritableByteChannel channel, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + bytes.length).putInt(bytes.length).put(bytes).flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }

    /** A length that cannot be is refused before any of it is read. */
    public static String read(ReadableByteChannel channel, int most) throws IOException {
        int length = filled(channel, ByteBuffer.allocate(Integer.BYTES)).getInt();
        if (length < 0 || length > most) {
            throw new IOException("A message of " + Integer.toUnsignedString(length) + " bytes");
        }
        return new String(filled(channel, ByteBuffer.allocate(length)).array(), StandardCharsets.UTF_8);
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
