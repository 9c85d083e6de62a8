package org.hostkeeper.desktop.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import org.hostkeeper.desktop.fx.FxThread;
import org.hostkeeper.desktop.kiosk.KioskArtwork;
import org.hostkeeper.desktop.kiosk.KioskModel;
import org.hostkeeper.desktop.kiosk.KioskView;
import org.hostkeeper.desktop.theme.Look;
import org.hostkeeper.desktop.theme.Theme;
import org.hostkeeper.desktop.words.Language;
import org.hostkeeper.kiosk.Artwork;
import org.hostkeeper.kiosk.KioskSettings;
import org.hostkeeper.kiosk.KioskSettings.Shown;
import org.hostkeeper.kiosk.KioskVm;
import org.hostkeeper.kiosk.PhysicalButton;
import org.hostkeeper.kiosk.PinGate;
import org.hostkeeper.kiosk.Watch;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** The kiosk as a full-screen window that stays until staff leaves it, and the watches that feed it. */
public final class KioskWindow {
    private static final Logger TOOLKIT = Logger.getLogger("javafx");

    private final KioskSettings settings;
    private final Function<Shown, KioskVm> ways;
    private final Optional<PhysicalButton> button;
    private final boolean secured;
    private final FxThread fx = new FxThread();
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Watch> watches = new ArrayList<>();
    private final CompletableFuture<Boolean> shown = new CompletableFuture<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private boolean leaving;

    private KioskWindow(KioskSettings settings, Function<Shown, KioskVm> ways, Optional<PhysicalButton> button, boolean secured) {
        this.settings = settings;
        this.ways = ways;
        this.button = button;
        this.secured = secured;
    }

    /**
     * Returns when staff has left the kiosk. A screen that is not there is a problem.
     *
     * @param secured whether this is the session that lets nobody out without the PIN
     */
    public static void open(KioskSettings settings, Function<Shown, KioskVm> ways, Optional<PhysicalButton> button, boolean secured) {
        KioskWindow kiosk = new KioskWindow(settings, ways, button, secured);
        TOOLKIT.setLevel(Level.SEVERE);
        MachineFonts.ensure();
        Platform.startup(kiosk::start);
        kiosk.await();
    }

    private void start() {
        try {
            show();
            shown.complete(true);
        } catch (ProblemException e) {
            shown.completeExceptionally(e);
        }
    }

    private void show() {
        Rectangle2D place = screen().getBounds();
        List<KioskArtwork> artworks = settings.artworks().stream().map(this::watched).toList();
        Stage stage = new Stage(StageStyle.UNDECORATED);
        Optional<PinGate> gate = settings.pin().map(pin -> new PinGate(pin, System::nanoTime));
        KioskModel model = new KioskModel(
                artworks, settings.hold(), gate, secured, () -> button.flatMap(PhysicalButton::trouble), System::nanoTime, background, fx, () -> leave(stage));
        Language language = new Language(Language.closestTo(settings.language().map(Locale::of).orElseGet(Locale::getDefault)));
        KioskView view = new KioskView(model, language);
        Scene scene = new Scene(view, place.getWidth(), place.getHeight());
        new Look(Theme.valueOf(settings.look().toUpperCase(Locale.ROOT))).dress(scene);
        ProgramName.tell();
        stage.setTitle("Hostkeeper kiosk");
        stage.setScene(scene);
        stage.setX(place.getMinX());
        stage.setY(place.getMinY());
        stage.setWidth(place.getWidth());
        stage.setHeight(place.getHeight());
        stage.setFullScreenExitHint("");
        stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
        stage.setFullScreen(true);
        stage.fullScreenProperty().addListener((_, _, full) -> fx.nextFrame().execute(() -> stayFull(stage, full)));
        stage.setOnCloseRequest(event -> {
            if (gate.isPresent() && !leaving) {
                event.consume();
            }
        });
        stage.setOnHidden(_ -> {
            view.close();
            closed.countDown();
        });
        stage.show();
        EndSignals.heed(() -> fx.execute(() -> leave(stage)), ended);
        button.ifPresent(this::listen);
    }

    private void stayFull(Stage stage, boolean full) {
        if (!full && !leaving) {
            stage.setFullScreen(true);
        }
    }

    private Screen screen() {
        List<Screen> all = Screen.getScreens();
        if (settings.screen() > all.size()) {
            throw new ProblemException(new Problem.NotFound(
                    Text.of("desktop.app", "kiosk.screen", all.size()), String.valueOf(settings.screen())));
        }
        return all.get(settings.screen() - 1);
    }

    private KioskArtwork watched(Shown shown) {
        Artwork artwork = new Artwork(settings.coolDown(), System::nanoTime);
        Watch watch = Watch.of(shown.name(), artwork, ways.apply(shown));
        watches.add(watch);
        return new KioskArtwork(shown.name(), shown.title(), artwork::face, watch::ask, watch::insist);
    }

    private void listen(PhysicalButton physical) {
        String wanted = settings.button().map(KioskSettings.Button::artwork).orElse("");
        for (int i = 0; i < settings.artworks().size(); i++) {
            if (settings.artworks().get(i).name().equals(wanted)) {
                Watch watch = watches.get(i);
                physical.listen(watch::ask);
            }
        }
    }

    private void leave(Stage stage) {
        leaving = true;
        stage.close();
    }

    private void await() {
        try {
            shown.join();
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (CompletionException e) {
            throw e.getCause() instanceof ProblemException known ? known : e;
        } finally {
            button.ifPresent(PhysicalButton::close);
            watches.forEach(Watch::close);
            background.shutdownNow();
            Platform.exit();
            ended.countDown();
        }
    }
}
