package org.hostkeeper.bench;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.animation.AnimationTimer;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.hostkeeper.desktop.Reach;
import org.hostkeeper.desktop.Toolkit;
import org.hostkeeper.desktop.app.TestWindow;
import org.hostkeeper.desktop.frame.Page;
import org.hostkeeper.desktop.plan.PlanDesk;
import org.hostkeeper.desktop.plan.Proposals;
import org.hostkeeper.desktop.schedule.ScheduleDeeds;
import org.hostkeeper.desktop.schedule.SchedulesModel;
import org.hostkeeper.desktop.schedule.SchedulesPage;
import org.hostkeeper.desktop.theme.Theme;
import org.hostkeeper.facts.Facts;
import org.hostkeeper.facts.Reading;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.fleet.Link;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.schedule.CronDaemon;
import org.hostkeeper.schedule.CrontabFile;
import org.hostkeeper.schedule.Schedules;

/**
 * What a frame costs the JavaFX thread while the timeline of 20,000 jobs on 1,000 hosts is scrolled, zoomed and moved with the
 * wheel, a step with each frame; beside it, in turns, an empty Canvas of the same size that is cleared with each frame. Called
 * by bench/run with the number of rounds and the frames of each turn.
 */
public final class TimelineBench {
    private static final int HOSTS = 1000;
    private static final int JOBS = 20;
    private static final int PHASE = 60;
    private static final int TICK = 40;

    private final Pulses ours = new Pulses();
    private final Pulses theirs = new Pulses();
    private final int frames;

    private TimelineBench(int frames) {
        this.frames = frames;
    }

    public static void main(String[] arguments) {
        new TimelineBench(Integer.parseInt(arguments[1])).run(Integer.parseInt(arguments[0]));
        System.exit(0);
    }

