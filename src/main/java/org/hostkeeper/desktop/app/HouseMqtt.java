package org.hostkeeper.desktop.app;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.broker.Board;
import org.hostkeeper.broker.LoginSecrets;
import org.hostkeeper.broker.SavedBroker;
import org.hostkeeper.broker.Survey;
import org.hostkeeper.desktop.fx.Beside;
import org.hostkeeper.desktop.mqtt.BrokerFormModel;
import org.hostkeeper.desktop.mqtt.MqttDeeds;
import org.hostkeeper.desktop.mqtt.MqttModel;
import org.hostkeeper.desktop.mqtt.Order;
import org.hostkeeper.desktop.plan.PlanDesk;
import org.hostkeeper.desktop.plan.Proposal;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.State;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** What the MQTT page asks for, done with the house's own brokers, secrets and journal. Called on the JavaFX thread. */
final class HouseMqtt implements MqttDeeds, AutoCloseable {
    private static final String BUNDLE = "desktop.mqtt";

    private final Assembly house;
    private final Surroundings around;
    private final MqttModel model;
    private final PlanDesk desk;
    private final Runnable journalled;
    private final WatchedTopics topics;
    private final OpenBrokers open;
    private final Beside<String, Listing> lists;
    private final TopicLooks looks;
    private final MqttSending sending;
    private Optional<WatchedBroker> watched = Optional.empty();
    private Optional<String> listened = Optional.empty();

    /**
     * @param open the brokers, which go on being heard when the page shows another one
     * @param journalled told when something was written into the journal
     */
    HouseMqtt(
            Assembly house,
            Surroundings around,
            MqttModel model,
            PlanDesk desk,
            OpenBrokers open,
            Runnable journalled) {
        this.house = house;
        this.around = around;
        this.model = model;
        this.desk = desk;
        this.open = open;
        this.journalled = journalled;
        this.topics = new WatchedTopics(house, around, model.topics());
        this.lists = new Beside<>(around.nextFrame(), house.background(), _ -> "brokers", this::read, this::show);
        this.looks = new TopicLooks(house, around, model, topics);
        this.sending = new MqttSending(house, around, model, this::sent);
    }

    /** Listens at all brokers; what agents tell there is heard from now on. */
    void listen() {
        house.background().execute(() -> open.know(house.brokers().all()));
    }

    @Override
    public void begin() {
        know(Optional.empty());
    }

    /** Reads the list, and goes on with the wanted one or the first; an answer that a newer wish overtook is not shown. */
    private void know(Optional<HostName> wanted) {
        lists.put(new Listing(wanted));
    }

    private void read(List<Listing> wishes) {
        for (Listing wish : wishes) {
            wish.all = house.brokers().all();
            open.know(wish.all);
        }
    }

    private void show(List<Listing> read) {
        Listing newest = read.getLast();
        model.know(newest.all);
        watch(newest.next());
    }

    @Override
    public void choose(HostName broker) {
        know(Optional.of(broker));
    }

    /** Whoever looks at topics goes on looking, at the same broker as at another. */
    private void watch(Optional<SavedBroker> next) {
        watched.ifPresent(WatchedBroker::close);
        topics.end();
        model.watch(next);
        watched = next.map(broker -> new WatchedBroker(house, around, model, open, broker));
        watched.ifPresent(WatchedBroker::begin);
        beginTopics();
    }

    @Override
    public void refresh() {
        watched.ifPresent(WatchedBroker::readBeside);
        if (!model.topics().chosen().get().isEmpty()) {
            lookAt(model.topics().chosen().get());
        }
    }

    @Override
    public void send(List<Order> orders) {
        model.broker().get().ifPresent(broker -> sending.send(broker, orders));
    }

    private void sent() {
        journalled.run();
        watched.ifPresent(WatchedBroker::readBeside);
    }

    @Override
    public void listen(String filter) {
        listened = Optional.of(filter);
        beginTopics();
    }

