package org.hostkeeper.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A command in a crontab")
class DaemonCommandTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', emptyValue = "", value = {
        "date +\\%F           | date +%F     | ''",
        "cat%one%two          | cat          | one/two/",
        "cat%one%             | cat          | one/",
        "cat%                 | cat          | ''",
        "cat%a\\%b\\c\\\\d    | cat          | a%b\\c\\\\d/",
        "cat%end\\            | cat          | end\\/",
        "echo a\\b            | echo a\\b    | ''",
        "printf '\\\\%x'      | printf '\\\\ | x''/",
        "tail\\               | tail\\       | ''"
    })
    @DisplayName("is split by its percent signs as the daemon splits it")
    void split(String raw, String command, String input) {
        assertThat(DaemonCommand.of(raw.strip())).isEqualTo(new DaemonCommand(command.strip(), input.replace("/", "\n").replace("''", raw.contains("printf") ? "'" : "")));
    }
}
