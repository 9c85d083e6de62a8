package org.hostkeeper.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hostkeeper.problem.ProblemException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The settings of Debian's cron")
class CronDefaultsTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # EXTRA_OPTS=""\\n           | # EXTRA_OPTS=""\\nEXTRA_OPTS="-L 15"\\n
            ``                           | EXTRA_OPTS="-L 15"\\n
            READ_ENV="yes"               | READ_ENV="yes"\\nEXTRA_OPTS="-L 15"\\n
            EXTRA_OPTS="-l"\\n           | EXTRA_OPTS="-l -L 15"\\n
            EXTRA_OPTS=''\\nX=1\\n        | EXTRA_OPTS='-L 15'\\nX=1\\n
            EXTRA_OPTS='-l'  \\n         | EXTRA_OPTS='-l -L 15'  \\n
            EXTRA_OPTS = "-l"\\n         | EXTRA_OPTS = "-l -L 15"\\n
            EXTRA_OPTS=-l # names\\n     | # names\\nEXTRA_OPTS="-l -L 15"\\n
            EXTRA_OPTS='-l' # it's\\n    | # it's\\nEXTRA_OPTS='-l -L 15'\\n
            EXTRA_OPTS= # none\\n        | # none\\nEXTRA_OPTS= "-L 15"\\n
            EXTRA_OPTS=-l \\\\n  -n\\nX=1\\n | EXTRA_OPTS="-l   -n -L 15"\\nX=1\\n
            EXTRA_OPTS="-l \\\\n-n"\\n    | EXTRA_OPTS="-l -n -L 15"\\n
            EXTRA_OPTS="-lL7"\\n         | EXTRA_OPTS="-lL 15"\\n
            EXTRA_OPTS="-l"\\r\\n        | EXTRA_OPTS="-l -L 15"\\r\\n
            EXTRA_OPTS=-L2\\n            | EXTRA_OPTS="-L 15"\\n
            EXTRA_OPTS="-L 16 -l"\\n     | EXTRA_OPTS="-L 31 -l"\\n
            EXTRA_OPTS='-L 15'\\n        | EXTRA_OPTS='-L 15'\\n
            EXTRA_OPTS=-l\\nEXTRA_OPTS=\\n | EXTRA_OPTS=-l\\nEXTRA_OPTS="-L 15"\\n
            """)
    @DisplayName("record all of a run, and keep what else is set")
    void records(String before, String after) {
        assertThat(CronDefaults.recordingAll(lines(before))).isEqualTo(lines(after));
        assertThat(CronDefaults.recordingAll(lines(after))).isEqualTo(lines(after));
    }

    private static String lines(String shown) {
        return shown.replace("\\n", "\n").replace("\\r", "\r");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EXTRA_OPTS=\"-l\"' -n'", "EXTRA_OPTS=\"-l\n-n\"", "EXTRA_OPTS=-l\\ -n", "EXTRA_OPTS=\"-l"})
    @DisplayName("are left to a person where the options are quoted by pieces, escaped, or go over lines")
    void odd(String settings) {
        assertThatThrownBy(() -> CronDefaults.recordingAll(settings)).isInstanceOf(ProblemException.class).hasMessageContaining("by hand");
    }
}
