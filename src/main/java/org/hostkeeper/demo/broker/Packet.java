package org.hostkeeper.demo.broker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;

/**
 * One control packet of MQTT 3.1.1 (OASIS, section 2): the first byte with type and flags, and what comes after the length.
 *
 * @param type 1 to 14, as in table 2.1
 */
record Packet(int type, int flags, byte[] body) {
    static final int CONNECT = 1;
    static final int CONNACK = 2;
    static final int PUBLISH = 3;
    static final int PUBACK = 4;
    static final int SUBSCRIBE = 8;
    static final int SUBACK = 9;
    static final int UNSUBSCRIBE = 10;
    static final int UNSUBACK = 11;
    static final int PINGREQ = 12;
    static final int PINGRESP = 13;
    static final int DISCONNECT = 14;

    private static final int LARGEST = 1 << 20;

    /** What a packet's body is written with. */
    interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    static Packet of(int type, int flags, Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writing.to(out);
        } catch (IOException e) {
            throw new IllegalStateException("Memory does not refuse to be written", e);
        }
        return new Packet(type, flags, bytes.toByteArray());
    }

    /** Waits for the next one; EOFException at the end of the connection. */
    static Packet read(DataInputStream in) throws IOException {
        int first = in.readUnsignedByte();
        int length = 0;
        int shift = 0;
        int digit;
        do {
            digit = in.readUnsignedByte();
            length |= (digit & 0x7f) << shift;
            shift += 7;
        } while ((digit & 0x80) != 0 && shift < 28);
        if (length > LARGEST) {
            throw new EOFException("A packet of " + length + " bytes");
        }
        byte[] body = new byte[length];
        in.readFully(body);
        return new Packet(first >> 4, first & 0x0f, body);
    }

    void write(OutputStream out) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length + 5);
        bytes.write(type << 4 | flags);
        int left = body.length;
        do {
            bytes.write(left > 0x7f ? left & 0x7f | 0x80 : left);
            left >>= 7;
        } while (left > 0);
        bytes.write(body);
        out.write(bytes.toByteArray());
        out.flush();
    }

    DataInputStream reading() {
        return new DataInputStream(new ByteArrayInputStream(body));
    }
}
