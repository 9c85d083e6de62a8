package org.hostkeeper.desktop.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hostkeeper.desktop.Toolkit;
import org.hostkeeper.desktop.app.TestWindow;
import org.hostkeeper.desktop.frame.Scope;
import org.hostkeeper.desktop.widget.Now;
import org.hostkeeper.schedule.Timeline;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What the timeline shows")
class TimelineModelTest {
    private static final Instant NOW = TestWindow.NOW;
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final SchedulesModel schedules = new SchedulesModel(new Scope(), CLOCK);
    private final Deque<Runnable> work = new ArrayDeque<>();
    private final TimelineModel model = Toolkit.get(() -> new TimelineModel(schedules, new Now(CLOCK), work::add, Runnable::run));

    private List<String> lines() {
        return model.shown().get().orElseThrow().lanes().stream().map(lane -> lane.starts().host() + " " + lane.starts().name()).toList();
    }

    private void workOut() {
        for (Runnable next = work.poll(); next != null; next = work.poll()) {
            next.run();
        }
    }

    @Test
    @DisplayName("is worked out beside the window, once for all that changed meanwhile, and only while somebody looks")
    void beside() {
        schedules.show(TimelinePageTest.fleet());
        assertThat(work).isEmpty();
        model.look(true);
        model.period().set(TimelineModel.Period.WEEK);
        schedules.filter().set("sync-media");
        assertThat(model.shown().get()).isEmpty();
        assertThat(work).hasSize(1);
        work.remove().run();
        assertThat(work).hasSize(1);
        workOut();
        assertThat(model.shown().get().orElseThrow().timeline().minutes()).isEqualTo(7 * 24 * 60);
        assertThat(lines()).hasSize(3);
        model.look(false);
        schedules.filter().set("");
        assertThat(work).isEmpty();
    }

    @Test
    @DisplayName("stands side by side and is coloured by command, or by host")
    void order() {
        schedules.show(TimelinePageTest.fleet());
        schedules.filter().set("/opt/gallery/open");
        model.look(true);
        workOut();
        assertThat(lines()).containsExactly("gallery-1 /opt/gallery/open", "gallery-2 /opt/gallery/open", "gallery-3 /opt/gallery/open");
        assertThat(model.shown().get().orElseThrow().lanes()).extracting(Lane::hue).containsOnly(0);
        schedules.filter().set("gallery-1");
        model.by().set(Lanes.By.HOST);
        workOut();
        assertThat(model.shown().get().orElseThrow().lanes()).hasSize(5).extracting(Lane::hue).containsOnly(0);
        schedules.filter().set("");
        workOut();
        assertThat(model.shown().get().orElseThrow().lanes()).extracting(Lane::hue).isSorted().contains(3);
    }

    @Property(tries = 200)
    void a_time_that_is_zoomed_stays_within_the_window_and_keeps_what_is_under_the_mouse(
            @ForAll @IntRange(min = 1, max = 40) int nearer, @ForAll @IntRange(min = 0, max = 10) int part, @ForAll @IntRange(min = 0, max = 900) int from) {
        Span before = new Span(from, 500, 1440);
        Span after = before.zoomed(nearer / 10.0, part / 10.0);
        assertThat(after.from()).isBetween(0.0, 1440 - after.length());
        assertThat(after.length()).isBetween(30.0, 1440.0);
        if (nearer >= 10) {
            assertThat(after.minute(part * 10, 100)).isCloseTo(before.minute(part * 10, 100), org.assertj.core.data.Offset.offset(1e-6));
        }
    }

    @Property(tries = 100)
    void marks_hold_every_start_in_sight_once_however_near_they_are(@ForAll @IntRange(min = 1, max = 59) int step, @ForAll @IntRange(min = 20, max = 1500) int width) {
        SchedulesModel own = new SchedulesModel(new Scope(), CLOCK);
        own.show(List.of(SchedulesPageTest.state(new org.hostkeeper.fleet.Link.Connected(NOW), SchedulesPageTest.schedules(true, "*/" + step + " * * * * root /bin/step\n"))));
        Timeline.Row row = Lanes.of(
                        own.rows().list().stream().map(r -> r.value()).filter(r -> r.name().equals("/bin/step")).toList(),
                        NOW, NOW.plusSeconds(86_400), ZoneOffset.UTC, Lanes.By.JOB, org.hostkeeper.schedule.ExpectedDurations.unknown())
                .lanes().getFirst().starts();
        List<LaneMarks.Mark> marks = LaneMarks.of(row, Span.all(1440), width);
        assertThat(marks.stream().mapToInt(LaneMarks.Mark::count).sum()).isEqualTo(row.starts().count());
        assertThat(marks.size()).isLessThanOrEqualTo((int) (width / LaneMarks.NEAR) + 2);
    }
}
