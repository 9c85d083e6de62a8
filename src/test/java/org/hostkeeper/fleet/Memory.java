package org.hostkeeper.fleet;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.hostkeeper.facts.FactsCache;
import org.hostkeeper.facts.Section;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Inventory;

/** An inventory and a cache of facts that last as long as the test. */
final class Memory implements Inventory, FactsCache {
    private final Map<HostName, Host> hosts = new ConcurrentSkipListMap<>();
    private final Map<HostName, List<Section>> kept = new ConcurrentHashMap<>();

    @Override
    public List<Host> hosts() {
        return List.copyOf(hosts.values());
    }

    @Override
    public Optional<Host> find(HostName name) {
        return Optional.ofNullable(hosts.get(name));
    }

    @Override
    public void add(Host host) {
        hosts.put(host.name(), host);
    }

    @Override
    public void replace(HostName name, Host host) {
        hosts.remove(name);
        hosts.put(host.name(), host);
    }

    @Override
    public void remove(HostName name) {
        hosts.remove(name);
    }

    @Override
    public void keep(HostName host, List<Section> sections) {
        kept.put(host, sections);
    }

    @Override
    public List<Section> latest(HostName host) {
        return kept.getOrDefault(host, List.of());
    }
}
