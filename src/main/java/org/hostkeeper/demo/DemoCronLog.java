package org.hostkeeper.demo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.hostkeeper.demo.machine.Call;
import org.hostkeeper.demo.machine.Machine;
import org.hostkeeper.schedule.CronJob;
import org.hostkeeper.schedule.Run;
import org.hostkeeper.schedule.Schedules;
import org.hostkeeper.schedule.SchedulesProbe;

/**
 * What a machine's cron has written to its journal: every start that its crontabs tell of, and with {@code -L 15} in its
 * settings each end. How long a job takes and whether it fails is decided by its command, so the story is the same each time.
 */
final class DemoCronLog {
    private static final String RECORDS = "EXTRA_OPTS=\"-L 15\"";
    private static final int MOST_STARTS = 3000;
    private static final int FIRST_PROCESS = 2000;
    private static final int LONGEST = 240;
    private static final int FAILS_ONE_IN = 9;

    private record Said(Instant at, String line) {}

    private DemoCronLog() {}

    static int read(Call call) throws IOException {
        Instant since = Instant.ofEpochSecond(Long.parseLong(call.rest().getFirst()));
        Machine machine = call.machine();
        Schedules schedules = new SchedulesProbe().parse(machine.locked(() -> DemoSchedules.told(machine, "root", List.of())));
        List<Said> said = new ArrayList<>();
        for (CronJob job : schedules.jobs()) {
            for (Run run : job.next(since, schedules.clock(), MOST_STARTS)) {
                if (run.at().isBefore(machine.now())) {
                    said.addAll(said(machine, schedules, job, run.at(), FIRST_PROCESS + 4 * said.size()));
                }
            }
        }
        call.say(said.stream()
                .filter(one -> one.at().isBefore(machine.now()))
                .sorted(Comparator.comparing(Said::at))
                .map(one -> "%d.%06d %s %s%n".formatted(one.at().getEpochSecond(), one.at().getNano() / 1000, machine.name(), one.line()))
                .collect(Collectors.joining()));
        return 0;
    }

    private static List<Said> said(Machine machine, Schedules schedules, CronJob job, Instant at, int process) {
        boolean redHat = schedules.daemon().name().equals("cronie");
        boolean all = machine.tree().content("/etc/default/cron").filter(text -> text.text().lines().anyMatch(RECORDS::equals)).isPresent();
        String who = (redHat ? "CROND[" : "CRON[") + process + "]: ";
        String command = job.command().replaceAll("(?<!\\\\)%.*", "").replace("\\%", "%");
        String what = (all ? "([" + (process + 1) + "] " : "(") + command + ")";
        int kind = Math.floorMod((machine.name() + command).hashCode(), LONGEST);
        Instant end = at.plus(Duration.ofSeconds(1 + kind / 4));
        boolean fails = all && kind % 4 == 0 && at.getEpochSecond() / 3600 % FAILS_ONE_IN == 0;
        List<Said> said = new ArrayList<>();
        said.add(new Said(at.plusMillis(40), who + "(" + job.user() + ") CMD " + what));
        if (fails) {
            said.add(new Said(end, who + "(CRON) error (grandchild #" + (process + 1) + " failed with exit status 1)"));
        }
        if (all || redHat) {
            said.add(new Said(end.plusMillis(1), who + "(" + job.user() + ") " + (redHat ? "CMDEND " : "END ") + what));
        }
        return said;
    }
}
