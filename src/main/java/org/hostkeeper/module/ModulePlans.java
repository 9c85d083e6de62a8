package org.hostkeeper.module;

import java.time.Clock;
import java.util.random.RandomGenerator;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Plan;

/**
 * Turns wishes about services and modules into plans. It never touches a host: what it knows is the unit as it was read.
 * A wish that cannot be granted is a {@link org.hostkeeper.problem.Problem}, before anything happens.
 */
public final class ModulePlans {
    private final Clock clock;
    private final RandomGenerator random;

    public ModulePlans(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    public Plan start(HostName host, Unit unit) {
        return stub(host, unit);
    }

    public Plan stop(HostName host, Unit unit) {
        return stub(host, unit);
    }

    public Plan restart(HostName host, Unit unit) {
        return stub(host, unit);
    }

    public Plan enable(HostName host, Unit unit) {
        return stub(host, unit);
    }

    public Plan disable(HostName host, Unit unit) {
        return stub(host, unit);
    }

    /** A new module from the template of CONTRACTS.md section 1. */
    public Plan create(ModuleGround ground, CreateRequest request) {
        return stub(ground, request);
    }

    /** Stops and disables a module and takes its unit with its drop-ins away; its code and its data stay. */
    public Plan remove(ModuleGround ground) {
        return stub(ground);
    }

    /** Puts a drop-in of ours beside the unit, once systemd-analyze has found no fault with it. */
    public Plan edit(ModuleGround ground, EditRequest request) {
        return stub(ground, request);
    }

    private Plan stub(Object... args) {
        throw new UnsupportedOperationException(java.util.List.of(args) + " " + clock + random);
    }
}
