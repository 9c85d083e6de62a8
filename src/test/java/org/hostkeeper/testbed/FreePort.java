package org.hostkeeper.testbed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A port of this machine for a server of a test, which has to know it before it begins. It is below those that the kernel gives
 * to connections and to servers without a wish (ip(7), ip_local_port_range): of these one that is free now may be taken a
 * moment later. No port is given twice, and tests that run beside each other have parts of their own.
 */
public final class FreePort {
    private static final int FIRST = 20_000;
    private static final int OF_A_PROCESS = 1_000;
    private static final int PROCESSES = 12;

    private static final AtomicInteger GIVEN = new AtomicInteger();
    private static final int BEGIN = FIRST + Integer.getInteger("test.fork", 0) % PROCESSES * OF_A_PROCESS;

    private FreePort() {}

    public static int next() {
        for (int tries = 0; tries < OF_A_PROCESS; tries++) {
            int port = BEGIN + GIVEN.getAndIncrement() % OF_A_PROCESS;
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // somebody else's: the next one
            }
        }
        throw new IllegalStateException("No port from " + BEGIN + " on is free");
    }
}
