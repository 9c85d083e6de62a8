package org.hostkeeper.agent.notify;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/**
 * Sends datagrams to a Unix socket, which the JDK cannot: three calls of the C library (docs/decisions, notify-by-three-calls).
 * Linux only, as is systemd.
 */
final class DatagramSocket {
    private static final int AF_UNIX = 1;
    private static final int SOCK_DGRAM_CLOEXEC = 2 | 0x80000;
    private static final int MSG_NOSIGNAL = 0x4000;
    private static final int PATH_BYTES = 108;

    private final byte[] address;
    private final MethodHandle socket;
    private final MethodHandle sendto;
    private final MethodHandle close;

    /** @param path of the socket; one that begins with {@code @} is in the abstract name space (unix(7)) */
    DatagramSocket(String path) {
        this.address = path.getBytes(StandardCharsets.UTF_8);
        if (address.length == 0 || address.length >= PATH_BYTES) {
            throw new IllegalArgumentException("Not the path of a socket: " + path);
        }
        Linker linker = Linker.nativeLinker();
        this.socket = handle(linker, "socket", FunctionDescriptor.of(
                ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        this.sendto = handle(linker, "sendto", FunctionDescriptor.of(
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT));
        this.close = handle(linker, "close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    }

    private static MethodHandle handle(Linker linker, String name, FunctionDescriptor form) {
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), form);
    }

    void send(String words) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
            MemorySegment message = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
            int descriptor = (int) socket.invokeExact(AF_UNIX, SOCK_DGRAM_CLOEXEC, 0);
            if (descriptor < 0) {
                throw new IOException("no socket");
            }
            long sent = (long) sendto.invokeExact(
                    descriptor, message, (long) bytes.length, MSG_NOSIGNAL, target(arena), Short.BYTES + length());
            int closed = (int) close.invokeExact(descriptor);
            if (sent != bytes.length || closed != 0) {
                throw new IOException("the datagram was not taken");
            }
        } catch (IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a native call throws nothing", e);
        }
    }

    /** struct sockaddr_un: the family in the machine's own order, then the path. */
    private MemorySegment target(Arena arena) {
        MemorySegment target = arena.allocate(Short.BYTES + (long) PATH_BYTES);
        target.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
        MemorySegment.copy(address, 0, target, ValueLayout.JAVA_BYTE, Short.BYTES, address.length);
        if (address[0] == '@') {
            target.set(ValueLayout.JAVA_BYTE, Short.BYTES, (byte) 0);
        }
        return target;
    }

    /** A path ends with a zero byte, an abstract name with its last byte. */
    private int length() {
        return address[0] == '@' ? address.length : address.length + 1;
    }
}
