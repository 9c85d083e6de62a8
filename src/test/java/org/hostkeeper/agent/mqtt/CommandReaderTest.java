package org.hostkeeper.agent.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import org.hostkeeper.mqtt.Message;
import org.hostkeeper.problem.Problem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A command that comes over MQTT")
class CommandReaderTest {
    @Test
    @DisplayName("whose bytes begin as another encoding’s and are no text is told as such, and is no fault of ours")
    void noText() {
        byte[] utf32 = {0, 0, 0, '{', 0x7f, 0x7f, 0x7f, 0x7f};
        CommandReader.Read read = CommandReader.read(new Message("mm/command/remove_service", utf32, 0, false));

        assertThat(read.command()).isEmpty();
        assertThat(read.problem()).hasValueSatisfying(problem -> assertThat(problem).isInstanceOf(Problem.InvalidInput.class));
    }
}
