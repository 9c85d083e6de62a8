package org.hostkeeper.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A cron time in words")
class CronWordsTest {
    private static Text words(String fields) {
        CronTime time = fields.startsWith("@")
                ? CronTime.word(fields).orElseThrow()
                : ((CronTime.Read.Understood) CronTime.fields(List.of(fields.split(" ")), Dialect.DEBIAN)).time();
        return CronWords.of(time);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            5 23 * * *         | every day at 23:05
            @daily             | every day at 00:00
            @hourly            | every hour at minute 0
            @weekly            | on Sundays at 00:00
            @monthly           | on day 1 of the month at 00:00
            @yearly            | on day 1 of the month at 00:00, only in January
            @reboot            | when the host starts
            * * * * *          | every minute
            */5 * * * *        | every 5 minutes
            3-59/5 * * * *     | every 5 minutes from minute 3 on
            */7 * * * *        | every hour at the minutes 0, 7, 14, 21, 28, 35, 42, 49, 56
            23 */8 * * *       | every day at 00:23, 08:23 and 16:23, 8 hours apart
            23 5,23 * * *      | every day at 05:23 and 23:23
            0 */2 * * *        | every 2 hours from 00:00 on
            0 */12 * * *       | every day at 00:00 and 12:00, 12 hours apart
            42 19 * * 2        | on Tuesdays at 19:42
            0 3 * * 2,5        | on Tuesdays and Fridays at 03:00
            0 3 * * 1-5        | on weekdays at 03:00
            30 8 * * 2-7       | every day except on Mondays at 08:30
            0 3 * * 6,7        | on Saturdays and Sundays at 03:00
            */10 8-17 * * 1-5  | on weekdays, every 10 minutes, in the hours 8–17
            30 8-17 * * *      | every hour at minute 30, in the hours 8–17
            0 0 1,15 * 5       | on the days 1, 15 of the month and also on Fridays at 00:00
            0 0 */2 * 5        | on the days 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31 of the month where these are Fridays at 00:00
            0 0 1-7 6,12 *     | on the days 1–7 of the month at 00:00, only in June and December
            * * * 1 *          | every minute, only in January
            0 0 1 * 5-2        | on day 1 of the month at 00:00
            0 0 5-2 * 1        | on Mondays at 00:00
            0 0 30 2 *         | never: there is no such date
            """)
    @DisplayName("says when it runs:")
    void english(String fields, String expected) {
        assertThat(words(fields)).hasToString(expected);
    }

    @Test
    @DisplayName("is German in German and Russian in Russian")
    void languages() {
        assertThat(words("5 23 * * 2,5").in(Locale.GERMAN)).isEqualTo("dienstags und freitags um 23:05");
        assertThat(words("5 23 * * 2,5").in(Locale.of("ru"))).isEqualTo("по вторникам и пятницам в 23:05");
        assertThat(words("23 */8 * * *").in(Locale.GERMAN)).isEqualTo("täglich um 00:23, 08:23 und 16:23, im Abstand von 8 Stunden");
        assertThat(words("0 0 13 * 5").in(Locale.GERMAN)).isEqualTo("am 13. des Monats und außerdem freitags um 00:00");
        assertThat(words("0 0 1 6,7,8 *").in(Locale.of("ru"))).isEqualTo("1-го числа месяца в 00:00, только в июне, июле и августе");
    }
}
