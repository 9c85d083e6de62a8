package org.hostkeeper.desktop.app;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.hostkeeper.desktop.frame.FrameModel;
import org.hostkeeper.desktop.frame.Scope;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.settings.Settings;

/** How the window was left, so that the next start finds it so: place and size, page, navigation, scope, what was found. */
record WindowMemory(Settings settings) {
    private static final String PLACE = "desktop.window";
    private static final String PAGE = "desktop.page";
    private static final String FOLDED = "desktop.folded";
    private static final String SCOPE = "desktop.scope";
    private static final String RECENT = "desktop.recent";

    /** Sets what was kept, and keeps what changes from now on. */
    void follow(FrameModel frame) {
        settings.find(PAGE).ifPresent(frame.page()::set);
        settings.find(FOLDED).map(Boolean::parseBoolean).ifPresent(frame.folded()::set);
        settings.find(SCOPE).map(WindowMemory::scope).ifPresent(frame.scope()::recall);
        settings.find(RECENT).map(kept -> List.of(kept.split("\n"))).ifPresent(frame.recent()::recall);
        frame.page().addListener((_, _, next) -> settings.keep(PAGE, next));
        frame.folded().addListener((_, _, next) -> settings.keep(FOLDED, next.toString()));
        frame.scope().choice().addListener((_, _, next) -> settings.keep(SCOPE, written(next)));
        frame.recent().property().addListener((_, _, next) -> settings.keep(RECENT, String.join("\n", next)));
    }

    /** Puts the window where it was, as far as the screens of today have room there. */
    void place(Stage stage) {
        place(stage, place());
    }

    /** As it was written; empty if nothing was. */
    String place() {
        return settings.find(PLACE).orElse("");
    }

    static void place(Stage stage, String written) {
        Placement.of(written).map(p -> p.within(screens())).ifPresent(kept -> put(stage, kept));
    }

    /** Puts a window that nothing is known of where it is seen whole. */
    static void placeFirst(Stage stage) {
        put(stage, Placement.first(ConsoleWindow.WIDTH, ConsoleWindow.HEIGHT, screens()));
    }

    private static List<Rectangle2D> screens() {
        return Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
    }

    private static void put(Stage stage, Placement kept) {
        stage.setX(kept.place().getMinX());
        stage.setY(kept.place().getMinY());
        stage.setWidth(kept.place().getWidth());
        stage.setHeight(kept.place().getHeight());
        stage.setMaximized(kept.maximised());
    }

    static Placement now(Stage stage) {
        return new Placement(
                new Rectangle2D(stage.getX(), stage.getY(), Math.max(0, stage.getWidth()), Math.max(0, stage.getHeight())),
                stage.isMaximized());
    }

    /** Keeps where the window is now. A window that fills the screen keeps the place it had before. */
    void keep(Stage stage) {
        Placement now = now(stage);
        Optional<Placement> before = settings.find(PLACE).flatMap(Placement::of).filter(_ -> now.maximised());
        settings.keep(PLACE, new Placement(before.map(Placement::place).orElse(now.place()), now.maximised()).written());
    }

    private static String written(Scope.Choice choice) {
        return Stream.concat(
                        choice.tags().stream().sorted().map(tag -> "tag " + tag),
                        choice.hosts().stream().sorted().map(host -> "host " + host))
                .collect(Collectors.joining("\n"));
    }

    private static Scope.Choice scope(String written) {
        try {
            Set<HostName> hosts = after(written, "host ").map(HostName::new).collect(Collectors.toSet());
            return new Scope.Choice(after(written, "tag ").collect(Collectors.toSet()), hosts);
        } catch (ProblemException e) {
            return Scope.Choice.ALL; // a name that is none any more
        }
    }

    private static Stream<String> after(String written, String kind) {
        return written.lines().filter(line -> line.startsWith(kind)).map(line -> line.substring(kind.length()));
    }
}
