package org.hostkeeper.desktop.app;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.hostkeeper.desktop.Toolkit;
import org.hostkeeper.desktop.frame.FrameModel;
import org.hostkeeper.desktop.frame.Page;
import org.hostkeeper.desktop.fx.FxThread;
import org.hostkeeper.desktop.job.JobsModel;
import org.hostkeeper.desktop.theme.Look;
import org.hostkeeper.desktop.theme.Theme;
import org.hostkeeper.desktop.widget.ColumnMemory;
import org.hostkeeper.desktop.widget.Now;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Language;
import org.hostkeeper.job.Jobs;

/** A console window at 1280×800 with the pages a test gives it; its clock stands still and its work is done inline. */
public final class TestWindow implements AutoCloseable {
    public static final Instant NOW = Instant.parse("2026-03-14T09:26:53Z");

    private final ConsoleWindow window;
    private final FrameModel frame = new FrameModel();
    private final JobsModel jobs;
    private final Stage stage;
    private final Look look;
    private final Language language;

    private TestWindow(
            Theme theme,
            Locale locale,
            Function<TestWindow, List<Page>> pages,
            Optional<Function<TestWindow, Node>> welcome) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        Jobs inline = Jobs.inline(clock);
        FxThread fx = new FxThread();
        look = new Look(theme);
        language = new Language(locale);
        window = new ConsoleWindow(language, look, new Now(clock), fx, inline, ColumnMemory.fleeting());
        jobs = new JobsModel(inline, Runnable::run);
        List<Page> all = pages.apply(this);
        welcome.ifPresentOrElse(
                w -> window.fill(frame, jobs, all, w.apply(this)), () -> window.fill(frame, jobs, all));
        stage = new Stage();
        stage.setScene(window.scene());
        stage.setWidth(ConsoleWindow.WIDTH);
        stage.setHeight(ConsoleWindow.HEIGHT);
        stage.show();
    }

    public static TestWindow of(Theme theme, Locale locale, Function<TestWindow, List<Page>> pages) {
        return Toolkit.get(() -> new TestWindow(theme, locale, pages, Optional.empty()));
    }

    /** The same with what is shown while there are no hosts. */
    public static TestWindow of(
            Theme theme,
            Locale locale,
            Function<TestWindow, List<Page>> pages,
            Function<TestWindow, Node> welcome) {
        return Toolkit.get(() -> new TestWindow(theme, locale, pages, Optional.of(welcome)));
    }

    public Surroundings around() {
        return window.around();
    }

    public FrameModel frame() {
        return frame;
    }

    public JobsModel jobs() {
        return jobs;
    }

    public Scene scene() {
        return window.scene();
    }

    public Stage stage() {
        return stage;
    }

    public Look look() {
        return look;
    }

    public Language language() {
        return language;
    }

    /** {@code light}, or {@code dark-de}: how a picture of it is called. */
    public String name() {
        String tongue = language.locale().getLanguage();
        return look.theme().get().code() + (tongue.equals("en") ? "" : "-" + tongue);
    }

    @Override
    public void close() {
        Toolkit.run(stage::close);
    }
}
