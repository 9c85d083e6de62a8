package org.hostkeeper.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hostkeeper.desktop.activity.ActivityDeeds.Format;
import org.hostkeeper.desktop.plan.Proposals;
import org.hostkeeper.plan.Journal.Entry;
import org.hostkeeper.plan.Journal.Event;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.PlanJson;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Exported changes")
class JournalFileTest {
    private final Plan plan = Proposals.plan("hall-1");
    private final Store store = Store.inMemory();

    @TempDir
    private Path folder;

    @BeforeEach
    void write() {
        append(Event.STARTED, Optional.empty(), PlanJson.writeForJournal(plan));
        append(Event.STEP_BEGUN, Optional.of(0), "{}");
        append(Event.STEP_DONE, Optional.of(0), "{\"output\":\"well\"}");
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    @DisplayName("hold the plan and all that happened as JSON, in a file that only its owner can read")
    void json() throws IOException {
        Path file = folder.resolve("changes.json");
        assertThat(file().write(List.of(plan.id(), new PlanId("20260101-000000-none")), Format.JSON, file)).isEqualTo(file);
        JsonNode all = new ObjectMapper().readTree(file.toFile());
        assertThat(all).hasSize(1);
        assertThat(all.get(0).path("host").asText()).isEqualTo("hall-1");
        assertThat(all.findValuesAsText("event")).containsExactly("started", "step-begun", "step-done");
        assertThat(PlanJson.read(all.get(0).path("events").get(0).path("details").toString())).isEqualTo(plan);
        assertThat(all.get(0).path("events").get(2).path("step").asInt()).isEqualTo(1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    @DisplayName("are a script that does it by hand")
    void script() throws IOException {
        Path file = folder.resolve("change.sh");
        file().write(List.of(plan.id()), Format.SHELL, file);
        assertThat(Files.readString(file)).startsWith("#!/bin/sh").contains("systemctl restart pump_1.service");
    }

    @Test
    @DisplayName("never replace a file, and leave nothing behind where they cannot be written")
    void refused() throws IOException {
        Path there = Files.writeString(folder.resolve("there"), "mine");
        assertThatThrownBy(() -> file().write(List.of(plan.id()), Format.JSON, there))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.AlreadyThere.class));
        assertThat(Files.readString(there)).isEqualTo("mine");
        assertThatThrownBy(() -> file().write(List.of(plan.id()), Format.JSON, folder.resolve("none/x.json")))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.FileRefused.class));
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(there);
        }
    }

    private JournalFile file() {
        return new JournalFile(store.journal());
    }

    private void append(Event event, Optional<Integer> step, String details) {
        store.journal().append(new Entry(TestWindow.NOW, "ops@desk", plan.id(), plan.host(), event, step, details));
    }
}
