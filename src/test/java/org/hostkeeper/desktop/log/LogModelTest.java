package org.hostkeeper.desktop.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.hostkeeper.desktop.log.LogModel.Showing;
import org.hostkeeper.module.logs.LogLine;
import org.hostkeeper.module.logs.LogPart;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Followed logs, without a window. */
class LogModelTest {
    private final Lines.Spoken hosts = new Lines.Spoken();
    private final LogModel model = new LogModel(
            hosts, Runnable::run, Clock.fixed(Lines.START.plusSeconds(500_000), ZoneOffset.UTC));

    @Test
    @DisplayName("A flood is bounded, and the newest lines stay")
    void bounded() {
        model.follow(Lines.REQUEST);
        hosts.say(Lines.many(0, LogModel.MOST + 25_000));
        assertThat(model.lines()).hasSize(LogModel.MOST);
        assertThat(model.lines().kept()).isEqualTo(LogModel.MOST);
        assertThat(Lines.messages(model.lines()).getLast()).isEqualTo("line 124999");
    }

    @Test
    @DisplayName("Paused nothing moves and nothing is lost: what waits is counted, and shown when it goes on")
    void pauses() {
        model.follow(Lines.REQUEST);
        hosts.say(Lines.many(0, 2));
        model.paused().set(true);
        hosts.say(Lines.many(2, 5));
        assertThat(model.lines()).hasSize(2);
        assertThat(model.waiting().get()).isEqualTo(3);
        model.paused().set(false);
        assertThat(Lines.messages(model.lines())).containsExactly("line 0", "line 1", "line 2", "line 3", "line 4");
        assertThat(model.waiting().get()).isZero();
    }

    @Test
    @DisplayName("More than can be kept while paused is bounded too, and how many went is told")
    void pausedForLong() {
        model.follow(Lines.REQUEST);
        model.paused().set(true);
        hosts.say(Lines.many(0, LogModel.MOST));
        hosts.say(Lines.many(LogModel.MOST, LogModel.MOST + 7));
        assertThat(model.waiting().get()).isEqualTo(LogModel.MOST);
        model.paused().set(false);
        assertThat(model.lines().kept()).isEqualTo(LogModel.MOST);
        assertThat(Lines.messages(model.lines()).getLast()).isEqualTo("line 100006");
    }

    @Test
    @DisplayName("A gap is a row: who was lost, from when to when, and whether lines may be missing")
    void gap() {
        model.follow(Lines.REQUEST);
        hosts.say(Lines.many(0, 1));
        hosts.lose(Lines.HALL);
        hosts.listeners.getLast().resumed(Lines.HALL, Lines.START, true);
        hosts.listeners.getLast().resumed(Lines.SHOP, Lines.START, false);
        List<String> told = model.lines().stream()
                .filter(LogRow.Told.class::isInstance)
                .map(row -> ((LogRow.Told) row).words().in(Locale.ENGLISH))
                .toList();
        assertThat(told).hasSize(3);
        assertThat(told.get(1)).startsWith("Gap: hall-1 was lost from ").contains("nothing is missing");
        assertThat(told.get(2)).startsWith("Gap: shop-1 was lost from ").contains("lines may be missing");
    }

    @Test
    @DisplayName("A host that waits for a person is not said to be tried again by itself, but what to do")
    void waitsForAPerson() {
        model.follow(Lines.REQUEST);
        hosts.lose(Lines.HALL);
        hosts.listeners.getLast().lost(Lines.SHOP, new Problem.AccessDenied(Lines.SHOP.value(), "op", "publickey"));
        hosts.listeners.getLast().lost(Lines.SHOP, new Problem.Refused(Text.literal("journal"), Text.literal("op is in no group.")));
        List<String> told = model.lines().stream().map(row -> ((LogRow.Told) row).words().in(Locale.ENGLISH)).toList();
        assertThat(told.get(0)).endsWith("Tried again by itself.");
        assertThat(told.subList(1, 3)).allMatch(words -> words.endsWith("Mend that, then press F5 to go on."));
    }

