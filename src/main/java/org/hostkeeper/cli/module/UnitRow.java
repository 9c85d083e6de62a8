package org.hostkeeper.cli.module;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.hostkeeper.host.HostName;
import org.hostkeeper.module.Registration;
import org.hostkeeper.module.Unit;

/**
 * A service as scripts see it; the components are the keys. {@code module} is null for a service that is not registered
 * as a module.
 *
 * @param state running, working, attention, failed, stopped, or unknown
 * @param memory bytes
 */
record UnitRow(
        String host,
        String unit,
        String description,
        String state,
        String active,
        String sub,
        String load,
        String enabled,
        String result,
        int restarts,
        OptionalLong memory,
        Optional<Instant> since,
        int mainPid,
        String fragment,
        List<String> dropIns,
        boolean needsReload,
        Optional<Registration> module) {
    static UnitRow of(HostName host, Unit unit) {
        return new UnitRow(
                host.value(),
                unit.name(),
                unit.description(),
                unit.state().code(),
                unit.active(),
                unit.sub(),
                unit.load(),
                unit.enabled(),
                unit.result(),
                unit.restarts(),
                unit.memory(),
                unit.since(),
                unit.mainPid(),
                unit.fragment(),
                unit.dropIns(),
                unit.needsReload(),
                unit.module());
    }
}
