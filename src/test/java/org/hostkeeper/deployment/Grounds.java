package org.hostkeeper.deployment;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Ownership;

/** Hosts as they may be when the agent comes. */
final class Grounds {
    static final AgentRuntime RUNTIME = new AgentRuntime(
            Path.of("agent-linux-x86_64.tar.gz"), "x86_64", "0123456789abcdef".repeat(4), 50_000_000);

    private Grounds() {}

    /** A host that never had an agent. */
    static HostGround fresh() {
        return ground(false, Map.of(), Map.of());
    }

    /** A host on which another version of the agent runs. */
    static HostGround running() {
        Map<String, FileState> files = new HashMap<>();
        files.put(AgentPlaces.PROGRAMS, new FileState.Folder(new Ownership("root", "root", 0755)));
        files.put(AgentPlaces.CURRENT, new FileState.SymbolicLink("agent-older"));
        files.put(AgentPlaces.SETTINGS, new FileState.Folder(new Ownership("root", AgentPlaces.USER, 0750)));
        files.put(AgentPlaces.CONFIG, FileState.Present.of(Bytes.utf8("{}"), new Ownership("root", AgentPlaces.USER, 0640)));
        files.put(AgentPlaces.HELPER_LIST, FileState.Present.of(Bytes.utf8("{}"), Ownership.ROOT_PUBLIC));
        files.put(AgentPlaces.STATE, new FileState.Folder(new Ownership(AgentPlaces.USER, AgentPlaces.USER, 0750)));
        GroundReader.UNITS.forEach(unit -> files.put(
                AgentPlaces.unit(unit), FileState.Present.of(Bytes.utf8(AgentUnits.text(unit)), Ownership.ROOT_PUBLIC)));
        HostGround.UnitStand up = new HostGround.UnitStand(true, true);
        return ground(true, Map.of(AgentPlaces.AGENT_UNIT, up, AgentPlaces.HELPER_SOCKET, up), files);
    }

    /** A host from which an agent for another owner was removed: its units are gone, its settings are not. */
    static HostGround removed() {
        HostGround running = running();
        Map<String, FileState> files = new HashMap<>(running.files());
        GroundReader.UNITS.forEach(unit -> files.put(AgentPlaces.unit(unit), new FileState.Absent()));
        files.put(
                AgentPlaces.HELPER_LIST,
                FileState.Present.of(Bytes.utf8(AgentSettings.helperList("former")), Ownership.ROOT_PUBLIC));
        return ground(true, Map.of(), files);
    }

    static HostGround with(HostGround ground, String architecture, Optional<String> glibc, Set<String> missing) {
        return new HostGround(
                ground.host(), ground.login(), architecture, glibc, missing, ground.free(), ground.hasUser(), ground.units(), ground.owner(), ground.files());
    }

    static HostGround withFree(HostGround ground, long free) {
        return new HostGround(
                ground.host(), ground.login(), ground.architecture(), ground.glibc(), ground.missing(), free, ground.hasUser(),
                ground.units(), ground.owner(), ground.files());
    }

    static HostGround withUnit(HostGround ground, String unit) {
        Map<String, HostGround.UnitStand> units = new HashMap<>(ground.units());
        units.put(unit, new HostGround.UnitStand(true, true));
        return new HostGround(
                ground.host(), ground.login(), ground.architecture(), ground.glibc(), ground.missing(), ground.free(), ground.hasUser(),
                units, ground.owner(), ground.files());
    }

    static HostGround withFiles(HostGround ground, Map<String, FileState> files) {
        return new HostGround(
                ground.host(), ground.login(), ground.architecture(), ground.glibc(), ground.missing(), ground.free(), ground.hasUser(),
                ground.units(), ground.owner(), files);
    }

    private static HostGround ground(boolean user, Map<String, HostGround.UnitStand> units, Map<String, FileState> there) {
        Map<String, FileState> files = new HashMap<>();
        for (String path : new String[] {
            AgentPlaces.PROGRAMS, AgentPlaces.CURRENT, AgentPlaces.SETTINGS, AgentPlaces.CONFIG, AgentPlaces.HELPER_LIST,
            AgentPlaces.STATE, AgentPlaces.dropIns(), AgentPlaces.dropIn(), AgentPlaces.folder(RUNTIME)
        }) {
            files.put(path, new FileState.Absent());
        }
        GroundReader.UNITS.forEach(unit -> files.put(AgentPlaces.unit(unit), new FileState.Absent()));
        files.putAll(there);
        return new HostGround(
                new HostName("shop-1"),
                "op",
                "x86_64",
                Optional.of("2.36"),
                Set.of(),
                1L << 40,
                user,
                units,
                Optional.of(new HostGround.Owner("op", "op", "/home/op")),
                files);
    }
}
