package org.hostkeeper.demo.broker;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hostkeeper.mqtt.Message;
import org.hostkeeper.mqtt.TopicName;

/** One client of the demo's broker, from its CONNECT until it says good-bye or is lost. */
final class BrokerClient {
    private static final int CLEAN = 0;

    private final DemoBroker broker;
    private final Socket socket;
    private final Set<String> filters = ConcurrentHashMap.newKeySet();
    private Optional<Message> will = Optional.empty();

    BrokerClient(DemoBroker broker, Socket socket) {
        this.broker = broker;
        this.socket = socket;
    }

    void serve() {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()))) {
            while (answered(Packet.read(in))) {
                // as long as the client is there
            }
            will = Optional.empty();
        } catch (IOException e) {
            // it is lost: its will is said
        } finally {
            broker.gone(this);
            will.ifPresent(broker::published);
            drop();
        }
    }

    /** False after good-bye. */
    private boolean answered(Packet packet) throws IOException {
        switch (packet.type()) {
            case Packet.CONNECT -> connect(packet);
            case Packet.PUBLISH -> publish(packet);
            case Packet.SUBSCRIBE -> subscribe(packet);
            case Packet.UNSUBSCRIBE -> unsubscribe(packet);
            case Packet.PINGREQ -> send(new Packet(Packet.PINGRESP, 0, new byte[0]));
            case Packet.PUBACK -> {
                // everything is delivered at QoS 0
            }
            case Packet.DISCONNECT -> {
                return false;
            }
            default -> throw new IOException("Packet type " + packet.type());
        }
        return true;
    }

    /** Section 3.1; whoever comes is let in. */
    private void connect(Packet packet) throws IOException {
        DataInputStream in = packet.reading();
        in.readUTF();
        in.readUnsignedByte();
        int flags = in.readUnsignedByte();
        in.readUnsignedShort();
        in.readUTF();
        if ((flags & 0x04) != 0) {
            String topic = in.readUTF();
            will = Optional.of(new Message(topic, in.readNBytes(in.readUnsignedShort()), flags >> 3 & 3, (flags & 0x20) != 0));
        }
        send(new Packet(Packet.CONNACK, 0, new byte[] {0, CLEAN}));
    }

    /** Section 3.3. */
    private void publish(Packet packet) throws IOException {
        DataInputStream in = packet.reading();
        String topic = in.readUTF();
        int qos = packet.flags() >> 1 & 3;
        int id = qos > 0 ? in.readUnsignedShort() : 0;
        broker.published(new Message(topic, in.readAllBytes(), qos, (packet.flags() & 1) != 0));
        if (qos > 0) {
            send(Packet.of(Packet.PUBACK, 0, out -> out.writeShort(id)));
        }
    }

    /** Section 3.8. */
    private void subscribe(Packet packet) throws IOException {
        DataInputStream in = packet.reading();
        int id = in.readUnsignedShort();
        List<String> wanted = new ArrayList<>();
        while (in.available() > 0) {
            wanted.add(in.readUTF());
            in.readUnsignedByte();
        }
        broker.subscribed(
                this,
                () -> {
                    filters.addAll(wanted);
                    sendOrDrop(Packet.of(Packet.SUBACK, 0, out -> {
                        out.writeShort(id);
                        out.write(new byte[wanted.size()]);
                    }));
                },
                message -> {
                    if (wanted.stream().anyMatch(filter -> TopicName.matches(filter, message.topic()))) {
                        sendOrDrop(packet(message, true));
                    }
                });
    }

    /** Section 3.10. */
    private void unsubscribe(Packet packet) throws IOException {
        DataInputStream in = packet.reading();
        int id = in.readUnsignedShort();
        while (in.available() > 0) {
            filters.remove(in.readUTF());
        }
        send(Packet.of(Packet.UNSUBACK, 0, out -> out.writeShort(id)));
    }

    void deliver(Message message) {
        if (filters.stream().anyMatch(filter -> TopicName.matches(filter, message.topic()))) {
            sendOrDrop(packet(message, false));
        }
    }

    private static Packet packet(Message message, boolean kept) {
        return Packet.of(Packet.PUBLISH, kept ? 1 : 0, out -> {
            out.writeUTF(message.topic());
            out.write(message.payload());
        });
    }

    private void sendOrDrop(Packet packet) {
        try {
            send(packet);
        } catch (IOException e) {
            drop();
        }
    }

    private synchronized void send(Packet packet) throws IOException {
        packet.write(socket.getOutputStream());
    }

    void drop() {
        try {
            socket.close();
        } catch (IOException e) {
            // it is gone: that is what was wanted
        }
    }
}
