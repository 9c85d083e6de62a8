package org.hostkeeper.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The settings of Debian's cron")
class CronDefaultsTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # EXTRA_OPTS=""\\n           | # EXTRA_OPTS=""\\nEXTRA_OPTS="-L 15"\\n
            ``                           | EXTRA_OPTS="-L 15"\\n
            READ_ENV="yes"               | READ_ENV="yes"\\nEXTRA_OPTS="-L 15"\\n
            EXTRA_OPTS="-l"\\n           | EXTRA_OPTS="-l -L 15"\\n
            EXTRA_OPTS=''\\nX=1\\n        | EXTRA_OPTS="-L 15"\\nX=1\\n
            EXTRA_OPTS=-L2\\n            | EXTRA_OPTS="-L 15"\\n
            EXTRA_OPTS="-L 16 -l"\\n     | EXTRA_OPTS="-L 31 -l"\\n
            EXTRA_OPTS='-L 15'\\n        | EXTRA_OPTS='-L 15'\\n
            EXTRA_OPTS=-l\\nEXTRA_OPTS=\\n | EXTRA_OPTS=-l\\nEXTRA_OPTS="-L 15"\\n
            """)
    @DisplayName("record all of a run, and keep what else is set")
    void records(String before, String after) {
        assertThat(CronDefaults.recordingAll(before.replace("\\n", "\n"))).isEqualTo(after.replace("\\n", "\n"));
    }
}
