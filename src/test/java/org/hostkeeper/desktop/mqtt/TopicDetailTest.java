package org.hostkeeper.desktop.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import org.hostkeeper.broker.TopicTree;
import org.hostkeeper.desktop.Reach;
import org.hostkeeper.desktop.Toolkit;
import org.hostkeeper.desktop.app.TestWindow;
import org.hostkeeper.desktop.theme.Theme;
import org.hostkeeper.desktop.widget.Now;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.mqtt.Message;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A topic's detail while time passes. */
class TopicDetailTest {
    private final AtomicReference<Instant> time = new AtomicReference<>(TestWindow.NOW);
    private final InstantSource clock = time::get;

    @Test
    @DisplayName("The last message's age grows, and the button that a person is about to press stays the same one")
    void ages() {
        try (TestWindow window = TestWindow.of(Theme.LIGHT, Locale.ENGLISH, w -> List.of(new MqttPage(w.around(), new MqttModel(), new RecordedDeeds())))) {
            Toolkit.run(() -> {
                Surroundings around = withClock(window.around());
                TopicsModel model = new TopicsModel();
                Parent view = (Parent) new TopicDetail(around, model, new RecordedDeeds(), () -> {}).view();
                new Scene(view);
                choose(model);
                view.applyCss();
                view.layout();
                Button before = clear(view);
                assertThat(Reach.words(view)).contains("12 s ago");

                time.set(TestWindow.NOW.plusSeconds(20));
                around.now().look();

                assertThat(Reach.words(view)).contains("32 s ago").doesNotContain("12 s ago");
                assertThat(clear(view)).isSameAs(before);
            });
        }
    }

    private Surroundings withClock(Surroundings of) {
        Now now = new Now(clock.withZone(ZoneOffset.UTC));
        return new Surroundings(of.language(), now, of.fx(), of.jobs(), of.columns(), of.overlay(), of.toasts());
    }

    private static void choose(TopicsModel model) {
        TopicTree tree = new TopicTree(TopicTree.Limits.usual());
        Message message = Message.state("shop/door/yard", "open");
        tree.add(message, TestWindow.NOW.minusSeconds(12));
        model.chosen().set("shop/door/yard");
        model.show(tree.look(model.open(), "", 300), tree.tally(), tree.find("shop/door/yard"));
        model.keeps("shop/door/yard", new TopicsModel.Kept.This(message));
    }

    private static Button clear(Parent view) {
        return Reach.all(view)
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .filter(b -> b.getText().equals("Clear the retained message"))
                .findFirst()
                .orElseThrow();
    }
}
