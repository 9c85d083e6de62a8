package org.hostkeeper.desktop.app;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.desktop.host.HostDeeds;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.fleet.HostTrial;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.remote.Questions;
import org.hostkeeper.words.Text;

/** Has done what the Hosts page asks for: reading and trying as jobs, the inventory at once. */
final class FleetDeeds implements HostDeeds {
    private final Assembly house;
    private final Surroundings around;
    private final Runnable inventoryChanged;
    private final Consumer<Set<HostName>> modules;

    FleetDeeds(Assembly house, Surroundings around, Runnable inventoryChanged, Consumer<Set<HostName>> modules) {
        this.house = house;
        this.around = around;
        this.inventoryChanged = inventoryChanged;
        this.modules = modules;
    }

    @Override
    public void refresh(Set<HostName> hosts) {
        if (!hosts.isEmpty()) {
            house.jobs().<Map<HostName, ?>>start(
                    Text.of("desktop.host", "refreshing", hosts.size()),
                    progress -> house.fleet().refresh(hosts, progress));
        }
    }

    @Override
    public void test(Host host, boolean asking, Consumer<Outcome<HostTrial>> told) {
        Questions person = asking ? house.answers() : Questions.unanswered();
        house.jobs()
                .start(Text.of("desktop.host", "testing", host.name().value()), _ -> house.tryHost(host, person))
                .outcome()
                .thenAccept(outcome -> around.fx().execute(() -> told.accept(outcome)));
    }

    @Override
    public void add(Host host) {
        house.inventory().add(host);
        changed();
        refresh(Set.of(host.name()));
    }

    @Override
    public void remove(List<HostName> hosts) {
        hosts.forEach(house.inventory()::remove);
        changed();
    }

    @Override
    public List<HostName> known() {
        return house.inventory().hosts().stream().map(Host::name).toList();
    }

    @Override
    public void showModules(Set<HostName> hosts) {
        modules.accept(hosts);
    }

    private void changed() {
        house.fleet().reload();
        inventoryChanged.run();
    }
}
