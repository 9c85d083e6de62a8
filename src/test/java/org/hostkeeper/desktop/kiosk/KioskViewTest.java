package org.hostkeeper.desktop.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.hostkeeper.desktop.Hands;
import org.hostkeeper.desktop.Picture;
import org.hostkeeper.desktop.Reach;
import org.hostkeeper.desktop.Toolkit;
import org.hostkeeper.desktop.theme.Look;
import org.hostkeeper.desktop.theme.Theme;
import org.hostkeeper.desktop.words.Language;
import org.hostkeeper.kiosk.Condition;
import org.hostkeeper.kiosk.Face;
import org.hostkeeper.kiosk.Pin;
import org.hostkeeper.kiosk.PinGate;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;

@DisplayName("The kiosk on screen")
class KioskViewTest {
    private static final Problem GONE = new Problem.Unreachable("gallery-1", "10.20.2.11", "no route to host");
    private static final String RIGHT = "2718";

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger insisted = new AtomicInteger();
    private final AtomicInteger left = new AtomicInteger();
    private final Map<String, Face> faces = new HashMap<>();
    private final List<KioskArtwork> artworks = new ArrayList<>();
    private final FxRobot robot = new FxRobot();
    private volatile Optional<Text> trouble = Optional.empty();
    private Optional<Stage> stage = Optional.empty();

    private void show(String title, Face face) {
        faces.put(title, face);
        artworks.add(new KioskArtwork(
                "gallery-1/" + title.toLowerCase(Locale.ROOT).replace(' ', '-'),
                title,
                () -> faces.get(title),
                () -> {
                    asked.incrementAndGet();
                    faces.put(title, new Face.Returning(Duration.ZERO, Duration.ofSeconds(4)));
                },
                insisted::incrementAndGet));
    }

    private Scene open(Theme theme, String language, boolean secured) {
        Optional<PinGate> gate = Optional.of(new PinGate(Pin.of(RIGHT.toCharArray(), new SecureRandom()), now::get));
        return Toolkit.get(() -> {
            KioskModel model = new KioskModel(
                    artworks, Duration.ofMillis(1500), gate, secured, () -> trouble, now::get, Runnable::run, Runnable::run, left::incrementAndGet);
            Look look = new Look(theme); // brings the fonts that a machine without any needs for the first text
            Scene scene = new Scene(new KioskView(model, new Language(Locale.of(language))), 1280, 800);
            look.dress(scene);
            Stage made = new Stage();
            made.setScene(scene);
            made.show();
            stage = Optional.of(made);
            return scene;
        });
    }

    @AfterEach
    void close() {
        stage.ifPresent(made -> Toolkit.run(made::close));
    }

    private static Node button(Scene scene, int index) {
        return Toolkit.get(() -> Reach.all(scene.getRoot()).filter(HoldButton.class::isInstance).toList().get(index));
    }

    private void pass(long milliseconds) {
        now.addAndGet(Duration.ofMillis(milliseconds).toNanos());
        Toolkit.frames(10);
    }

    @ParameterizedTest(name = "{0}, {1}, {2} artworks")
    @CsvSource({"DARK,en,1", "LIGHT,en,1", "CONTRAST,en,1", "DARK,de,2", "LIGHT,ru,2", "DARK,ru,6", "LIGHT,de,6", "CONTRAST,en,6"})
    @DisplayName("shows each artwork whole, with name, sentence and button:")
    void shows(Theme theme, String language, int count) {
        List<Face> all = List.of(
                new Face.Steady(Condition.RUNNING),
                new Face.Lost(GONE, Duration.ofSeconds(12)),
                new Face.Returning(Duration.ofSeconds(6), Duration.ofSeconds(10)),
                new Face.Resting(Condition.RUNNING, Duration.ofSeconds(21), Duration.ofSeconds(30)),
                new Face.Steady(Condition.ILL),
                new Face.Failed(GONE));
        List<String> titles = List.of("Orbit, 2004", "Mirror Room", "Archive of Rain", "Зеркальная комната", "Die Schwebenden", "Untitled (Pump)");
        IntStream.range(0, count).forEach(i -> show(titles.get(i), all.get(i)));
        Scene scene = open(theme, language, true);
        new Hands(scene).everythingIsInReach();
        assertThat(Reach.words(scene.getRoot())).containsAll(titles.subList(0, count));
        Picture.save(scene, "kiosk-" + count + "-" + theme.code() + "-" + language);
    }

