package org.hostkeeper.plan.apply;

import java.util.ArrayList;
import java.util.List;
import org.hostkeeper.plan.Journal;
import org.hostkeeper.plan.JournalChain;
import org.hostkeeper.plan.PlanId;

/** A journal that a test can read. */
final class MemoryJournal implements Journal {
    private final List<Line> lines = new ArrayList<>();

    @Override
    public synchronized Line append(Entry entry) {
        Line line = lines.isEmpty()
                ? JournalChain.next(0, JournalChain.START, entry)
                : JournalChain.next(lines.getLast().number(), lines.getLast().hash(), entry);
        lines.add(line);
        return line;
    }

    @Override
    public synchronized List<Line> newest(int limit) {
        return lines.reversed().stream().limit(limit).toList();
    }

    @Override
    public synchronized List<Line> before(long number, int limit) {
        return newest(Integer.MAX_VALUE).stream().filter(line -> line.number() < number).limit(limit).toList();
    }

    @Override
    public synchronized List<Line> of(PlanId plan) {
        return lines.stream().filter(line -> line.entry().plan().equals(plan)).toList();
    }

    @Override
    public synchronized Verification verify() {
        return JournalChain.verify(lines.stream());
    }

    synchronized List<Event> events() {
        return lines.stream().map(line -> line.entry().event()).toList();
    }

    synchronized String everything() {
        return lines.toString();
    }
}
