package org.hostkeeper.desktop.app;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.desktop.fx.FxThread;
import org.hostkeeper.desktop.question.AskingPerson;
import org.hostkeeper.problem.ProblemException;

/**
 * Opens the console and stays until it is closed. The toolkit starts while the inventory is opened beside it; the window
 * shows what is known before the first packet is sent.
 */
public final class Desktop {
    /** The toolkit warns that it came from the class path, which is how it is meant here; held, or the level is lost. */
    private static final Logger TOOLKIT = Logger.getLogger("javafx");

    private final AskingPerson person = new AskingPerson();
    private final FxThread fx = new FxThread();
    private final DemoBeside demo = new DemoBeside(fx);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CompletableFuture<Assembly> house;
    private final Map<String, String> places;

    private Desktop(Function<AskingPerson, Assembly> opening, Map<String, String> places) {
        this.places = places;
        this.house = CompletableFuture.supplyAsync(() -> opening.apply(person), Thread.ofVirtual()::start);
    }

    /**
     * Returns when the person has closed the window, with everything closed.
     *
     * @param opening opens the house for whoever is at the window; a problem that it throws is shown there
     * @param places where its files are, to be shown on the settings page: "store" and "logs" to paths
     */
    public static void open(Function<AskingPerson, Assembly> opening, Map<String, String> places) {
        Desktop desktop = new Desktop(opening, places);
        TOOLKIT.setLevel(Level.SEVERE);
        Platform.startup(desktop::show);
        desktop.await();
    }

    private void show() {
        Stage stage = new Stage();
        stage.setTitle("Hostkeeper");
        for (int size : new int[] {16, 32, 64, 128, 256}) {
            stage.getIcons().add(new Image("/assets/icons/hostkeeper-" + size + ".png"));
        }
        stage.setMinWidth(900);
        stage.setMinHeight(600);
        stage.setOnHidden(_ -> {
            person.detach();
            closed.countDown();
        });
        stage.setScene(content(stage));
        stage.show();
    }

    /** The console; or, if the house could not be opened, the reason. */
    private Scene content(Stage stage) {
        try {
            Console console = new Console(house.join(), fx, places);
            person.attach(console.window().around(), console::say);
            stage.setOnShown(_ -> console.start());
            console.onOpenDemo(demo::show);
            WindowMemory memory = new WindowMemory(house.join().settings());
            memory.place(stage);
            stage.setOnHiding(_ -> {
                memory.keep(stage);
                console.close();
                demo.close();
            });
            if (house.join().isDemo()) {
                stage.setTitle("Hostkeeper (demo)");
            }
            return console.window().scene();
        } catch (CompletionException e) {
            if (e.getCause() instanceof ProblemException known) {
                return new NotOpened(known.problem()).scene(stage::close);
            }
            throw e;
        }
    }

    private void await() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Platform.exit();
            if (!house.isCompletedExceptionally()) {
                house.join().close();
            }
        }
    }
}
