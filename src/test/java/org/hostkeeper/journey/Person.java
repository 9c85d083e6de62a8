package org.hostkeeper.journey;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.hostkeeper.journey.Eyes.Spot;

/**
 * Somebody who works with the console by its visible words: every action goes through the X server as mouse and keyboard
 * events, is counted, and what it led to is kept as a picture of the whole screen.
 */
final class Person {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST_TRIES = 3;

    private final Path pictures;
    private final String journey;
    private final List<String> actions = new ArrayList<>();

    /** @param journey how the pictures are called */
    Person(Path pictures, String journey) {
        this.pictures = pictures;
        this.journey = journey;
    }

    List<String> actions() {
        return List.copyOf(actions);
    }

    /** Presses what bears these words, once it is there; of several the first in the order of reading. */
    void press(String words) {
        Comparator<Spot> reading = Comparator.comparingDouble(Spot::y).thenComparingDouble(Spot::x);
        press("press “" + words + "”", "something to press that says “" + words + "”", () -> Eyes.of(words).stream().min(reading));
    }

    /** Presses the one of several with these words that is nearest to others. */
    void press(String words, String beside) {
        String what = "“" + words + "” beside “" + beside + "”";
        press("press " + what, what, () -> Eyes.of(beside).stream()
                .findFirst()
                .flatMap(anchor -> Eyes.of(words).stream().min(Comparator.comparingDouble(anchor::from))));
    }

    private void press(String action, String what, Supplier<Optional<Spot>> look) {
        steady(what, look);
        act(action, () -> click(what, look));
    }

    /** Writes into the field that these words name, in place of what stands there. */
    void write(String field, String text) {
        String what = "a field named “" + field + "”";
        Supplier<Optional<Spot>> look = () -> Eyes.field(field);
        steady(what, look);
        act("write into “" + field + "”", () -> fill(what, look, text));
        for (int tries = 0; tries < MOST_TRIES && !stands(field, text); tries++) {
            fill(what, look, text); // keys that come while a field is just being entered may go nowhere
        }
        if (!stands(field, text)) {
            throw new AssertionError("After " + actions + " the field “" + field + "” does not hold “" + text + "”, but " + seen());
        }
    }

    private void fill(String what, Supplier<Optional<Spot>> look, String text) {
        click(what, look);
        replace(text);
    }

    private boolean stands(String field, String text) {
        return keepsStill(field, () -> Eyes.field(field)).words().equals(text);
    }

    /** Types where the keyboard is, in place of what stands there; keys that come while a field is just being entered may go nowhere. */
    void write(String text) {
        act("write", () -> replace(text));
        for (int tries = 0; tries < MOST_TRIES && !Eyes.isWritten(text); tries++) {
            leaves();
            if (!Eyes.isWritten(text)) {
                replace(text);
                leaves();
            }
        }
    }

    private static void replace(String text) {
        tool("xdotool", "key", "--clearmodifiers", "ctrl+a");
        type(text);
    }

    void key(String keys) {
        act("press the keys " + keys, () -> tool("xdotool", "key", "--clearmodifiers", keys));
    }

    /** Waits until this can be read; looking is no action. */
    void read(String words) {
        waitFor("the words “" + words + "”", () -> Eyes.words().stream().anyMatch(w -> w.contains(words)));
    }

    /** Waits until this can be pressed, and leaves it; what a dialog offers tells whether its work has ended. */
    void isOffered(String words) {
        waitFor("“" + words + "” to press", () -> !Eyes.of(words).isEmpty());
    }

    boolean sees(String words) {
        return Eyes.words().stream().anyMatch(w -> w.contains(words));
    }

    /** A picture of the whole screen, when what is told is to be seen on it. */
    void picture(String name) {
        tool("import", "-window", "root", pictures.resolve(journey + "-" + name + ".png").toString());
    }

    private void act(String what, Runnable how) {
        actions.add(what);
        System.out.println(journey + " " + actions.size() + ": " + what);
        how.run();
    }

    /** The picture of what the last action led to; taken when the next one is about to begin. */
    void leaves() {
        picture("%02d".formatted(actions.size()));
    }

    /** The hand goes there, and what has moved meanwhile is looked for again; a finger stays down for a moment. */
    private void click(String what, Supplier<Optional<Spot>> look) {
        Spot spot;
        do {
            spot = keepsStill(what, look);
            tool("xdotool", "mousemove", rounded(spot.x()), rounded(spot.y()));
        } while (!look.get().equals(Optional.of(spot)));
        tool("xdotool", "mousedown", "1", "sleep", "0.04", "mouseup", "1");
    }

    private static String rounded(double position) {
        return Long.toString(Math.round(position));
    }

    private static void type(String text) {
        tool("xdotool", "type", "--clearmodifiers", "--delay", "12", "--", text);
    }

    /** Waits until something is there and keeps still, and keeps the picture of what the last action led to. */
    private void steady(String what, Supplier<Optional<Spot>> look) {
        keepsStill(what, look);
        leaves();
    }

    /** Where it is: nobody can press what moves. */
    private Spot keepsStill(String what, Supplier<Optional<Spot>> look) {
        List<Spot> seen = new ArrayList<>();
        waitFor(what, () -> {
            look.get().ifPresentOrElse(seen::add, seen::clear);
            return seen.size() > 1 && seen.getLast().equals(seen.get(seen.size() - 2));
        });
        return seen.getLast();
    }

    private void waitFor(String what, Callable<Boolean> there) {
        try {
            // the toolkit may not have started yet
            await(what)
                    .atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(200))
                    .ignoreException(IllegalStateException.class)
                    .until(there);
        } catch (RuntimeException e) {
            picture("stuck");
            throw new AssertionError("After " + actions + " there is no " + what + ", but " + seen(), e);
        }
    }

    private static String seen() {
        try {
            return String.join(" | ", Eyes.words());
        } catch (RuntimeException e) {
            return "nothing to look at: " + e;
        }
    }

    private static void tool(String... command) {
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(List.of(command) + " did not end well");
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
