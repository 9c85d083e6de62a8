package org.hostkeeper.desktop.mqtt;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hostkeeper.broker.LoginSecrets;
import org.hostkeeper.broker.SavedBroker;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;

/** What the MQTT page asks for. Every call returns at once; what comes of it shows in the model. */
public interface MqttDeeds {
    /** The page is shown for the first time: brokers are read, and the first one is watched. */
    void begin();

    /** This one is watched from now on, and no other. */
    void choose(HostName broker);

    /** Reads anew what is not told by itself. */
    void refresh();

    /** One after the other; those that are left when one cannot be sent are not. */
    void send(List<Order> orders);

    /** Topics that meet the filter are listened to from now on, at whatever broker is watched. */
    void listen(String filter);

    /** Nobody looks at topics any more. */
    void listenNoMore();

    /** Shows the tree anew: a level was opened, or other words are looked for. */
    void look();

    /** Asks the broker what it keeps at this topic now. */
    void lookAt(String topic);

    /** Clears what the broker keeps at this topic; it can be put back. */
    void clear(String topic);

    /** The hosts on which modules may run. */
    List<HostName> hosts();

    /**
     * Logs in as it is written; the secrets are destroyed after use.
     *
     * @param told on the JavaFX thread, with what it came to
     */
    void test(SavedBroker broker, LoginSecrets typed, Consumer<BrokerFormModel.Tested> told);

    /**
     * Writes it down, new or in place of the one of the same name; the secrets are destroyed after use.
     *
     * @param told on the JavaFX thread, with the problem if it was not kept
     */
    void keep(SavedBroker broker, LoginSecrets typed, boolean isNew, Consumer<Optional<Problem>> told);

    /** Forgets it and its password. */
    void remove(SavedBroker broker);
}
