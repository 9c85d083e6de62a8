package org.hostkeeper.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Of an incident")
class IncidentBookTest {
    private static final AlertRules RULES =
            new AlertRules(3, Duration.ofHours(1), Duration.ofMinutes(30), 3, Duration.ofMinutes(5), java.util.Optional.empty());

    private IncidentBook book = new IncidentBook(RULES, IncidentBook.Pages.empty());
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    private List<String> is(String module, boolean failed) {
        return shown(book.take(new ServiceSignal(module, module, module + ".service", failed, "x", now), now));
    }

    private List<String> fails(String module) {
        return is(module, true);
    }

    private List<String> recovers(String module) {
        return is(module, false);
    }

    private List<String> later(Duration duration) {
        now = now.plus(duration);
        return shown(book.tick(now));
    }

    private static List<String> shown(List<List<Notice>> mails) {
        return mails.stream()
                .map(mail -> String.join(" + ", mail.stream().map(n -> n.kind() + " " + n.module()).toList()))
                .toList();
    }

    @Test
    @DisplayName("the failure is told once, and once that it is over")
    void once() {
        assertThat(recovers("a")).isEmpty();
        assertThat(fails("a")).containsExactly("FAILURE a");
        assertThat(fails("a")).isEmpty();
        assertThat(later(Duration.ofHours(3))).isEmpty();
        assertThat(recovers("a")).containsExactly("RECOVERY a");
        assertThat(recovers("a")).isEmpty();
    }

    @Test
    @DisplayName("nothing is told twice by an agent that restarts in its middle")
    void restart() {
        fails("a");
        book = new IncidentBook(RULES, book.pages());

        assertThat(fails("a")).isEmpty();
        assertThat(recovers("a")).containsExactly("RECOVERY a");
    }

    @Test
    @DisplayName("that comes again and again the third failure says so, and then there is silence until it is calm")
    void flapping() {
        assertThat(fails("a")).containsExactly("FAILURE a");
        assertThat(recovers("a")).containsExactly("RECOVERY a");
        now = now.plusSeconds(600);
        assertThat(fails("a")).containsExactly("FAILURE a");
        recovers("a");
        now = now.plusSeconds(600);
        assertThat(fails("a")).containsExactly("FLAPPING a");
        for (int i = 0; i < 20; i++) {
            assertThat(recovers("a")).isEmpty();
            now = now.plusSeconds(60);
            assertThat(fails("a")).isEmpty();
        }
        assertThat(recovers("a")).isEmpty();
        assertThat(later(Duration.ofMinutes(29))).isEmpty();
        assertThat(book.next()).contains(now.plusSeconds(60));
        assertThat(later(Duration.ofMinutes(1))).containsExactly("CALM a");
        assertThat(fails("a")).containsExactly("FAILURE a");
    }

    @Test
    @DisplayName("that flapped and stays failed a failure is told")
    void flappedThenFailed() {
        for (int i = 0; i < 3; i++) {
            fails("a");
            recovers("a");
        }
        assertThat(later(Duration.ofMinutes(6))).containsExactly("RECOVERY a + FLAPPING a");
        assertThat(fails("a")).isEmpty();

        assertThat(later(Duration.ofMinutes(30))).containsExactly("FAILURE a");
        assertThat(recovers("a")).containsExactly("RECOVERY a");
    }

    @Test
    @DisplayName("with failures days apart each is told by itself")
    void apart() {
        for (int i = 0; i < 10; i++) {
            assertThat(fails("a")).containsExactly("FAILURE a");
            assertThat(recovers("a")).containsExactly("RECOVERY a");
            now = now.plus(Duration.ofDays(1));
        }
    }

    @Test
    @DisplayName("in a flood the first few are told singly and the rest as one list")
    void flood() {
        assertThat(fails("a")).containsExactly("FAILURE a");
        assertThat(fails("b")).containsExactly("FAILURE b");
        assertThat(fails("c")).containsExactly("FAILURE c");
        assertThat(fails("d")).isEmpty();
        now = now.plusSeconds(60);
        assertThat(fails("e")).isEmpty();
        assertThat(recovers("a")).isEmpty();

        assertThat(later(Duration.ofMinutes(4))).containsExactly("FAILURE d + FAILURE e + RECOVERY a");
        now = now.plus(Duration.ofMinutes(6));
        assertThat(fails("f")).containsExactly("FAILURE f");
    }

    @Test
    @DisplayName("in quiet hours, which may lie over midnight, what happened is told when they end, also after a restart")
    void quiet() {
        AlertRules quiet = RULES.with(
                new AlertRules.QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneOffset.UTC));
        book = new IncidentBook(quiet, IncidentBook.Pages.empty());
        now = Instant.parse("2026-03-01T23:30:00Z");
        assertThat(fails("a")).isEmpty();
        assertThat(recovers("a")).isEmpty();
        now = Instant.parse("2026-03-02T06:00:00Z");
        assertThat(fails("b")).isEmpty();
        assertThat(later(Duration.ofMinutes(59))).isEmpty();
        book = new IncidentBook(quiet, book.pages());
        assertThat(book.next()).contains(Instant.parse("2026-03-02T07:00:00Z"));