    @ParameterizedTest
    @CsvSource({"DARK,en", "LIGHT,de", "CONTRAST,ru"})
    @DisplayName("says to staff that the button beside the screen does nothing, for as long as that is so:")
    void button(Theme theme, String language) {
        show("Orbit, 2004", new Face.Steady(Condition.RUNNING));
        Scene scene = open(theme, language, false);
        Text told = Text.of("kiosk", "button.denied", "/dev/input/by-id/usb-Button_Makers_Arcade-event-kbd");
        assertThat(Reach.words(scene.getRoot())).noneMatch(words -> words.contains("/dev/input"));
        trouble = Optional.of(told);
        Toolkit.frames(10);
        assertThat(Reach.words(scene.getRoot())).contains(told.in(Locale.of(language)));
        new Hands(scene).everythingIsInReach();
        Picture.save(scene, "kiosk-button-" + theme.code() + "-" + language);
        trouble = Optional.empty();
        Toolkit.frames(10);
        assertThat(Toolkit.get(() -> scene.getRoot().lookup(".button-trouble").isVisible())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"DARK,en", "LIGHT,de", "CONTRAST,ru"})
    @DisplayName("says that the host is lost and when it is tried again")
    void lost(Theme theme, String language) {
        show("Orbit, 2004", new Face.Lost(GONE, Duration.ofMillis(2300)));
        Scene scene = open(theme, language, false);
        assertThat(Reach.words(scene.getRoot())).anyMatch(words -> words.contains("3 "));
        new Hands(scene).everythingIsInReach();
        Picture.save(scene, "kiosk-lost-" + theme.code() + "-" + language);
        robot.moveTo(button(scene, 0)).press(MouseButton.PRIMARY);
        pass(5000);
        robot.release(MouseButton.PRIMARY);
        assertThat(asked).hasValue(0);
    }

    @Test
    @DisplayName("brings an artwork back when its button is held, once, and not when it is tapped or slipped off")
    void hold() {
        show("Orbit, 2004", new Face.Steady(Condition.ILL));
        Scene scene = open(Theme.DARK, "en", true);
        Node button = button(scene, 0);
        robot.moveTo(button).press(MouseButton.PRIMARY);
        pass(1000);
        Picture.save(scene, "kiosk-held-dark-en");
        robot.release(MouseButton.PRIMARY);
        pass(3000);
        assertThat(asked).hasValue(0);

        robot.press(MouseButton.PRIMARY);
        pass(700);
        robot.moveTo(scene.getWindow().getX() + 20, scene.getWindow().getY() + 20);
        pass(2000);
        robot.release(MouseButton.PRIMARY);
        assertThat(asked).hasValue(0);

        robot.moveTo(button).press(MouseButton.PRIMARY);
        pass(1600);
        assertThat(asked).hasValue(1);
        assertThat(Reach.words(scene.getRoot())).contains("The artwork is coming back: 4 s");
        faces.put("Orbit, 2004", new Face.Steady(Condition.RUNNING));
        pass(5000);
        robot.release(MouseButton.PRIMARY);
        assertThat(asked).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({"SPACE", "ENTER"})
    @DisplayName("can be held by the keyboard too")
    void keyboard(KeyCode key) {
        show("Orbit, 2004", new Face.Steady(Condition.ILL));
        show("Mirror Room", new Face.Steady(Condition.RUNNING));
        Scene scene = open(Theme.LIGHT, "en", true);
        Toolkit.run(() -> button(scene, 1).requestFocus());
        robot.press(key);
        pass(1600);
        robot.release(key);
        assertThat(asked).hasValue(1);
        assertThat(faces.get("Mirror Room")).isInstanceOf(Face.Returning.class);
    }

    @Test
    @DisplayName("opens to staff with the PIN, stays shut after three wrong ones, and closes by itself when nobody is there")
    void pin() {
        show("Orbit, 2004", new Face.Lost(GONE, Duration.ofSeconds(9)));
        Scene scene = open(Theme.DARK, "en", true);
        Hands hands = new Hands(scene);
        hands.press("For staff");
        Picture.save(scene, "kiosk-pin-dark-en");
        for (int i = 0; i < 3; i++) {
            hands.type("1111");
            hands.keys(KeyCode.ENTER);
        }
        hands.read("Too many wrong PINs");
        hands.type(RIGHT);
        hands.keys(KeyCode.ENTER);
        hands.read("Too many wrong PINs");
        assertThat(hands.canPress("Leave the kiosk")).isFalse();
        pass(31_000);
        for (char digit : RIGHT.toCharArray()) {
            hands.press(String.valueOf(digit));
        }
        hands.press("OK");
        hands.read("no route to host");
        hands.everythingIsInReach();
        Picture.save(scene, "kiosk-staff-dark-en");
        hands.press("Bring back Orbit, 2004 now");
        assertThat(insisted).hasValue(1);
        pass(61_000);
        assertThat(hands.canPress("Leave the kiosk")).isFalse();
        assertThat(left).hasValue(0);
    }

    @Test
    @DisplayName("has one page for staff however often it is opened: each further one would hear of the artworks for ever")
    void staffOnce() {
        show("Orbit, 2004", new Face.Steady(Condition.RUNNING));
        Scene scene = open(Theme.DARK, "en", true);
        Hands hands = new Hands(scene);
        Node first = staff(scene, hands);
        hands.press("Back to the artworks");
        assertThat(staff(scene, hands)).isSameAs(first);
    }

    private static Node staff(Scene scene, Hands hands) {
        hands.press("For staff");
        hands.type(RIGHT);
        hands.keys(KeyCode.ENTER);
        hands.read("Bring back now");
        return Toolkit.get(() -> Reach.all(scene.getRoot()).filter(StaffPane.class::isInstance).findFirst().orElseThrow());
    }

    @Test
    @DisplayName("says where it can be left without the PIN")
    void session() {
        show("Orbit, 2004", new Face.Steady(Condition.RUNNING));
        Scene scene = open(Theme.LIGHT, "en", false);
        assertThat(Reach.words(scene.getRoot())).anyMatch(words -> words.contains("can be left without the PIN"));
        Picture.save(scene, "kiosk-session-light-en");
    }
}
