package org.hostkeeper.desktop.app;

import java.util.List;
import java.util.Set;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.desktop.frame.FrameModel;
import org.hostkeeper.desktop.fx.FxThread;
import org.hostkeeper.desktop.fx.Latest;
import org.hostkeeper.desktop.host.HostsModel;
import org.hostkeeper.desktop.host.HostsPage;
import org.hostkeeper.desktop.job.JobsModel;
import org.hostkeeper.desktop.widget.Now;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.host.HostName;

/** The console, wired: the window filled with pages, and the fleet's changes led to their models, once a frame. */
final class Console {
    private final Assembly house;
    private final ConsoleWindow window;
    private final FrameModel frame = new FrameModel();
    private final HostsModel hosts = new HostsModel(frame.scope());
    private final Latest<HostName, HostState> changes;

    Console(Assembly house, FxThread fx) {
        this.house = house;
        Preferences preferences = new Preferences(house.settings());
        this.window = new ConsoleWindow(
                preferences.language(), preferences.look(), new Now(house.clock()), fx, house.jobs(), preferences.columns());
        this.changes = new Latest<>(fx.nextFrame(), this::show);
        FleetDeeds deeds = new FleetDeeds(house, window.around(), this::reload, this::showModules);
        window.fill(
                frame,
                new JobsModel(house.jobs(), fx.nextFrame()),
                List.of(new HostsPage(window.around(), hosts, deeds)));
        frame.connections().bind(hosts.connections());
    }

    ConsoleWindow window() {
        return window;
    }

    /** Shows what is known, then begins to connect; called when the window is there. */
    void start() {
        window.around().now().start();
        house.fleet().onChange(state -> changes.put(state.host().name(), state));
        reload();
        house.fleet().start();
    }

    private void reload() {
        hosts.keepOnly(house.inventory().hosts());
        show(house.fleet().states());
    }

    private void show(List<HostState> states) {
        hosts.show(states);
    }

    private void showModules(Set<HostName> chosen) {
        frame.scope().only(chosen);
        frame.page().set(1);
    }
}
