package org.hostkeeper.demo.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.hostkeeper.mqtt.Message;

/**
 * A broker on loopback for the demo, without login: retained messages, wildcards, QoS 0 and 1, last wills. A broker library
 * would bring ten megabytes, an HTTP server, a database and a reporter of crashes along. Everything is delivered at QoS 0.
 */
public final class DemoBroker implements AutoCloseable {
    private final ServerSocket server;
    private final Map<String, Message> kept = new TreeMap<>();
    private final Set<BrokerClient> clients = ConcurrentHashMap.newKeySet();
    private final Consumer<Message> own;
    private final Runnable first;

    private DemoBroker(ServerSocket server, Consumer<Message> own, Runnable first) {
        this.server = server;
        this.own = own;
        this.first = first;
    }

    /**
     * It listens when this returns.
     *
     * @param own is told of every message that a client publishes, on that client's thread
     * @param first runs before the first client is served
     */
    public static DemoBroker start(Consumer<Message> own, Runnable first) {
        try {
            DemoBroker broker = new DemoBroker(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), own, first);
            Thread.ofVirtual().name("demo-broker").start(broker::accept);
            return broker;
        } catch (IOException e) {
            throw new UncheckedIOException("The demo's broker did not start", e);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    private void accept() {
        boolean begun = false;
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                if (!begun) {
                    begun = true;
                    first.run();
                }
                socket.setTcpNoDelay(true);
                BrokerClient client = new BrokerClient(this, socket);
                clients.add(client);
                Thread.ofVirtual().name("demo-broker-client").start(client::serve);
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    /** From one of the demo itself. */
    public void publish(Message message) {
        synchronized (kept) {
            if (message.retained()) {
                if (message.payload().length == 0) {
                    kept.remove(message.topic());
                } else {
                    kept.put(message.topic(), message);
                }
            }
            clients.forEach(client -> client.deliver(message));
        }
    }

    void published(Message message) {
        publish(message);
        own.accept(message);
    }

    /** A subscription begins with what is kept; nothing is published in between. */
    void subscribed(BrokerClient client, Runnable granted, Consumer<Message> each) {
        synchronized (kept) {
            granted.run();
            kept.values().forEach(each);
        }
    }

    void gone(BrokerClient client) {
        clients.remove(client);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The demo's broker did not close", e);
        }
        clients.forEach(BrokerClient::drop);
    }
}
