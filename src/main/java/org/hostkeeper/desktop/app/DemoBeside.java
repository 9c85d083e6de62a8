package org.hostkeeper.desktop.app;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.stage.Stage;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.demo.DemoFleet;
import org.hostkeeper.desktop.fx.FxThread;

/** The demo in a second window of the same program; there is one at most, and it ends with its window. */
final class DemoBeside implements AutoCloseable {
    private final FxThread fx;
    private final Consumer<Stage> dressing;
    private boolean opening;
    private Optional<Stage> open = Optional.empty();

    /** @param dressing gives a window of the program its icons and its least size */
    DemoBeside(FxThread fx, Consumer<Stage> dressing) {
        this.fx = fx;
        this.dressing = dressing;
    }

    /** Opens it, or brings it to the front; starting the simulated hosts happens beside the window. */
    void show() {
        open.ifPresent(Stage::toFront);
        if (open.isEmpty() && !opening) {
            opening = true;
            CompletableFuture.supplyAsync(
                            () -> Assembly.demo(DemoFleet.start(DemoFleet.USUAL, Clock.systemUTC())),
                            Thread.ofVirtual()::start)
                    .whenCompleteAsync((house, _) -> opened(Optional.ofNullable(house)), fx);
        }
    }

    private void opened(Optional<Assembly> started) {
        opening = false;
        started.ifPresent(house -> {
            Console console = new Console(house, fx, Map.of());
            Stage stage = new Stage();
            dressing.accept(stage);
            stage.setTitle("Hostkeeper (demo)");
            stage.setScene(console.window().scene());
            stage.setOnShown(_ -> console.start());
            stage.setOnHidden(_ -> {
                open = Optional.empty();
                console.close();
                Thread.ofVirtual().start(house::close);
            });
            open = Optional.of(stage);
            WindowMemory.placeFirst(stage);
            stage.show();
            TitleBar.keepOnScreen(stage);
        });
    }

    @Override
    public void close() {
        open.ifPresent(Stage::close);
    }
}
