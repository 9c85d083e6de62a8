package org.hostkeeper.cli.exhibition;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.exhibition.Domain;
import org.hostkeeper.exhibition.Domains;
import org.hostkeeper.exhibition.Snapshot;
import org.hostkeeper.exhibition.Watcher;
import org.hostkeeper.host.HostName;

/**
 * A virtual machine as scripts see it; the components are the keys.
 *
 * @param state running, paused, suspended, shutting-down, off, crashed, or unknown
 * @param memory bytes
 * @param golden the snapshot that its controller reverts to; null without a controller
 * @param watchedBy the controller that runs; null if none does
 */
record VmRow(
        String host,
        String name,
        String uuid,
        String title,
        String state,
        String reason,
        Optional<Instant> since,
        boolean autostart,
        boolean persistent,
        long memory,
        int processors,
        boolean guestAgent,
        List<String> disks,
        Optional<String> current,
        Optional<String> golden,
        Optional<Watcher> watchedBy,
        List<Snapshot> snapshots) {
    static VmRow of(HostName host, Domains on, Domain domain) {
        return new VmRow(
                host.value(),
                domain.name(),
                domain.uuid().toString(),
                domain.title(),
                domain.state().code(),
                domain.reason(),
                domain.since(),
                domain.autostart(),
                domain.persistent(),
                domain.memory(),
                domain.processors(),
                domain.agent(),
                domain.disks(),
                domain.current().map(Snapshot::name),
                on.golden(domain),
                on.watcher(domain),
                domain.snapshots());
    }
}
