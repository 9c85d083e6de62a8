package org.hostkeeper.desktop.mqtt;

import java.util.Locale;
import java.util.Optional;
import org.hostkeeper.broker.ModuleState;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.State;
import org.hostkeeper.words.Text;

/**
 * A module at the broker as the page shows it.
 *
 * @param stale whether nobody keeps telling how it is: the connection or the agent is gone
 * @param command what became of the last command to it
 */
record ModuleLine(ModuleState module, boolean stale, Optional<State> command) {
    private static final String BUNDLE = "desktop.mqtt";

    /** @param live whether somebody is there who publishes states; what was published before is stale without */
    static ModuleLine of(ModuleState state, boolean live, Optional<State> command) {
        return new ModuleLine(state, state.source() == ModuleState.Source.MQTT && !live, command);
    }

    String guid() {
        return module.guid();
    }

    Mark mark() {
        return stale ? Mark.UNKNOWN : markOf(module.status());
    }

    private static Mark markOf(ModuleState.Status status) {
        return switch (status) {
            case ACTIVE -> Mark.OK;
            case INACTIVE -> Mark.STOPPED;
            case FAILED -> Mark.FAILED;
            case RESTARTING -> Mark.ATTENTION;
            case CHANGING -> Mark.WORKING;
            case OTHER -> Mark.UNKNOWN;
        };
    }

    State state() {
        Text word = Text.of(BUNDLE, "state." + module.status().word());
        return new State(mark(), stale ? Text.of(BUNDLE, "state.was", word) : word);
    }

    Text source() {
        return Text.of(BUNDLE, "source." + module.source().name().toLowerCase(Locale.ROOT));
    }

    /** The last command's result; a module without one shows nothing. */
    Text told() {
        return command.map(State::word).orElseGet(() -> Text.literal(""));
    }

    boolean matches(String words) {
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        return (module.name() + " " + module.guid() + " " + module.status().word() + " " + module.detail())
                .toLowerCase(Locale.ROOT)
                .contains(wanted);
    }
}
