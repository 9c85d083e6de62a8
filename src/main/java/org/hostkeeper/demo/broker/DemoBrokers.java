package org.hostkeeper.demo.broker;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hostkeeper.broker.Encryption;
import org.hostkeeper.broker.SavedBroker;
import org.hostkeeper.demo.machine.Machine;
import org.hostkeeper.host.HostName;
import org.hostkeeper.mqtt.Message;

/**
 * The story at brokers: in the shop an agent answers, and the box that a deployed manager still keeps hears commands and
 * says nothing. It begins when the first client comes, so that whoever does not look pays nothing.
 */
public final class DemoBrokers implements AutoCloseable {
    private static final String PREFIX = "shop/module_manager";
    private static final String AGENT = "shop-1";
    private static final String MANAGED = "shop-3";

    private final List<Machine> machines;
    private final DemoBroker broker;
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile Optional<DemoAgent> agent = Optional.empty();

    public DemoBrokers(List<Machine> machines) {
        this.machines = machines;
        this.broker = DemoBroker.start(this::heard, this::begin);
    }

    /** As they are written down in the demo's inventory. */
    public List<SavedBroker> saved() {
        return List.of(saved("shop", PREFIX, Optional.empty()), saved("shop-old", "module_manager", managed()));
    }

    private Optional<HostName> managed() {
        return machines.stream().map(Machine::name).filter(MANAGED::equals).map(HostName::new).findFirst();
    }

    private SavedBroker saved(String name, String prefix, Optional<HostName> host) {
        return new SavedBroker(
                new HostName(name),
                "127.0.0.1",
                broker.port(),
                new Encryption.None(),
                Optional.empty(),
                prefix,
                Optional.empty(),
                host);
    }

    private void heard(Message message) {
        agent.ifPresent(a -> a.heard(message));
    }

    private void begin() {
        Hall.kept().forEach(broker::publish);
        agent = machines.stream()
                .filter(machine -> machine.name().equals(AGENT))
                .findFirst()
                .map(machine -> new DemoAgent(machine, PREFIX, broker::publish));
        agent.ifPresent(DemoAgent::online);
        agent.ifPresent(DemoAgent::look);
        Thread.ofVirtual().name("demo-hall").start(this::live);
    }

    private void live() {
        try {
            while (!end.await(1, TimeUnit.SECONDS)) {
                agent.ifPresent(DemoAgent::look);
                machines.stream().findFirst().ifPresent(m -> Hall.measured(m.now()).forEach(broker::publish));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end.countDown();
        broker.close();
    }
}
