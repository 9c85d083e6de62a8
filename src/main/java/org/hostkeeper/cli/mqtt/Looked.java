package org.hostkeeper.cli.mqtt;

import java.util.List;
import java.util.Optional;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.broker.AgentPresence;
import org.hostkeeper.broker.Board;
import org.hostkeeper.broker.ModuleState;
import org.hostkeeper.broker.SavedBroker;
import org.hostkeeper.broker.StateReading;
import org.hostkeeper.broker.Survey;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;

/**
 * What was found at a broker, and, where no agent is, beside it.
 *
 * @param beside why the states could not be read another way; empty if they were, or need not be
 * @param noOtherWay whether no agent is there and neither REST nor a host is known
 */
record Looked(
        List<AgentPresence> agents, List<ModuleState> modules, Optional<Problem> beside, boolean noOtherWay) {
    static Looked at(Assembly house, SavedBroker broker) throws InterruptedException {
        Board board = new Survey(house.clock()).of(house.atBrokers().access().to(broker), broker.prefix());
        Optional<StateReading> reading = board.hasAgent() ? Optional.empty() : house.atBrokers().statesBeside(broker);
        Optional<Problem> beside = Optional.empty();
        if (reading.isPresent()) {
            try {
                board.takeRead(reading.get().read());
            } catch (ProblemException e) {
                beside = Optional.of(e.problem());
            }
        }
        return new Looked(
                board.agents(), board.modules(), beside, !board.hasAgent() && reading.isEmpty());
    }

    boolean hasAgent() {
        return agents.stream().anyMatch(AgentPresence::online);
    }

    /** The modules that a person may mean by this word. */
    List<ModuleState> meant(String word) {
        return modules.stream()
                .filter(m -> m.guid().equals(word) || m.name().equals(word))
                .toList();
    }
}
