package org.hostkeeper.desktop.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.stage.Window;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.broker.Incident;
import org.hostkeeper.broker.SavedBroker;
import org.hostkeeper.desktop.frame.Findable;
import org.hostkeeper.desktop.frame.FrameModel;
import org.hostkeeper.desktop.frame.Found;
import org.hostkeeper.desktop.frame.Page;
import org.hostkeeper.desktop.frame.PageToCome;
import org.hostkeeper.desktop.notify.Notifications;
import org.hostkeeper.desktop.notify.Notifier;
import org.hostkeeper.desktop.settings.SettingsModel;
import org.hostkeeper.desktop.settings.SettingsPage;
import org.hostkeeper.desktop.welcome.WelcomeView;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.host.Host;

/** What belongs to the window and to no page: settings, notifications, the welcome, and how the window was left. */
final class HouseFrame {
    private final Assembly house;
    private final Surroundings around;
    private final FrameModel frame;
    private final Page settingsPage;
    private final Notifications notifications;
    private Runnable openDemo = () -> {};

    HouseFrame(Assembly house, ConsoleWindow window, FrameModel frame, SettingsModel settings, Map<String, String> places) {
        this.house = house;
        this.around = window.around();
        this.frame = frame;
        Notifier notifier = new SessionNotifier();
        this.settingsPage = new PageToCome<>(
                around,
                SettingsPage.PLACE,
                new ReadOnlyObjectWrapper<>(Page.Badge.NONE),
                () -> new SettingsPage(around, new HouseSettings(house, around, settings, places).sections(notifier)));
        this.notifications = new Notifications(
                notifier,
                work -> Thread.ofVirtual().name("notify").start(work),
                () -> settings.notifying().value().getValue() && !isLookedAt(window.scene().getWindow()),
                around.language());
        new WindowMemory(house.settings()).follow(frame);
        around.now().property().addListener((_, _, now) -> notifications.look(now));
    }

    private static boolean isLookedAt(Window window) {
        return window != null && window.isFocused();
    }

    Page settingsPage() {
        return settingsPage;
    }

    /** What stands in place of the pages while there are no hosts. */
    Node welcome(Consumer<Host> adding, Findable hosts) {
        HouseWelcome.Pages pages = new HouseWelcome.Pages() {
            @Override
            public void importHosts() {
                go(hosts, "action/host.import");
            }

            @Override
            public void addHost() {
                go(hosts, "action/host.add");
            }

            @Override
            public void openDemo() {
                openDemo.run();
            }
        };
        Path home = Path.of(System.getProperty("user.home"));
        return new WelcomeView(around, new HouseWelcome(house, around, adding, home, pages));
    }

    private static void go(Findable hosts, String id) {
        hosts.findable().filter(found -> found.id().equals(id)).findFirst().map(Found::go).ifPresent(Runnable::run);
    }

    /** How the demo is opened beside this window. */
    void onOpenDemo(Runnable opening) {
        openDemo = opening;
    }

    /** An agent told this at a broker; from any thread. */
    void heard(SavedBroker broker, Incident incident) {
        around.fx().execute(() -> notifications.hear(broker, incident));
    }

    void look(List<HostState> states) {
        states.forEach(notifications::look);
    }

    /** The hosts there are have changed. */
    void know(List<Host> hosts) {
        frame.hostless().set(hosts.isEmpty());
    }
}