    @Test
    @DisplayName("What waits while paused is bounded in length too, and how many lines went is told")
    void pausedAmongLongLines() {
        model.follow(Lines.REQUEST);
        model.paused().set(true);
        String page = "x".repeat(8_000);
        List<LogLine> pages = IntStream.range(0, 10_000).mapToObj(i -> Lines.line(Lines.HALL, i, 6, page)).toList();
        hosts.say(pages);
        assertThat(model.waiting().get()).isLessThan(10_000);
        model.paused().set(false);
        assertThat(model.lines().characters()).isLessThanOrEqualTo(64L << 20);
        assertThat(((LogRow.Told) model.lines().getFirst()).words().in(Locale.ENGLISH)).contains("left out here");
    }

    @Test
    @DisplayName("What a host said while it was lost stands at its time, among what the others said")
    void lateLines() {
        model.follow(Lines.REQUEST);
        hosts.say(List.of(Lines.line(Lines.HALL, 1, 6, "a"), Lines.line(Lines.SHOP, 2, 6, "b")));
        hosts.say(List.of(Lines.line(Lines.SHOP, 4, 6, "d"), Lines.line(Lines.SHOP, 6, 6, "f")));
        hosts.say(List.of(Lines.line(Lines.HALL, 3, 6, "c"), Lines.line(Lines.HALL, 5, 6, "e")));
        assertThat(Lines.messages(model.lines())).containsExactly("a", "b", "c", "d", "e", "f");
    }

    @Test
    @DisplayName("Following something else ends the first and forgets its late lines")
    void anew() {
        model.follow(Lines.REQUEST);
        model.follow(Lines.REQUEST);
        hosts.listeners.getFirst().lines(Lines.many(0, 1));
        assertThat(hosts.closed).isEqualTo(1);
        assertThat(model.lines()).isEmpty();
        model.close();
        assertThat(hosts.closed).isEqualTo(2);
    }

    @Test
    @DisplayName("A jump ends following, shows both sides of the moment and who did not answer, and leads back")
    void jumps() {
        model.follow(Lines.REQUEST);
        hosts.say(Lines.many(0, 3));
        var moment = Lines.START.plusSeconds(50);
        model.jump(moment);
        assertThat(model.showing().get()).isEqualTo(new Showing.Looking(moment));
        assertThat(hosts.closed).isEqualTo(1);
        assertThat(hosts.asked.getLast().parts()).containsEntry(Lines.HALL, LogPart.of(List.of("pump_1.service")));
        hosts.waiting.getLast().accept(new LogSource.Past(
                Lines.many(40, 60), List.of(new Problem.ConnectionLost("shop-1", "reading"))));
        assertThat(model.showing().get()).isEqualTo(new Showing.Past(moment));
        assertThat(model.lines()).hasSize(21);
        assertThat(Lines.messages(model.lines()).get(model.indexOf(moment))).isEqualTo("line 50");
        model.backToNow();
        assertThat(model.showing().get()).isEqualTo(new Showing.Newest());
        assertThat(hosts.listeners).hasSize(2);
    }

    @Test
    @DisplayName("Refreshing keeps what is listed of a host that died: only the connection is tried anew")
    void refreshes() {
        model.follow(Lines.REQUEST);
        hosts.say(Lines.many(0, 3));
        hosts.lose(Lines.HALL);
        model.refresh();
        assertThat(Lines.messages(model.lines())).hasSize(4).contains("line 2");
        assertThat(hosts.retried).isEqualTo(1);
        assertThat(hosts.closed).isZero();
    }

    @Test
    @DisplayName("Refreshing while the past is shown leads back to what is said now")
    void refreshesThePast() {
        model.follow(Lines.REQUEST);
        model.jump(Lines.START);
        hosts.waiting.getLast().accept(new LogSource.Past(Lines.many(0, 9), List.of()));
        model.refresh();
        assertThat(model.showing().get()).isEqualTo(new Showing.Newest());
        assertThat(hosts.listeners).hasSize(2);
        assertThat(hosts.retried).isZero();
    }

    @Test
    @DisplayName("An answer from the past that comes after something else was chosen is not shown")
    void lateJump() {
        model.follow(Lines.REQUEST);
        model.jump(Lines.START);
        model.follow(Lines.REQUEST);
        hosts.waiting.getLast().accept(new LogSource.Past(Lines.many(0, 9), List.of()));
        assertThat(model.lines()).isEmpty();
        assertThat(model.showing().get()).isEqualTo(new Showing.Newest());
    }
}