    private void run(int rounds) {
        TestWindow window = page();
        Node chart = Toolkit.get(() -> Objects.requireNonNull(window.scene().getRoot().lookup(".timeline")));
        Canvas canvas = Toolkit.get(() -> new Canvas(chart.getLayoutBounds().getWidth(), chart.getLayoutBounds().getHeight()));
        Stage bare = Toolkit.get(() -> {
            Stage stage = new Stage();
            stage.setScene(new Scene(new Pane(canvas), 1280, 800));
            return stage;
        });
        for (int round = 0; round <= rounds; round++) { // the first warms both up and is not counted
            boolean counted = round > 0;
            turn(window.stage(), counted ? ours : new Pulses(), frame -> Event.fireEvent(chart, wheel(frame)));
            turn(bare, counted ? theirs : new Pulses(), _ -> canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), canvas.getHeight()));
        }
        for (Pulses.Figure figure : Pulses.Figure.values()) {
            System.out.printf(
                    Locale.ROOT,
                    "| timeline of 20,000 jobs, FX thread a frame, %s | %.2f | %.3f ms (%d frames) | %.3f ms (%d frames), empty Canvas |%n",
                    figure.words(), ours.of(figure) / theirs.of(figure), ours.of(figure), ours.count(), theirs.of(figure), theirs.count());
        }
    }

    /** What is done with each frame. */
    private interface Step {
        void take(int frame);
    }

    private void turn(Stage stage, Pulses pulses, Step step) {
        AnimationTimer steps = new AnimationTimer() {
            private int frame;

            @Override
            public void handle(long now) {
                step.take(frame++);
            }
        };
        Toolkit.run(stage::show);
        Toolkit.frames(PHASE); // what comes with the window is not counted
        Toolkit.run(() -> {
            steps.start();
            pulses.start();
        });
        for (int passed = 0; passed < frames; passed += PHASE) {
            Toolkit.frames(PHASE);
        }
        Toolkit.run(() -> {
            pulses.stop();
            steps.stop();
            stage.hide();
        });
    }

    /** Down, nearer, along, farther, up, and again. */
    private static ScrollEvent wheel(int frame) {
        return switch (frame / PHASE % 5) {
            case 0 -> wheel(false, 0, -TICK * 3);
            case 1 -> wheel(true, 0, frame % 4 == 0 ? TICK : 0.001);
            case 2 -> wheel(false, -TICK / 2.0, 0);
            case 3 -> wheel(true, 0, -TICK);
            default -> wheel(false, 0, TICK * 3);
        };
    }

    private static ScrollEvent wheel(boolean control, double deltaX, double deltaY) {
        return new ScrollEvent(
                ScrollEvent.SCROLL, 700, 300, 700, 300, false, control, false, false, true, false, deltaX, deltaY, deltaX, deltaY,
                ScrollEvent.HorizontalTextScrollUnits.NONE, 0, ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, new PickResult(null, 700, 300));
    }

    private static TestWindow page() {
        SchedulesModel[] made = new SchedulesModel[1];
        TestWindow window = TestWindow.of(Theme.LIGHT, Locale.ENGLISH, w -> {
            made[0] = new SchedulesModel(w.frame().scope(), Clock.fixed(TestWindow.NOW, ZoneOffset.UTC));
            PlanDesk desk = new PlanDesk(w.around(), new Proposals.Pretending(), w.jobs());
            return List.<Page>of(new SchedulesPage(w.around(), made[0], nobody(), desk));
        });
        made[0].read(IntStream.range(0, HOSTS).mapToObj(TimelineBench::host).toList());
        Toolkit.run(made[0]::catchUp);
        Toolkit.run(() -> Reach.all(window.scene().getRoot())
                .filter(ToggleButton.class::isInstance)
                .map(ToggleButton.class::cast)
                .filter(button -> "As a timeline".equals(button.getAccessibleText()))
                .forEach(ToggleButton::fire));
        while (!isThere(window)) {
            Toolkit.frames(PHASE);
        }
        return window;
    }

    private static boolean isThere(TestWindow window) {
        return Toolkit.get(() -> Optional.ofNullable(window.scene().getRoot().lookup(".timeline"))
                .map(Node::getAccessibleText)
                .filter(said -> said.startsWith("Timeline: 20,000"))
                .isPresent());
    }

    private static HostState host(int number) {
        String crontab = IntStream.range(0, JOBS)
                .mapToObj(job -> time(number, job) + " op /opt/jobs/job-" + job + " --host " + (job % 4 == 0 ? "all" : number) + "\n")
                .collect(Collectors.joining());
        Schedules schedules = new Schedules(
                TestWindow.NOW, Optional.of(ZoneId.of("UTC")), new CronDaemon("debian", "active", "", false), "/var/spool/cron/crontabs", false,
                List.of(new CrontabFile("/etc/cron.d/jobs", Optional.empty(), Optional.of(Ownership.ROOT_PUBLIC), 1, "file", Optional.of(Bytes.utf8(crontab)))),
                List.of(), List.of(), Set.of("op"));
        Host host = new Host(new HostName("host-" + number), Optional.of(Endpoint.parse("op@192.0.2.1")), Sudo.NONE, new TreeSet<>());
        Instant now = TestWindow.NOW;
        return new HostState(host, new Link.Connected(now), new Facts(host.name(), Map.of("schedules", Reading.of(schedules, now))));
    }

    /** One each minute, one each five, some each hour, the others once a day. */
    private static String time(int host, int job) {
        return switch (job) {
            case 0 -> "* * * * *";
            case 1 -> "*/5 * * * *";
            case 2, 3, 4 -> (host + job) % 60 + " * * * *";
            default -> (host * 7 + job) % 60 + " " + (host + job) % 24 + " * * *";
        };
    }

    private static ScheduleDeeds nobody() {
        return (ScheduleDeeds) Proxy.newProxyInstance(
                ScheduleDeeds.class.getClassLoader(), new Class<?>[] {ScheduleDeeds.class}, (_, method, _) -> {
                    throw new IllegalStateException(method.getName());
                });
    }
}
