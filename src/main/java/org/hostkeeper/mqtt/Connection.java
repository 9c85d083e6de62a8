package org.hostkeeper.mqtt;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import javax.net.SocketFactory;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.IMqttToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.secret.Secret;

/**
 * One login at a broker, from its CONNACK until it breaks; {@link Broker} makes the next one. The library's own
 * reconnect is off: it would neither make subscriptions anew nor tell why a try failed.
 *
 * <p>Subscribing and publishing wait for the broker and are not for the thread on which messages come in.
 */
final class Connection implements AutoCloseable {
    private static final int REFUSED = 0x80;
    private static final long FAREWELL = 500;

    private final BrokerSettings settings;
    private final MqttAsyncClient client;

    private Connection(BrokerSettings settings, MqttAsyncClient client) {
        this.settings = settings;
        this.client = client;
    }

    static Connection open(BrokerSettings settings, MessageHandler arrived, Consumer<Problem> lost) {
        try {
            MqttAsyncClient client =
                    new MqttAsyncClient(settings.uri(), settings.clientId(), new MemoryPersistence());
            Connection connection = new Connection(settings, client);
            client.setCallback(callback(settings, arrived, lost));
            try {
                client.connect(options(settings)).waitForCompletion(patience(settings.connectTimeout().multipliedBy(2)));
            } catch (MqttException e) {
                connection.drop();
                throw e;
            }
            return connection;
        } catch (MqttException e) {
            throw BrokerProblems.explained(settings, e);
        }
    }

    private static MqttConnectOptions options(BrokerSettings settings) {
        MqttConnectOptions options = new MqttConnectOptions();
        options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
        options.setCleanSession(true);
        options.setAutomaticReconnect(false);
        options.setKeepAliveInterval((int) settings.keepAlive().toSeconds());
        options.setConnectionTimeout((int) Math.max(1, settings.connectTimeout().toSeconds()));
        options.setMaxInflight(settings.maxInflight());
        options.setHttpsHostnameVerificationEnabled(true);
        options.setSocketFactory(settings.tls()
                .<SocketFactory>map(tls -> new PromptSockets.Encrypted(tls.sockets()))
                .orElseGet(PromptSockets.Plain::new));
        settings.will().ifPresent(w -> options.setWill(w.topic(), w.payload(), w.qos(), w.retained()));
        settings.login().ifPresent(login -> {
            options.setUserName(login.name());
            options.setPassword(characters(login.password()));
        });
        return options;
    }

    private static char[] characters(Secret password) {
        byte[] utf8 = password.utf8();
        char[] characters = new String(utf8, java.nio.charset.StandardCharsets.UTF_8).toCharArray();
        Arrays.fill(utf8, (byte) 0);
        return characters;
    }

    private static MqttCallback callback(BrokerSettings settings, MessageHandler arrived, Consumer<Problem> lost) {
        return new MqttCallback() {
            @Override
            public void connectionLost(Throwable cause) {
                lost.accept(BrokerProblems.lost(settings, cause));
            }

            @Override
            public void messageArrived(String topic, MqttMessage message) {
                arrived.accept(new Message(topic, message.getPayload(), message.getQos(), message.isRetained()));
            }

            @Override
            public void deliveryComplete(IMqttDeliveryToken token) {
                // whoever publishes waits for its own token
            }
        };
    }

    void subscribe(String filter, int qos) {
        try {
            IMqttToken token = client.subscribe(filter, qos);
            token.waitForCompletion(patience(settings.connectTimeout()));
            int[] granted = token.getGrantedQos();
            if (granted.length == 1 && granted[0] == REFUSED) {
                throw BrokerProblems.subscriptionRefused(settings, filter);
            }
        } catch (MqttException e) {
            throw refusedOr(filter, e);
        }
    }

    /** The library reports a refused subscription as an exception of its own kind. */
    private ProblemException refusedOr(String filter, MqttException e) {
        return e.getReasonCode() == MqttException.REASON_CODE_SUBSCRIBE_FAILED
                ? BrokerProblems.subscriptionRefused(settings, filter)
                : BrokerProblems.explained(settings, e);
    }

    void unsubscribe(String filter) {
        try {
            client.unsubscribe(filter).waitForCompletion(patience(settings.connectTimeout()));
        } catch (MqttException e) {
            throw BrokerProblems.explained(settings, e);
        }
    }

    /** Returns once the message is written (QoS 0) or acknowledged (QoS 1). */
    void publish(Message message) {
        try {
            client.publish(message.topic(), message.payload(), message.qos(), message.retained())
                    .waitForCompletion(patience(settings.connectTimeout()));
        } catch (MqttException e) {
            throw BrokerProblems.explained(settings, e);
        }
    }

    private static long patience(Duration limit) {
        return Math.max(1, limit.toMillis());
    }

    /** Says good-bye, so that the broker does not publish the will. */
    @Override
    public void close() {
        try {
            if (client.isConnected()) {
                client.disconnect(0).waitForCompletion(FAREWELL);
            }
        } catch (MqttException e) {
            // it is gone already: that is what was wanted
        }
        drop();
    }

    /** Ends it without a word. */
    void drop() {
        try {
            client.disconnectForcibly(0, 1, false);
        } catch (MqttException e) {
            // not connected: nothing to end
        }
        try {
            client.close(true);
        } catch (MqttException e) {
            // closed before
        }
    }
}
