package org.hostkeeper.desktop.app;

import java.time.Duration;
import java.util.Optional;
import org.hostkeeper.broker.CommandAnswer;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.State;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;

/** Answers to commands as the MQTT page shows them: short in the module's row, with its name in a toast. */
final class MqttAnswers {
    private static final String BUNDLE = "desktop.mqtt";

    private MqttAnswers() {}

    static State inRow(CommandAnswer answer) {
        return switch (answer) {
            case CommandAnswer.Done(Optional<String> status) ->
                new State(
                        Mark.OK,
                        status.map(s -> Text.of(BUNDLE, "command.done-status", s))
                                .orElseGet(() -> Text.of(BUNDLE, "command.done")));
            case CommandAnswer.Failed(String _, String message) ->
                new State(Mark.FAILED, Text.of(BUNDLE, "command.failed", message));
            case CommandAnswer.Partly(int done, var refused) ->
                new State(Mark.FAILED, Text.of(BUNDLE, "command.partly", done, refused.size()));
            case CommandAnswer.NotAnswered _ -> new State(Mark.ATTENTION, Text.of(BUNDLE, "command.not-answered"));
            case CommandAnswer.Lost _ -> new State(Mark.ATTENTION, Text.of(BUNDLE, "command.lost"));
        };
    }

    static State told(String whom, CommandAnswer answer) {
        return switch (answer) {
            case CommandAnswer.Done _ -> new State(Mark.OK, Text.of(BUNDLE, "told.done", whom));
            case CommandAnswer.Failed(String _, String message) ->
                new State(Mark.FAILED, Text.of(BUNDLE, "told.failed", whom, message));
            case CommandAnswer.Partly(int done, var refused) ->
                new State(
                        Mark.FAILED,
                        Text.of(BUNDLE, "told.failed", whom, Text.of(BUNDLE, "command.partly", done, refused.size())));
            case CommandAnswer.NotAnswered(Duration waited) ->
                new State(Mark.ATTENTION, Text.of(BUNDLE, "told.not-answered", whom, waited.toSeconds()));
            case CommandAnswer.Lost(Problem problem) ->
                new State(Mark.ATTENTION, Text.of(BUNDLE, "told.lost", whom, problem.text()));
        };
    }
}
