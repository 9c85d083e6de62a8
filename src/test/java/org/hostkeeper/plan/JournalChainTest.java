package org.hostkeeper.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Journal.Entry;
import org.hostkeeper.plan.Journal.Event;
import org.hostkeeper.plan.Journal.Line;
import org.hostkeeper.plan.Journal.Verification;

@Label("The journal's chain")
class JournalChainTest {
    @Property(tries = 200)
    @Label("holds as it was written")
    void holds(@ForAll("entries") List<Entry> entries) {
        assertThat(JournalChain.verify(chain(entries).stream()))
                .isEqualTo(new Verification(entries.size(), Optional.empty()));
    }

    @Property(tries = 300)
    @Label("betrays any line with another entry")
    void altered(@ForAll("entries") List<Entry> entries, @ForAll("entry") Entry other, @ForAll int place) {
        List<Line> lines = chain(entries);
        int at = Math.floorMod(place, lines.size());
        Line line = lines.get(at);
        Assume.that(!line.entry().equals(other));

        lines.set(at, new Line(line.number(), other, line.previousHash(), line.hash()));

        assertThat(broken(lines)).contains((long) at + 1);
    }

    @Property(tries = 300)
    @Label("betrays any line with another entry whose own hash was computed anew, at the line after it")
    void alteredWithItsHash(@ForAll("entries") List<Entry> entries, @ForAll("entry") Entry other, @ForAll int place) {
        Assume.that(entries.size() > 1);
        List<Line> lines = chain(entries);
        int at = Math.floorMod(place, lines.size() - 1);
        Line line = lines.get(at);
        Assume.that(!line.entry().equals(other));

        lines.set(at, JournalChain.next(line.number() - 1, line.previousHash(), other));

        assertThat(broken(lines)).contains((long) at + 2);
    }

    @Property(tries = 200)
    @Label("betrays a line taken out before the last, whether or not the others move up")
    void removed(@ForAll("entries") List<Entry> entries, @ForAll int place, @ForAll boolean renumbered) {
        Assume.that(entries.size() > 1);
        List<Line> lines = chain(entries);
        int at = Math.floorMod(place, lines.size() - 1);

        lines.remove(at);
        if (renumbered) {
            lines.replaceAll(l -> l.number() <= at + 1
                    ? l
                    : new Line(l.number() - 1, l.entry(), l.previousHash(), l.hash()));
        }

        assertThat(broken(lines)).contains((long) at + 1);
    }

    @Property(tries = 200)
    @Label("betrays two lines that changed places")
    void reordered(@ForAll("entries") List<Entry> entries, @ForAll int one, @ForAll int two) {
        List<Line> lines = chain(entries);
        int first = Math.floorMod(one, lines.size());
        int second = Math.floorMod(two, lines.size());
        Assume.that(first != second);

        Collections.swap(lines, first, second);

        assertThat(broken(lines)).contains((long) Math.min(first, second) + 1);
    }

    @Property(tries = 200)
    @Label("betrays a line put in or at the end that was not computed for that place")
    void appended(@ForAll("entries") List<Entry> entries, @ForAll("entry") Entry forged, @ForAll int place) {
        List<Line> lines = chain(entries);
        int at = 1 + Math.floorMod(place, lines.size());

        lines.add(at, JournalChain.next(at, JournalChain.START, forged));

        assertThat(broken(lines)).contains((long) at + 1);
    }

    @Property(tries = 500)
    @Label("has another hash for any other entry, also when text moves from one field to the next")
    void noTwoAlike(@ForAll("entry") Entry one, @ForAll("entry") Entry two) {
        Assume.that(!one.equals(two));

        assertThat(JournalChain.hash(JournalChain.START, 1, one))
                .isNotEqualTo(JournalChain.hash(JournalChain.START, 1, two));
    }

    @Provide
    Arbitrary<List<Entry>> entries() {
        return entry().list().ofMinSize(1).ofMaxSize(12);
    }

    /** From few letters, so that entries which differ in one field only come up often. */
    @Provide
    Arbitrary<Entry> entry() {
        Arbitrary<String> text = Arbitraries.strings().withChars('a', 'b', 'ж', '\n', '"').ofMaxLength(3);
        return Combinators.combine(
                        Arbitraries.longs().between(0, 3),
                        text,
                        Arbitraries.of("20260501-120000-abcd", "20260501-120000-abce"),
                        Arbitraries.of("a", "b"),
                        Arbitraries.of(Event.class),
                        Arbitraries.integers().between(-1, 1).optional(),
                        text)
                .as((nano, console, plan, host, event, step, details) -> new Entry(
                        Instant.ofEpochSecond(nano / 2, nano % 2),
                        console,
                        new PlanId(plan),
                        new HostName(host),
                        event,
                        step,
                        details));
    }

    private static List<Line> chain(List<Entry> entries) {
        List<Line> lines = new ArrayList<>();
        String hash = JournalChain.START;
        for (Entry entry : entries) {
            Line line = JournalChain.next(lines.size(), hash, entry);
            lines.add(line);
            hash = line.hash();
        }
        return lines;
    }

    private static Optional<Long> broken(List<Line> lines) {
        return JournalChain.verify(lines.stream()).brokenAt();
    }
}
