package org.hostkeeper.bench;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hostkeeper.desktop.Toolkit;

/**
 * What a pulse costs the JavaFX thread while 10,000 rows get 2,000 state messages a second: the Modules page, by the way
 * that the fleet's changes take, and beside it, in turns, a bare TableView with as many rows and columns that gets the
 * same messages. Called by bench/run with the number of rounds and the seconds of each turn.
 */
public final class TableBench {
    static final int HOSTS = 100;
    static final int UNITS = 100;
    private static final int MESSAGES_A_SECOND = 2000;
    private static final int PACES = 200;

    private final Pulses ours = new Pulses();
    private final Pulses theirs = new Pulses();
    private final int seconds;

    private TableBench(int seconds) {
        this.seconds = seconds;
    }

    public static void main(String[] arguments) throws InterruptedException {
        new TableBench(Integer.parseInt(arguments[1])).run(Integer.parseInt(arguments[0]));
        System.exit(0);
    }

    private void run(int rounds) throws InterruptedException {
        FleetOfUnits fleet = new FleetOfUnits();
        TableSide page = Toolkit.get(() -> new ModulesSide(fleet));
        TableSide bare = Toolkit.get(() -> new BareSide(fleet));
        for (int round = 0; round <= rounds; round++) { // the first warms both up and is not counted
            boolean counted = round > 0;
            turn(fleet, page, counted ? ours : new Pulses());
            turn(fleet, bare, counted ? theirs : new Pulses());
        }

        for (Pulses.Figure figure : Pulses.Figure.values()) {
            System.out.println(row(figure));
        }
    }

    private void turn(FleetOfUnits fleet, TableSide side, Pulses pulses) throws InterruptedException {
        Toolkit.run(side::show);
        send(fleet, side, 1); // the first second after the window came is not counted
        Toolkit.run(pulses::start);
        send(fleet, side, seconds);
        Toolkit.run(pulses::stop);
        Toolkit.run(side::hide);
    }

    /** Sends evenly, ten messages each 5 ms; returns when the time is over. */
    private static void send(FleetOfUnits fleet, TableSide side, int seconds) throws InterruptedException {
        long start = System.nanoTime();
        CountDownLatch never = new CountDownLatch(1);
        for (int pace = 0; pace < PACES * seconds; pace++) {
            for (int i = 0; i < MESSAGES_A_SECOND / PACES; i++) {
                side.hear(fleet.next());
            }
            long due = start + (pace + 1) * (TimeUnit.SECONDS.toNanos(1) / PACES);
            long left = due - System.nanoTime();
            if (left > 0 && never.await(left, TimeUnit.NANOSECONDS)) {
                throw new IllegalStateException();
            }
        }
    }

    private String row(Pulses.Figure figure) {
        double our = ours.of(figure);
        double their = theirs.of(figure);
        return String.format(
                Locale.ROOT,
                "| FX thread a pulse, %s | %.2f | %.3f ms (%d pulses) | %.3f ms (%d pulses), bare TableView |",
                figure.words(), our / their, our, ours.count(), their, theirs.count());
    }

    /** One of the two tables in a window of its own. */
    interface TableSide {
        void show();

        /** Takes a message in, on the sender's thread. */
        void hear(FleetOfUnits.Message message);

        void hide();
    }

    static final List<String> COLUMNS =
            List.of("Module", "Host", "State", "Enabled", "Restarts", "Memory", "Since", "Description");
}
