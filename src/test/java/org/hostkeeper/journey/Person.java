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
        Spot spot = steady("something to press that says “" + words + "”", () -> Eyes.of(words).stream().min(reading));
        act("press “" + words + "”", () -> click(spot));
    }

    /** Presses the one of several with these words that is nearest to others. */
    void press(String words, String beside) {
        Spot spot = steady("“" + words + "” beside “" + beside + "”", () -> Eyes.of(beside).stream()
                .findFirst()
                .flatMap(anchor -> Eyes.of(words).stream().min(Comparator.comparingDouble(anchor::from))));
        act("press “" + words + "” beside “" + beside + "”", () -> click(spot));
    }

    /** Writes into the field that these words name, in place of what stands there. */
    void write(String field, String text) {
        Spot spot = steady("a field named “" + field + "”", () -> Eyes.field(field));
        act("write into “" + field + "”", () -> fill(spot, text));
        for (int tries = 0; tries < MOST_TRIES && !stands(field, text); tries++) {
            fill(keepsStill(field, () -> Eyes.field(field)), text); // it moved while the hand was under way
        }
    }

    private static void fill(Spot spot, String text) {
        click(spot);
        tool("xdotool", "key", "--clearmodifiers", "ctrl+a");
        type(text);
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

    private static void click(Spot spot) {
        tool("xdotool", "mousemove", "--sync", rounded(spot.x()), rounded(spot.y()), "click", "1");
    }

    private static String rounded(double position) {
        return Long.toString(Math.round(position));
    }

    private static void type(String text) {
        tool("xdotool", "type", "--clearmodifiers", "--delay", "12", "--", text);
    }

    /** Where something is, once it is there and keeps still: nobody can press what moves. */
    private Spot steady(String what, Supplier<Optional<Spot>> look) {
        Spot spot = keepsStill(what, look);
        leaves();
        return look.get().filter(spot::equals).orElseGet(() -> keepsStill(what, look)); // a picture takes its time
    }

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
                    .pollInterval(Duration.ofMillis(100))
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
