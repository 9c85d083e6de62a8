package org.hostkeeper.desktop.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hostkeeper.desktop.app.TestWindow;
import org.hostkeeper.desktop.widget.KeyedRows.Row;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.plan.Journal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The Activity page")
class ActivityModelTest {
    private static final String A = "20260314-080000-aaaa";
    private static final String B = "20260314-080100-bbbb";
    private static final String C = "20260307-080000-cccc";

    private final ActivityModel model = new ActivityModel();
    private final List<Journal.Line> past = new Past()
            .done(C, "hall-1", "ops@desk", 8 * 86_400)
            .failed(A, "hall-2", "till@counter", 3_600)
            .done(B, "hall-1", "ops@desk", 60)
            .lines();

    @Test
    @DisplayName("shows changes of a host, by a person, with a result, since a time, with a word in them")
    void filters() {
        model.show(past);
        assertThat(shown()).containsExactlyInAnyOrder(A, B, C);
        model.host().set(Optional.of("hall-1"));
        assertThat(shown()).containsExactlyInAnyOrder(B, C);
        model.since().set(Optional.of(TestWindow.NOW.minusSeconds(7 * 86_400)));
        assertThat(shown()).containsExactly(B);
        model.host().set(Optional.empty());
        model.who().set(Optional.of("till@counter"));
        assertThat(shown()).containsExactly(A);
        model.result().set(Optional.of(Result.DONE));
        assertThat(shown()).isEmpty();
        model.result().set(Optional.of(Result.FAILED));
        model.text().set("pump_1 HALL-2");
        assertThat(shown()).containsExactly(A);
        model.text().set("pump_1 on");
        assertThat(shown()).isEmpty();
        model.text().set("PUMP_1");
        assertThat(shown()).containsExactly(A);
        assertThat(model.hosts()).containsExactly("hall-1", "hall-2");
        assertThat(model.people()).containsExactly("ops@desk", "till@counter");
    }

    @Test
    @DisplayName("brings the journal page by page; a change that lay across two pages becomes whole, its row the same")
    void pages() {
        int middle = past.size() - 3;
        model.show(past.subList(middle, past.size()).reversed());
        assertThat(model.brought().get().whole()).isFalse();
        assertThat(model.oldest()).isEqualTo(middle + 1);
        Row<ActivityRow> row = model.rows().list().getFirst();
        assertThat(row.value().plan()).isEmpty();
        model.show(past.subList(0, middle).reversed());
        assertThat(model.brought().get().whole()).isTrue();
        assertThat(model.brought().get().lines()).isEqualTo(past.size());
        assertThat(row.value().plan()).isPresent();
        assertThat(shown()).containsExactlyInAnyOrder(A, B, C);
    }

    @Test
    @DisplayName("takes ten thousand lines in a moment, and again when only one is new")
    void many() {
        Past long_ = new Past();
        for (int i = 0; i < 1_700; i++) {
            long_.done("20260101-%06d-abcd".formatted(i), "hall-" + i % 50, "ops@desk", 2_000 - i);
        }
        List<Journal.Line> lines = long_.lines();
        assertThat(lines).hasSizeGreaterThan(10_000);
        model.show(lines.subList(0, lines.size() - 1));
        List<ActivityRow> before = model.rows().list().stream().map(Row::value).toList();
        long begun = System.nanoTime();
        model.show(lines.subList(lines.size() - 1, lines.size()));
        assertThat(System.nanoTime() - begun).isLessThan(2_000_000_000L);
        List<ActivityRow> after = model.rows().list().stream().map(Row::value).toList();
        assertThat(after).hasSize(1_700);
        assertThat(after.subList(0, 1_699)).isEqualTo(before.subList(0, 1_699));
        assertThat(after.getLast().last()).isEqualTo(Journal.Event.DONE);
    }

    @Test
    @DisplayName("tells of each step when it ran, how it ended and what it said")
    void stories() {
        model.show(past);
        ActivityRow done = row(B);
        Instant begun = TestWindow.NOW.minusSeconds(59);
        assertThat(StepStory.of(done.lines(), 1)).isEqualTo(new StepStory(
                Optional.of(begun), Optional.of(begun.plusMillis(400)), false, Optional.empty(), "", "pump_1 restarted\nlevel 3"));
        assertThat(StepStory.of(done.lines(), 1).took()).isEqualTo(0.4);
        ActivityRow failed = row(A);
        assertThat(StepStory.of(failed.lines(), 1).failed()).isTrue();
        assertThat(StepStory.of(failed.lines(), 1).why()).contains("ended with status 1");
        assertThat(StepStory.of(failed.lines(), 1).said()).isEqualTo("Job for pump_1.service failed.");
        assertThat(StepStory.of(failed.lines(), 0).mark()).contains(Mark.STOPPED);
        assertThat(StepStory.of(failed.lines(), 7).mark()).isEmpty();
        assertThat(StepStory.of(failed.lines().subList(0, 2), 0).mark()).contains(Mark.ATTENTION);
    }

    @Test
    @DisplayName("says that a change was taken back by another one, and does not offer that again")
    void takenBack() {
        String undo = "20260314-090000-undo";
        model.show(past);
        model.show(renumbered(new Past().undo(undo, "hall-1", B, 10).lines(), past.size()));
        assertThat(row(B).state().word().in(Locale.ENGLISH)).isEqualTo("Taken back later");
        assertThat(row(B).undoable()).isFalse();
        assertThat(row(undo).undoable()).isTrue();
        assertThat(row(B).result()).isEqualTo(Result.UNDONE);
    }

    private static List<Journal.Line> renumbered(List<Journal.Line> lines, int after) {
        return lines.stream().map(l -> new Journal.Line(l.number() + after, l.entry(), "", "")).toList();
    }

    private ActivityRow row(String id) {
        return model.rows().list().stream().map(Row::value).filter(r -> r.id().value().equals(id)).findFirst().orElseThrow();
    }

    private List<String> shown() {
        return model.rows().list().stream().map(Row::value).filter(model.wanted().getValue()).map(r -> r.id().value()).toList();
    }
}
