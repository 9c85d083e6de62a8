package org.hostkeeper.desktop.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hostkeeper.desktop.log.Lines.HALL;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.hostkeeper.desktop.words.Language;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Lines as text")
class LogTextTest {
    private static final List<LogRow> ROWS = List.of(
            LogRow.Said.of(Lines.line(HALL, 1, 3, "full\u202E\n  at 98 %")),
            new LogRow.Told(Lines.START.plusSeconds(2), Text.of("desktop.log", "dropped", 7L)));

    private final LogText text = new LogText(new Language(Locale.ENGLISH), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    @DisplayName("have time with zone, host, unit and the message in full")
    void lines() {
        assertThat(text.text(ROWS))
                .isEqualTo("2026-03-14T09:00:01.000000+00:00 hall-1 pump_1[41]: full·\n  at 98 %\n"
                        + "2026-03-14T09:00:02.000000+00:00 -- 7 lines came too fast to be kept and are left out here.\n");
    }

    @Test
    @DisplayName("are written as a whole or not at all, as text or as an object a line")
    void saves() throws IOException {
        Path file = folder.resolve("log.jsonl");
        Files.writeString(file, "before");
        text.save(ROWS, LogText.Form.JSON_LINES, file);
        assertThat(Files.readAllLines(file))
                .containsExactly(
                        "{\"host\":\"hall-1\",\"unit\":\"pump_1.service\",\"at\":\"2026-03-14T09:00:01Z\",\"priority\":3,\"pid\":41,\"message\":\"full\u202E\\n  at 98 %\"}",
                        Files.readAllLines(file).getLast());
        text.save(ROWS, LogText.Form.TEXT, folder.resolve("log.txt"));
        assertThat(folder.resolve("log.txt")).hasContent(text.text(ROWS));
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
        assertThatThrownBy(() -> text.save(ROWS, LogText.Form.TEXT, folder.resolve("nowhere/log.txt")))
                .isInstanceOf(IOException.class);
    }

    @Test
    @DisplayName("can be saved also where a message was cut at a character that takes two places")
    void cut() throws IOException {
        Path file = folder.resolve("log.txt");
        List<LogRow> rows = List.of(LogRow.Said.of(Lines.line(HALL, 1, 6, "x" + "\uD83D\uDCA7".repeat(5_000))));
        text.save(rows, LogText.Form.TEXT, file);
        assertThat(file).hasContent(text.text(rows));
        assertThat(rows.getFirst().length()).isGreaterThan(8_000);
    }

    @Test
    @DisplayName("have the time as the language writes it, with the day where it is another one")
    void times() {
        Instant now = Instant.parse("2026-03-14T09:26:53Z");
        Instant yesterday = Instant.parse("2026-03-13T14:02:05.123Z");
        assertThat(LogTimes.exact(now, now, Locale.ENGLISH, ZoneOffset.UTC)).isEqualTo("09:26:53.000");
        assertThat(LogTimes.exact(yesterday, now, Locale.ENGLISH, ZoneOffset.UTC)).isEqualTo("Mar 13 14:02:05.123");
        assertThat(LogTimes.exact(yesterday, now, Locale.GERMAN, ZoneOffset.UTC)).isEqualTo("13. März 14:02:05,123");
        assertThat(LogTimes.exact(yesterday, now, Locale.of("ru"), ZoneOffset.UTC)).isEqualTo("13 мар. 14:02:05,123");
    }

    @Test
    @DisplayName("are jumped to by a time of a day, typed as people do")
    void moments() {
        LocalDate day = LocalDate.of(2026, 3, 14);
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        assertThat(JumpDialog.moment(day, " 8:30 ", berlin)).hasValue(Instant.parse("2026-03-14T07:30:00Z"));
        assertThat(JumpDialog.moment(day, "08:30:15", berlin)).hasValue(Instant.parse("2026-03-14T07:30:15Z"));
        assertThat(JumpDialog.moment(day, "25:00", berlin)).isEmpty();
        assertThat(JumpDialog.moment(day, "", berlin)).isEmpty();
    }
}
