package org.hostkeeper.desktop.mqtt;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.hostkeeper.broker.LoginSecrets;
import org.hostkeeper.broker.SavedBroker;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;

/** Notes what the page asks for, and does nothing. */
final class RecordedDeeds implements MqttDeeds {
    final List<String> done = new CopyOnWriteArrayList<>();

    @Override
    public void begin() {
        done.add("begin");
    }

    @Override
    public void choose(HostName broker) {
        done.add("choose " + broker);
    }

    @Override
    public void refresh() {
        done.add("refresh");
    }

    @Override
    public void send(List<Order> orders) {
        orders.forEach(order -> done.add(order.command().verb() + " " + order.whom()));
    }

    @Override
    public void listen(String filter) {
        done.add("listen " + filter);
    }

    @Override
    public void listenNoMore() {
        done.add("listen no more");
    }

    @Override
    public void look() {}

    @Override
    public void lookAt(String topic) {
        done.add("look at " + topic);
    }

    @Override
    public void clear(String topic) {
        done.add("clear " + topic);
    }

    @Override
    public List<HostName> hosts() {
        return List.of(new HostName("shop-1"), new HostName("shop-3"));
    }

    @Override
    public void test(SavedBroker broker, LoginSecrets typed, Consumer<BrokerFormModel.Tested> told) {
        done.add("test " + broker.shownAddress());
        told.accept(new BrokerFormModel.Tested.Well(1, 6));
    }

    @Override
    public void keep(
            SavedBroker broker, LoginSecrets typed, boolean isNew, Consumer<Optional<Problem>> told) {
        done.add("keep " + broker.name() + typed.password().map(_ -> " with password").orElse("") + typed.passphrase().map(_ -> " with passphrase").orElse(""));
        told.accept(Optional.empty());
    }

    @Override
    public void remove(SavedBroker broker) {
        done.add("remove " + broker.name());
    }
}
