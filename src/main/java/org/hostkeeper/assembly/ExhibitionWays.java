package org.hostkeeper.assembly;

import java.time.Clock;
import java.util.random.RandomGenerator;
import org.hostkeeper.exhibition.DomainReader;
import org.hostkeeper.exhibition.ExhibitionPlans;
import org.hostkeeper.kiosk.plan.KioskHostPlans;
import org.hostkeeper.kiosk.plan.KioskSetupPlans;

/** What the house can do about virtual machines on hosts: the plans, and what they are made from; and those for kiosks. */
public record ExhibitionWays(ExhibitionPlans plans, DomainReader reader, KioskHostPlans kioskHosts, KioskSetupPlans kioskSetups) {
    static ExhibitionWays of(Clock clock, RandomGenerator random) {
        return new ExhibitionWays(new ExhibitionPlans(clock, random), new DomainReader(), new KioskHostPlans(clock, random), new KioskSetupPlans(clock, random));
    }
}