    private void beginTopics() {
        listened.ifPresent(filter -> model.broker().get().ifPresent(broker -> topics.begin(broker, filter)));
    }

    @Override
    public void listenNoMore() {
        listened = Optional.empty();
        topics.end();
    }

    @Override
    public void look() {
        topics.look();
    }

    @Override
    public void lookAt(String topic) {
        model.broker().get().ifPresent(broker -> looks.ask(broker, topic));
    }

    @Override
    public void clear(String topic) {
        model.broker().get().ifPresent(broker -> desk.atOnce(Proposal.onOne(
                Text.of(BUNDLE, "clear.title", topic),
                Text.of(BUNDLE, "clear.done", topic),
                broker.name(),
                () -> house.atBrokers().retained().clear(broker, topic))));
    }

    /** Plans were carried out for these; a broker among them keeps something else now. */
    void changed(Set<HostName> touched) {
        String chosen = model.topics().chosen().get();
        boolean mine = model.broker().get().filter(b -> touched.contains(b.name())).isPresent();
        if (mine && !chosen.isEmpty()) {
            lookAt(chosen);
        }
    }

    @Override
    public List<HostName> hosts() {
        return house.fleet().states().stream().map(state -> state.host().name()).toList();
    }

    @Override
    public void test(SavedBroker broker, LoginSecrets typed, Consumer<BrokerFormModel.Tested> told) {
        house.background().execute(() -> {
            BrokerFormModel.Tested result = tested(broker, typed);
            typed.destroy();
            around.fx().execute(() -> told.accept(result));
        });
    }

    private BrokerFormModel.Tested tested(SavedBroker broker, LoginSecrets typed) {
        try {
            Board board = new Survey(house.clock())
                    .of(
                            house.atBrokers().access().to(broker, typed),
                            broker.prefix());
            return new BrokerFormModel.Tested.Well(board.agents().size(), board.modules().size());
        } catch (ProblemException e) {
            return new BrokerFormModel.Tested.Failed(e.problem());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new BrokerFormModel.Tested.Not();
        }
    }

    @Override
    public void keep(
            SavedBroker broker, LoginSecrets typed, boolean isNew, Consumer<Optional<Problem>> told) {
        house.background().execute(() -> {
            Optional<Problem> problem = kept(broker, typed, isNew);
            if (problem.isEmpty()) {
                open.renew(broker.name());
            }
            around.fx().execute(() -> {
                told.accept(problem);
                if (problem.isEmpty()) {
                    know(Optional.of(broker.name()));
                }
            });
        });
    }

    private Optional<Problem> kept(SavedBroker broker, LoginSecrets typed, boolean isNew) {
        try {
            if (isNew) {
                house.atBrokers().book().add(broker, typed);
            } else {
                house.atBrokers().book().replace(broker, typed);
            }
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e.problem());
        } finally {
            typed.destroy();
        }
    }

    @Override
    public void remove(SavedBroker broker) {
        house.jobs()
                .start(Text.of(BUNDLE, "remove"), _ -> {
                    house.atBrokers().book().remove(broker);
                    return broker;
                })
                .outcome()
                .thenAccept(outcome -> around.fx().execute(() -> {
                    if (outcome instanceof Outcome.Failed<SavedBroker>(Problem problem)) {
                        around.toasts().show(new State(Mark.FAILED, problem.text()), Optional.empty());
                    }
                    know(Optional.empty());
                }));
    }

    @Override
    public void close() {
        watched.ifPresent(WatchedBroker::close);
        topics.end();
        open.close();
    }

    /** A wish to see the brokers anew, and what came of it. */
    private static final class Listing {
        private final Optional<HostName> wanted;
        private List<SavedBroker> all = List.of();

        Listing(Optional<HostName> wanted) {
            this.wanted = wanted;
        }

        Optional<SavedBroker> next() {
            return wanted.flatMap(name -> all.stream().filter(b -> b.name().equals(name)).findFirst())
                    .or(() -> all.stream().findFirst());
        }
    }
}
