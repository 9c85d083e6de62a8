package org.hostkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;
import org.hostkeeper.facts.Section;
import org.hostkeeper.host.HostName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Schedules by command")
class CronCommandsTest {
    private static final String TIMERS =
            "[{\"unit\":\"good.timer\",\"activates\":\"good.service\"},{\"unit\":\"dead.timer\",\"activates\":\"dead.service\"},{\"unit\":\"unused.timer\"}]";

    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    private List<String> ids(String... options) {
        return StreamSupport.stream(scene.run(options).json().spliterator(), false).map(row -> row.path("id").asText()).toList();
    }

    @Test
    @DisplayName("list with --broken neither the timers that run nor those that nobody enabled")
    void brokenTimers() {
        scene.run("host", "add", "web1", "--address", "op@web1", "--no-test");
        String answer = """
                now 1
                daemon debian active
                timers %s
                show Id=good.timer
                show UnitFileState=enabled
                show ActiveState=active
                show
                show Id=dead.timer
                show UnitFileState=enabled
                show ActiveState=inactive
                show
                show Id=unused.timer
                show UnitFileState=disabled
                show ActiveState=inactive
                """.formatted(Base64.getEncoder().encodeToString(TIMERS.getBytes(StandardCharsets.UTF_8)));
        scene.store.facts().keep(new HostName("web1"), List.of(new Section("schedules", 1, Scene.NOW, new Section.Ending.Answered(answer))));

        assertThat(ids("cron", "list", "--cached", "--timers", "--json")).hasSize(3);
        assertThat(ids("cron", "list", "--cached", "--timers", "--broken", "--json")).containsExactly("dead.timer");
    }
}
