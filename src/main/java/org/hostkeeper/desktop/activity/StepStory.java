package org.hostkeeper.desktop.activity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.plan.Journal;

/**
 * What the journal tells of one step: when it began and ended, how, and what it said.
 *
 * @param why it failed; empty if it did not
 * @param said what it printed; empty if nothing
 */
record StepStory(
        Optional<Instant> begun,
        Optional<Instant> ended,
        boolean failed,
        Optional<Instant> undone,
        String why,
        String said) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final StepStory NONE =
            new StepStory(Optional.empty(), Optional.empty(), false, Optional.empty(), "", "");

    /** @param lines all of one plan, oldest first */
    static StepStory of(List<Journal.Line> lines, int step) {
        StepStory story = NONE;
        for (Journal.Line line : lines) {
            if (line.entry().step().filter(s -> s == step).isPresent()) {
                story = story.and(line.entry());
            }
        }
        return story;
    }

    private StepStory and(Journal.Entry entry) {
        Optional<Instant> at = Optional.of(entry.at());
        return switch (entry.event()) {
            case STEP_BEGUN -> new StepStory(at, Optional.empty(), false, undone, "", "");
            case STEP_DONE -> new StepStory(begun, at, false, undone, "", text(entry.details(), "output"));
            case STEP_FAILED -> new StepStory(
                    begun, at, true, undone, text(entry.details(), "text"), text(entry.details(), "output"));
            case STEP_UNDONE -> new StepStory(begun, ended, failed, at, why, said);
            default -> this;
        };
    }

    Optional<Mark> mark() {
        if (failed) {
            return Optional.of(Mark.FAILED);
        }
        if (undone.isPresent()) {
            return Optional.of(Mark.STOPPED);
        }
        return begun.map(_ -> ended.isPresent() ? Mark.OK : Mark.ATTENTION);
    }

    /** In seconds. */
    double took() {
        return begun.flatMap(b -> ended.map(e -> Duration.between(b, e).toMillis() / 1000.0)).orElse(0.0);
    }

    private static String text(String details, String key) {
        try {
            JsonNode node = JSON.readTree(details);
            return node.path(key).asText("");
        } catch (JsonProcessingException e) {
            return "";
        }
    }
}
