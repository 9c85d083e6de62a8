package org.hostkeeper.cli.mqtt;

import java.util.List;
import java.util.Optional;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.broker.Brokers;
import org.hostkeeper.broker.SavedBroker;
import org.hostkeeper.cli.command.UsageException;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Option;

/** Which broker a command is about; where there is only one, it need not be said. */
final class BrokerChoice {
    @Option(names = "--broker", paramLabel = "NAME", description = "The broker; needed if there are several.")
    private Optional<HostName> name = Optional.empty();

    SavedBroker of(Assembly house) {
        if (name.isPresent()) {
            return required(house.brokers(), name.get());
        }
        List<SavedBroker> all = house.brokers().all();
        if (all.size() != 1) {
            throw UsageException.of(all.isEmpty() ? "mqtt.no-brokers" : "mqtt.choose", all.size());
        }
        return all.getFirst();
    }

    static SavedBroker required(Brokers brokers, HostName name) {
        return brokers.find(name)
                .orElseThrow(() -> new ProblemException(
                        new Problem.NotFound(Text.of("broker", "broker"), name.value())));
    }
}
