package org.hostkeeper.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hostkeeper.facts.ShRemote;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Output;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The program that reads schedules")
class SchedulesScriptTest {
    @TempDir
    private Path etc;

    @BeforeEach
    void folder() throws IOException {
        Files.createDirectory(etc.resolve("cron.d"));
    }

    private Schedules read(String crontab) throws IOException {
        Files.writeString(etc.resolve("cron.d/jobs"), crontab);
        String script = SchedulesProbe.SCRIPT.replace("/etc/cron", etc + "/cron").replace("/var/spool/cron", etc + "/spool");
        Output output = ShRemote.sh().run(Command.script(script, ScheduleReader.NAME));
        assertThat(output.ok()).as(output.error()).isTrue();
        return new SchedulesProbe().parse(output.text());
    }

    @Test
    @DisplayName("looks up the users of lines that are switched off, which would else be lost among the comments")
    void switchedOff() throws IOException {
        Schedules schedules = read("#hostkeeper-off 0 5 * * * daemon /bin/x\n# 0 5 * * * bin /bin/x\n");
        assertThat(schedules.users()).containsExactly("daemon");
        CrontabFile file = schedules.files().getFirst();
        assertThat(schedules.crontab(file).lines().getFirst().entry())
                .isEqualTo(new Entry.Off(schedules.crontab(file).switchedOn(0).lines().getFirst().entry()))
                .matches(off -> ((Entry.Off) off).what() instanceof Entry.Job);
    }

    @Test
    @DisplayName("takes no number for a user, as cron does not, where a line has a field too many")
    void numbers() throws IOException {
        assertThat(read("0 0 3 * * 0 root /bin/x\n1 1 * * * 1 /bin/x\n2 2 * * * root /bin/x\n").users()).containsExactly("root");
    }

    @Test
    @DisplayName("looks up each user once, so that none is left out behind thousands of lines of another")
    void many() throws IOException {
        String others = IntStream.range(0, 2500).mapToObj(i -> i % 60 + " 5 * * * root /bin/x\n").collect(Collectors.joining());
        assertThat(read(others + "0 5 * * * daemon /bin/y\n").users()).containsExactlyInAnyOrder("root", "daemon");
    }

    @Test
    @DisplayName("finds the user behind a word with @ also where cronie's dash keeps the job out of the log")
    void dash() throws IOException {
        assertThat(read("-@daily daemon /bin/x a b c d e\n-0 5 * * * root /bin/x\n").users()).containsExactlyInAnyOrder("root", "daemon");
    }
}
