package org.hostkeeper.store;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.hostkeeper.facts.Section;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Sudo;

/** A console in a process of its own that writes everything a console writes, as fast as it can. */
public final class WritingConsole {
    private WritingConsole() {}

    public static void main(String[] args) {
        Path file = Path.of(args[0]);
        String name = args[1];
        int rounds = Integer.parseInt(args[2]);
        try (Store store = Store.open(file, Clock.systemUTC())) {
            for (int i = 0; i < rounds; i++) {
                HostName host = new HostName(name + "-" + i);
                store.journal().append(Journals.entry(i, "{\"console\": \"" + name + "\"}"));
                store.inventory()
                        .add(new Host(host, Optional.of(Endpoint.parse("root@192.0.2.1")), Sudo.NONE, new TreeSet<>()));
                store.facts()
                        .keep(host, List.of(new Section("host", 1, Instant.EPOCH, new Section.Ending.Answered(name))));
                store.settings().keep("round", name + i);
            }
        }
    }
}
