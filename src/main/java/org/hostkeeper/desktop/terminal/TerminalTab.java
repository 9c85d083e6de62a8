package org.hostkeeper.desktop.terminal;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Tab;
import org.hostkeeper.desktop.widget.Controls;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.host.HostName;
import org.hostkeeper.words.Text;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One terminal on one host: its screen, and how things stand with its shell. Closing it asks nothing. */
final class TerminalTab extends Tab {
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(15));

    private final HostName host;
    private final Words words;
    private final TerminalScreen screen;
    private final ObjectProperty<Text> state = new SimpleObjectProperty<>(Text.literal(""));

    /** @param number tells several on one host apart; the first has no number */
    TerminalTab(Surroundings around, HostName host, int number, TerminalDeeds deeds, Supplier<TerminalColours> colours) {
        this.host = host;
        this.words = around.words("desktop.terminal");
        TerminalLine line = new TerminalLine(
                size -> deeds.shell(host, size),
                event -> event instanceof TerminalLine.Event.Connected(boolean again) && !again
                        ? ""
                        : around.language().now(sentence(event)),
                event -> around.fx().execute(() -> state.set(sentence(event))),
                PAUSES);
        this.screen = new JediScreen(words, colours, line);
        setText(number == 1 ? host.value() : host.value() + " (" + number + ")");
        setGraphic(new FontIcon(Feather.TERMINAL));
        setTooltip(Controls.tooltip(around.language().say(state)));
        setContent(screen.view());
        setOnClosed(_ -> screen.close());
    }

    HostName host() {
        return host;
    }

    TerminalScreen screen() {
        return screen;
    }

    /** In words, for what stands beside the screen. */
    ObjectProperty<Text> state() {
        return state;
    }

    private Text sentence(TerminalLine.Event event) {
        return switch (event) {
            case TerminalLine.Event.Connecting _ -> words.text("connecting", host.value());
            case TerminalLine.Event.Connected(boolean again) ->
                again ? words.text("connected-again", host.value()) : words.text("connected", host.value());
            case TerminalLine.Event.Ended(int status) -> words.text("ended", status);
            case TerminalLine.Event.Lost _ -> words.text("lost", host.value());
            case TerminalLine.Event.Failed(var problem, boolean again) ->
                words.text(again ? "failed-for-now" : "failed-for-good", problem.text());
        };
    }
}
