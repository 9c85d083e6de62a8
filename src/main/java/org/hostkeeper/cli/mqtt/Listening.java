package org.hostkeeper.cli.mqtt;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.broker.SavedBroker;
import org.hostkeeper.broker.TopicTree;
import org.hostkeeper.broker.TopicWatch;
import org.hostkeeper.mqtt.Link;
import org.hostkeeper.mqtt.Message;
import org.hostkeeper.problem.ProblemException;

/** Begins to listen, and does not go on trying where the first login fails: a command ends then. */
final class Listening {
    private Listening() {}

    static TopicWatch begin(Assembly house, SavedBroker broker, String filter) throws InterruptedException {
        return begin(house, broker, filter, _ -> {});
    }

    /** @param heard told of each message, on the connection's thread */
    static TopicWatch begin(Assembly house, SavedBroker broker, String filter, Consumer<Message> heard)
            throws InterruptedException {
        TopicWatch watch = new TopicWatch(
                house.atBrokers().access().to(broker), filter, TopicTree.Limits.usual(), house.random(), house.clock());
        CompletableFuture<Link> first = new CompletableFuture<>();
        watch.onLink(first::complete);
        watch.onMessage(heard);
        watch.start();
        try {
            if (first.get() instanceof Link.Down(var problem, int _, var _)) {
                throw new ProblemException(problem);
            }
            return watch;
        } catch (ProblemException | InterruptedException e) {
            watch.close();
            throw e;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Nobody completes it so", e);
        }
    }
}
