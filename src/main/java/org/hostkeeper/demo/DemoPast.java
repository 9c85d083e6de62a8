package org.hostkeeper.demo;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Progress;
import org.hostkeeper.module.EditRequest;
import org.hostkeeper.module.GroundReader;
import org.hostkeeper.module.ModulePlans;
import org.hostkeeper.plan.Journal;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.apply.Plans;
import org.hostkeeper.plan.apply.Session;
import org.hostkeeper.remote.Remote;

/**
 * A journal that has a past: some plans that were carried out on the demo's hosts before the person came, really and by
 * the same means, so that they can be looked at and undone. The past is made when the journal is first used, so that it
 * does not delay the start.
 */
final class DemoPast implements Journal {
    private final Journal journal;
    private final Function<HostName, Optional<Remote>> ways;
    private final Clock clock;
    private boolean made;

    /** @param ways to the machines, without a network; empty for a host that is not in this fleet */
    DemoPast(Journal journal, Function<HostName, Optional<Remote>> ways, Clock clock) {
        this.journal = journal;
        this.ways = ways;
        this.clock = clock;
    }

    @Override
    public Line append(Entry entry) {
        return withPast().append(entry);
    }

    @Override
    public List<Line> newest(int limit) {
        return withPast().newest(limit);
    }

    @Override
    public List<Line> before(long number, int limit) {
        return withPast().before(number, limit);
    }

    @Override
    public List<Line> of(PlanId plan) {
        return withPast().of(plan);
    }

    @Override
    public Verification verify() {
        return withPast().verify();
    }

    private synchronized Journal withPast() {
        if (!made) {
            made = true;
            happened("gallery-1", Duration.ofHours(51), edit("lampd.service", "Nice=5"));
            happened("gateway-north", Duration.ofHours(26), (remote, plans) ->
                    plans.disable(remote.host(), new GroundReader().read(remote, "smartmontools.service").unit()));
            happened("shop-1", Duration.ofMinutes(95), edit("till_bridge.service", "Enviroment=RETRY=3"));
        }
        return journal;
    }

    /** A wish of the past. */
    private interface Wish {
        Plan plan(Remote remote, ModulePlans plans);
    }

    private static Wish edit(String unit, String setting) {
        return (remote, plans) -> plans.edit(
                new GroundReader().read(remote, unit), new EditRequest("[Service]\n" + setting + "\n", false));
    }

    private void happened(String host, Duration ago, Wish wish) {
        Clock then = Clock.offset(clock, ago.negated());
        Random random = new Random(ago.toSeconds());
        ways.apply(new HostName(host)).ifPresent(remote -> {
            Plan plan = wish.plan(remote, new ModulePlans(then, random));
            new Plans(journal, "operator@" + DemoFleet.NAME, _ -> Optional.empty(), then, random)
                    .apply(plan, session(remote), Progress.unwatched());
        });
    }

    private static Session session(Remote remote) {
        return new Session() {
            @Override
            public Remote remote() {
                return remote;
            }

            @Override
            public Remote afresh() {
                return remote;
            }
        };
    }
}
