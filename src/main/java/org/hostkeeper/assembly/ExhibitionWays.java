package org.hostkeeper.assembly;

import java.time.Clock;
import java.util.random.RandomGenerator;
import org.hostkeeper.exhibition.DomainReader;
import org.hostkeeper.exhibition.ExhibitionPlans;
import org.hostkeeper.exhibition.watch.WatchPlans;
import org.hostkeeper.exhibition.watch.WatchReader;
import org.hostkeeper.kiosk.plan.KioskHostPlans;
import org.hostkeeper.kiosk.plan.KioskSetupPlans;

/**
 * What the house can do about virtual machines on hosts: the plans, and what they are made from; those of the agent's watch;
 * and those for kiosks.
 */
public record ExhibitionWays(
        ExhibitionPlans plans,
        DomainReader reader,
        WatchPlans watching,
        WatchReader watched,
        KioskHostPlans kioskHosts,
        KioskSetupPlans kioskSetups) {
    static ExhibitionWays of(Clock clock, RandomGenerator random) {
        return new ExhibitionWays(
                new ExhibitionPlans(clock, random),
                new DomainReader(),
                new WatchPlans(clock, random),
                new WatchReader(),
                new KioskHostPlans(clock, random),
                new KioskSetupPlans(clock, random));
    }
}
