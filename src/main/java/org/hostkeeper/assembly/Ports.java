package org.hostkeeper.assembly;

import java.time.Clock;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.hostkeeper.broker.Brokers;
import org.hostkeeper.broker.ClearedMessages;
import org.hostkeeper.facts.FactsCache;
import org.hostkeeper.facts.FactsHistory;
import org.hostkeeper.host.Inventory;
import org.hostkeeper.plan.Journal;
import org.hostkeeper.remote.Connector;
import org.hostkeeper.remote.Questions;
import org.hostkeeper.secret.Secrets;
import org.hostkeeper.settings.Settings;

/**
 * Everything outside that the house is built upon, so that it can be built upon something else: the operator's files
 * and network, the demo, or a test's own.
 *
 * @param connectors makes the way to hosts for whoever answers its questions
 * @param console who this console is, as hosts and journal name it: {@code user@machine}
 * @param close what ends with the house
 */
public record Ports(
        Inventory inventory,
        Journal journal,
        FactsCache facts,
        FactsHistory history,
        Settings settings,
        Brokers brokers,
        ClearedMessages cleared,
        Secrets secrets,
        Function<Questions, Connector> connectors,
        HostKeyBook hostKeys,
        Clock clock,
        RandomGenerator random,
        String console,
        boolean demo,
        Runnable close) {}
