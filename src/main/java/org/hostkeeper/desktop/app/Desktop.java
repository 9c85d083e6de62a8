package org.hostkeeper.desktop.app;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.desktop.fx.FxThread;
import org.hostkeeper.desktop.question.AskingPerson;
import org.hostkeeper.desktop.theme.ThemeChoice;
import org.hostkeeper.problem.ProblemException;

/**
 * Opens the console and stays until it is closed. The window comes first; beside it the inventory is opened, then what
 * the window holds is built, and shows what is known before the first packet is sent.
 */
public final class Desktop {
    /** The toolkit warns that it came from the class path, which is how it is meant here; held, or the level is lost. */
    private static final Logger TOOLKIT = Logger.getLogger("javafx");

    /** So many until the first is surely on screen. */
    private static final int FRAMES = 4;

    private static final double LEAST_WIDTH = 900;
    private static final double LEAST_HEIGHT = 600;

    private final AskingPerson person = new AskingPerson();
    private final FxThread fx = new FxThread();
    private final DemoBeside demo = new DemoBeside(fx, Desktop::dress);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CompletableFuture<Assembly> house = new CompletableFuture<>();
    private final Function<AskingPerson, Assembly> opening;
    private final Map<String, String> places;
    private final FirstLook firstLook;

    private Desktop(Function<AskingPerson, Assembly> opening, Map<String, String> places) {
        this.places = places;
        this.firstLook = new FirstLook(
                Optional.ofNullable(places.get("store")).map(store -> Path.of(store).resolveSibling("window")));
        this.opening = opening;
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
        MachineFonts.ensure();
        Platform.startup(desktop::show);
        desktop.await();
    }

    /** The window comes first, where it was and on the ground of its theme; what it holds is built once it is drawn. */
    private void show() {
        ProgramName.tell();
        Stage stage = new Stage();
        stage.setTitle("Hostkeeper");
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.setOnHidden(_ -> {
            person.detach();
            closed.countDown();
        });
        Optional<FirstLook.Kept> kept = firstLook.recall();
        Color ground = kept.map(FirstLook.Kept::theme).orElse(ThemeChoice.LIGHT).ground();
        stage.setScene(new Scene(new Region(), ConsoleWindow.WIDTH, ConsoleWindow.HEIGHT, ground));
        WindowMemory.placeFirst(stage);
        kept.ifPresent(look -> WindowMemory.place(stage, look.place()));
        stage.show();
        TitleBar.keepOnScreen(stage);
        EndSignals.heed(() -> fx.execute(stage::close), ended);
        house.completeAsync(() -> opening.apply(person), Thread.ofVirtual()::start);
        fx.afterFrames(FRAMES, () -> house.whenComplete((_, _) -> fx.nextFrame().execute(() -> fill(stage))));
    }

    private void fill(Stage stage) {
        if (stage.isShowing()) {
            stage.setScene(content(stage));
            dress(stage);
        }
    }

    private static void dress(Stage stage) {
        for (int size : new int[] {16, 32, 64, 128, 256}) {
            stage.getIcons().add(new Image("/assets/icons/hostkeeper-" + size + ".png"));
        }
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
    }

    /** The console; or, if the house could not be opened, the reason. */
    private Scene content(Stage stage) {
        try {
            Console console = new Console(house.join(), fx, places);
            person.attach(console.window().around(), console::say);
            console.onOpenDemo(demo::show);
            WindowMemory memory = new WindowMemory(house.join().settings());
            if (firstLook.recall().isEmpty()) {
                memory.place(stage);
            }
            stage.setOnHiding(_ -> {
                memory.keep(stage);
                firstLook.keep(new FirstLook.Kept(new Preferences(house.join().settings()).theme(), memory.place()));
                console.close();
                demo.close();
            });
            if (house.join().isDemo()) {
                stage.setTitle("Hostkeeper (demo)");
            }
            fx.afterFrames(1, console::start);
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
            ended.countDown();
        }
    }
}
