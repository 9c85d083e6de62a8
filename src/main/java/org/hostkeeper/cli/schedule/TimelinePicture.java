package org.hostkeeper.cli.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.hostkeeper.schedule.TimeRuler;
import org.hostkeeper.schedule.Timeline;

/** Draws a timeline in letters: a line for each row, a column for so many minutes. */
final class TimelinePicture {
    private static final int MOST_COLUMNS = 60;
    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;
    private static final List<Integer> CELLS = List.of(1, 5, 10, 15, 30, HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY);
    private static final List<Integer> STEPS = List.of(5, 10, 15, 30, HOUR, 2 * HOUR, 3 * HOUR, 4 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 4 * DAY, 7 * DAY);
    private static final int TIME_OF_DAY = 6;
    private static final int DATE = 8;

    private final Timeline timeline;
    private final ZoneId zone;
    private final Locale language;
    private final Letters letters;
    private final int cell;
    private final int columns;
    private final List<TimeRuler.Tick> ticks;
    private final Set<Integer> marked = new HashSet<>();

    /** What it is drawn with. */
    record Letters(char one, char several, char atWork, char overlap, char mark, String more) {
        static final Letters BLOCKS = new Letters('▌', '█', '─', '▓', '·', "…");
        static final Letters ASCII = new Letters('|', '#', '-', '!', '.', "...");
    }

    TimelinePicture(Timeline timeline, ZoneId zone, Locale language, Letters letters) {
        this.timeline = timeline;
        this.zone = zone;
        this.language = language;
        this.letters = letters;
        this.cell = CELLS.stream().filter(minutes -> columns(minutes) <= MOST_COLUMNS).findFirst().orElse(DAY);
        this.columns = columns(cell);
        int step = STEPS.stream().filter(this::hasRoom).findFirst().orElse(STEPS.getLast());
        this.ticks = TimeRuler.ticks(timeline.from(), timeline.to(), zone, step);
        ticks.forEach(tick -> marked.add(column(tick)));
    }

    private int columns(int minutes) {
        return (timeline.minutes() + minutes - 1) / minutes;
    }

    private boolean hasRoom(int step) {
        return step >= cell * (step < DAY ? TIME_OF_DAY : DATE);
    }

    /** How many minutes a column stands for. */
    int cell() {
        return cell;
    }

    Letters letters() {
        return letters;
    }

    private int column(TimeRuler.Tick tick) {
        return timeline.minute(tick.at()) / cell;
    }

    /** Times of day, and days where one begins. */
    String ruler() {
        DateTimeFormatter day = DateTimeFormatter.ofPattern("EEE d", language);
        DateTimeFormatter time = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
        StringBuilder line = new StringBuilder();
        for (TimeRuler.Tick tick : ticks) {
            if (column(tick) >= line.length()) {
                line.append(" ".repeat(column(tick) - line.length()));
                line.append((tick.isMidnight() ? day : time).format(tick.shown())).append(' ');
            }
        }
        return line.toString().stripTrailing();
    }

    String line(Timeline.Row row) {
        StringBuilder line = new StringBuilder();
        IntStream.range(0, columns).forEach(column -> line.append(letter(row, column)));
        return line.toString();
    }

    private char letter(Timeline.Row row, int column) {
        int from = column * cell;
        int to = from + cell;
        if (overlaps(row, from, to)) {
            return letters.overlap();
        }
        int starts = row.starts().between(from, to);
        if (starts > 0) {
            return starts == 1 ? letters.one() : letters.several();
        }
        boolean atWork = row.starts().between(from - row.lasting() + 1, from) > 0;
        return atWork ? letters.atWork() : marked.contains(column) ? letters.mark() : ' ';
    }

    private static boolean overlaps(Timeline.Row row, int from, int to) {
        int last = row.starts().numberFrom(to);
        for (int i = row.starts().numberFrom(from - row.lasting() + 1); i < last; i++) {
            int start = row.starts().minute(i);
            if (row.overlaps().within(Math.max(from, start), Math.min(to, start + row.lasting())).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** When that minute is, in the picture's zone. */
    String at(int minute) {
        Instant at = timeline.from().plus(Duration.ofMinutes(minute));
        return CronList.MINUTE.format(at.atZone(zone));
    }

    String shortened(String command, int longest) {
        return command.length() <= longest
                ? command
                : command.substring(0, longest - letters.more().length()).strip() + letters.more();
    }
}