        assertThat(later(Duration.ofMinutes(1))).containsExactly("FAILURE a + RECOVERY a + FAILURE b");
        assertThat(recovers("b")).containsExactly("RECOVERY b");
    }

    @Test
    @DisplayName("a list that becomes due within quiet hours waits for their end, and not for each next moment")
    void floodBeforeQuiet() {
        AlertRules quiet = RULES.with(
                new AlertRules.QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneOffset.UTC));
        book = new IncidentBook(quiet, IncidentBook.Pages.empty());
        now = Instant.parse("2026-03-01T21:58:00Z");
        List.of("a", "b", "c").forEach(this::fails);
        assertThat(fails("d")).isEmpty();

        assertThat(later(Duration.ofMinutes(5))).isEmpty();
        assertThat(book.next()).contains(Instant.parse("2026-03-02T07:00:00Z"));
        assertThat(later(Duration.ofHours(9))).containsExactly("FAILURE d");
    }

    @Test
    @DisplayName("what happened is told soon, although the clock was a year ahead and was put right")
    void clockPutRight() {
        Instant right = now;
        now = right.plus(Duration.ofDays(365));
        for (String module : List.of("a", "b", "c")) {
            fails(module);
        }
        assertThat(fails("d")).as("held, as the fourth in a flood").isEmpty();
        now = right;
        book = new IncidentBook(RULES, book.pages());

        assertThat(recovers("a")).isEmpty();
        assertThat(later(Duration.ofMinutes(6))).containsExactly("FAILURE d + RECOVERY a");
        assertThat(fails("e")).containsExactly("FAILURE e");
    }

    @Test
    @DisplayName("that flapped while the clock was ahead calm is told when it has lasted")
    void flappedAhead() {
        Instant right = now;
        now = right.plus(Duration.ofDays(365));
        for (int i = 0; i < 3; i++) {
            fails("a");
            recovers("a");
        }
        now = right;

        assertThat(later(Duration.ZERO)).isEmpty();
        assertThat(String.join(" ", later(Duration.ofMinutes(31)))).contains("CALM a");
    }

    @Test
    @DisplayName("that was held of a module that is no longer ours nothing is told, nor an empty list")
    void heldAndForgotten() {
        for (String module : List.of("a", "b", "c", "d")) {
            fails(module);
        }
        book.forget("d"::equals);

        assertThat(later(Duration.ofHours(1))).isEmpty();
    }

    @Test
    @DisplayName("of a module that is no longer ours nothing is told")
    void forgotten() {
        fails("a");
        book.forget("a"::equals);

        assertThat(recovers("a")).isEmpty();
    }

    @Property(tries = 300)
    @Label("whatever happens: no more mails than changes, no service told twice as failed, nobody forgotten for ever")
    void never(@ForAll long seed) {
        Random random = new Random(seed);
        IncidentBook any = new IncidentBook(RULES, IncidentBook.Pages.empty());
        Instant at = Instant.parse("2026-03-01T12:00:00Z");
        Map<String, Notice.Kind> last = new HashMap<>();
        Map<String, Boolean> truth = new HashMap<>();
        List<List<Notice>> mails = new ArrayList<>();
        int signals = 0;
        for (int i = 0; i < 200; i++) {
            at = at.plusSeconds(random.nextInt(900));
            mails.addAll(any.tick(at));
            String module = "m" + random.nextInt(5);
            boolean failed = random.nextBoolean();
            truth.put(module, failed);
            signals++;
            mails.addAll(any.take(new ServiceSignal(module, module, module, failed, "", at), at));
            any = new IncidentBook(RULES, any.pages());
        }
        for (int i = 0; i < 3; i++) {
            at = at.plus(Duration.ofHours(2));
            mails.addAll(any.tick(at));
        }
        for (List<Notice> mail : mails) {
            for (Notice notice : mail) {
                if (notice.kind() == Notice.Kind.FAILURE) {
                    assertThat(last.get(notice.key())).isNotEqualTo(Notice.Kind.FAILURE);
                }
                last.put(notice.key(), notice.kind());
            }
        }
        assertThat(mails.size()).isLessThanOrEqualTo(2 * signals);
        assertThat(any.next()).isEmpty();
        truth.forEach((module, failed) -> {
            if (failed) {
                assertThat(last.get(module)).isEqualTo(Notice.Kind.FAILURE);
            } else {
                assertThat(last.get(module)).isNotEqualTo(Notice.Kind.FAILURE);
            }
        });
    }
}
