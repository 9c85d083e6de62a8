package org.hostkeeper.desktop.app;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.broker.SavedBroker;
import org.hostkeeper.demo.DemoFleet;
import org.hostkeeper.desktop.Toolkit;
import org.hostkeeper.desktop.fx.FxThread;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.fleet.Link;

/** The real console in a window, upon the embedded demo fleet: nothing between the mouse and the hosts is pretended. */
final class DemoWindow implements AutoCloseable {
    private final DemoFleet fleet;
    private final Assembly house;
    private final Console console;
    private final Stage stage;

    DemoWindow() {
        fleet = DemoFleet.start(DemoFleet.USUAL, Clock.systemUTC());
        house = Assembly.demo(fleet);
        console = Toolkit.get(() -> new Console(house, new FxThread(), Map.of()));
        stage = Toolkit.get(() -> {
            Stage shown = new Stage();
            shown.setScene(console.window().scene());
            shown.setWidth(ConsoleWindow.WIDTH);
            shown.setHeight(ConsoleWindow.HEIGHT);
            shown.show();
            console.start();
            return shown;
        });
    }

    void resize(double width, double height) {
        Toolkit.run(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
        });
    }

    /** These words as they are on screen now. */
    String words(String bundle, String key) {
        return Toolkit.get(() -> console.window().around().words(bundle).now(key));
    }

    Scene scene() {
        return console.window().scene();
    }

    /** What hosts were asked that the demo has no answer to. */
    List<String> notUnderstood() {
        return fleet.unknown();
    }

    /** A broker of the demo. */
    SavedBroker broker(String name) {
        return fleet.brokers().stream()
                .filter(broker -> broker.name().value().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Whether each host was reached and read, or is known not to answer. */
    boolean isRead() {
        return house.fleet().states().stream().allMatch(DemoWindow::isSettled);
    }

    private static boolean isSettled(HostState state) {
        return switch (state.link()) {
            case Link.Connected _ -> !state.facts().readings().isEmpty();
            case Link.Untried _, Link.Connecting _ -> false;
            case Link.Broken _ -> true;
        };
    }

    @Override
    public void close() {
        Toolkit.run(() -> {
            console.close();
            stage.close();
        });
        house.close();
    }
}
