package org.hostkeeper.bench;

import java.lang.reflect.InvocationTargetException;
import java.time.Instant;
import java.util.Arrays;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Window;

/**
 * Runs another main class and prints after how many milliseconds its first window had drawn a frame, then ends; with the
 * property {@code bench.until}, a selector, the frame must show such a node. It is
 * counted from the system property {@code bench.started}, the time before the JVM was started, in nanoseconds of the
 * epoch. Both sides are measured so, and so bear the same cost of it.
 */
public final class FirstFrame {
    /** The first pulse lays out and draws; when the second begins, the first frame is done. */
    private static final int PULSES = 2;

    private FirstFrame() {}

    public static void main(String[] arguments)
            throws ClassNotFoundException, NoSuchMethodException, IllegalAccessException, InvocationTargetException {
        Thread.ofPlatform().daemon().name("first frame").start(FirstFrame::watch);
        Class.forName(arguments[0])
                .getMethod("main", String[].class)
                .invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    @SuppressWarnings("BusyWait") // a window says to nobody outside that it is there; 2 ms are below what is measured
    private static void watch() {
        try {
            while (Window.getWindows().isEmpty()) {
                Thread.sleep(2);
            }
        } catch (InterruptedException e) {
            return;
        }
        Platform.runLater(FirstFrame::countPulses);
    }

    private static void countPulses() {
        new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long now) {
                if (isThere() && ++pulses == PULSES) {
                    report();
                }
            }
        }.start();
    }

    private static boolean isThere() {
        String wanted = System.getProperty("bench.until", "");
        Window window = Window.getWindows().getFirst();
        return wanted.isEmpty() || window.getScene().getRoot().lookup(wanted) != null;
    }

    private static void report() {
        Instant now = Instant.now();
        long nanoseconds = now.getEpochSecond() * 1_000_000_000L + now.getNano();
        System.out.println((nanoseconds - Long.getLong("bench.started")) / 1_000_000);
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }
}
