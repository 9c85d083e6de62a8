package org.hostkeeper.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hostkeeper.facts.UnreadableAnswer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What shows of agent and manager without root:")
class OpenDefectsTest {
    private static final String AGENT =
            """
            Id=hostkeeper-agent.service
            LoadState=loaded
            ActiveState=%s
            StatusText=3 modules, REST on 0.0.0.0:8080, open without a token: 2

            Id=module-manager.service
            LoadState=%s
            ActiveState=inactive
            files
            """;

    private final AgentProbe probe = new AgentProbe();

    @Test
    @DisplayName("how many kinds of requests a running agent answers without a token")
    void open() {
        assertThat(probe.parse(AGENT.formatted("active", "loaded")).openRoutes()).isEqualTo(2);
        assertThat(probe.parse(AGENT.formatted("inactive", "loaded")).openRoutes()).isZero();
    }

    @Test
    @DisplayName("unit files that are somebody else's or that others may write, and no links")
    void writable() {
        String files =
                """
                0 644 regular file:/etc/systemd/system/fine.service
                1000 644 regular file:/etc/systemd/system/users.service
                0 664 regular file:/etc/systemd/system/open.service
                0 777 symbolic link:/etc/systemd/system/sshd.service
                1000 644 regular empty file:/etc/systemd/system/empty.service
                """;
        assertThat(probe.parse(AGENT.formatted("active", "not-found") + files).writable())
                .containsExactly("users.service", "open.service", "empty.service");
    }

    @Test
    @DisplayName("nothing of a host that has neither, and no guess where the answer is cut off")
    void neither() {
        String nothing = "Id=hostkeeper-agent.service\nLoadState=not-found\n\nId=module-manager.service\nLoadState=not-found\nfiles\n";
        assertThat(probe.parse(nothing).managed()).isFalse();
        assertThatThrownBy(() -> probe.parse("Id=hostkeeper-agent.service\n")).isInstanceOf(UnreadableAnswer.class);
    }
}
