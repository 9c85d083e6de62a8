package org.hostkeeper.assembly;

import java.time.Clock;
import java.util.random.RandomGenerator;
import org.hostkeeper.adoption.AdoptionPlans;
import org.hostkeeper.deployment.AgentChanges;
import org.hostkeeper.deployment.AgentPlans;
import org.hostkeeper.deployment.broker.BrokerPlans;
import org.hostkeeper.deployment.broker.TlsPlans;
import org.hostkeeper.deployment.defect.DefectReader;
import org.hostkeeper.store.DeployedRows;

/**
 * All that can be done about agents on hosts.
 *
 * @param changes brings the agent onto hosts and away again
 * @param defects looks for known defects of deployed module managers
 * @param mending mends them
 * @param brokers gives brokers logins and topic rules
 * @param encryption gives them a listener with TLS
 */
public record AgentWays(AgentChanges changes, DefectReader defects, AdoptionPlans mending, BrokerPlans brokers, TlsPlans encryption) {
    static AgentWays of(Clock clock, RandomGenerator random) {
        return new AgentWays(
                new AgentChanges(new AgentPlans(clock, random)),
                new DefectReader(new DeployedRows()),
                new AdoptionPlans(clock, random),
                new BrokerPlans(clock, random),
                new TlsPlans(clock, random));
    }
}
