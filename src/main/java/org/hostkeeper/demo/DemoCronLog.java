package org.hostkeeper.demo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.hostkeeper.demo.machine.Call;
import org.hostkeeper.demo.machine.Machine;
import org.hostkeeper.schedule.CronDaemon;
import org.hostkeeper.schedule.CronJob;
import org.hostkeeper.schedule.CrontabFile;
import org.hostkeeper.schedule.Run;
import org.hostkeeper.schedule.Schedules;
import org.hostkeeper.schedule.SchedulesProbe;

/**
 * What a machine's cron has written to its journal: every start that its crontabs tell of, and with {@code -L 15} in its
 * settings each end. How long a job takes and whether it fails is decided by its command, so the story is the same each time.
 */
final class DemoCronLog {
    /** What the journal holds, before it makes room. */
    private static final Duration KEPT = Duration.ofDays(60);

    private static final String STOPPED = "shop-1";

    /** As systemd calls them (systemd-messages). */
    private static final String UNIT_STOPPED = "9d1aaa27d60140bd96365438aad20286";

    private static final String UNIT_STARTED = "39f53479d3a045ac8e11786248231fbf";
    private static final int ENDS = 2;
    private static final int FAILURES = 4;
    private static final int NUMBERS = 8;
    private static final int FIRST_PROCESS = 2000;
    private static final int LONGEST = 240;
    private static final int FAILS_ONE_IN = 9;

    private record Said(Instant at, String line) {}

    /** In the last night somebody stopped one machine's daemon for a while; on all others it went on. */
    private record Away(Instant from, Instant to) {
        static Away of(Machine machine, ZoneId zone) {
            ZonedDateTime night = machine.now().atZone(zone).toLocalDate().minusDays(1).atTime(22, 12).atZone(zone);
            return new Away(night.toInstant(), night.plusHours(machine.name().equals(STOPPED) ? 2 : 0).toInstant());
        }

        boolean holds(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }

        /** As the journal tells it: one start of the host, and the daemon's unit stopped and started. */
        String told(Instant first, Instant last) {
            return "boots [{\"index\":0,\"first_entry\":%d000000,\"last_entry\":%d000000}]%n".formatted(first.getEpochSecond(), last.getEpochSecond())
                    + (from.equals(to) ? "" : turn(from, UNIT_STOPPED) + turn(to, UNIT_STARTED));
        }

        private static String turn(Instant at, String message) {
            return "unit {\"__REALTIME_TIMESTAMP\":\"%d000000\",\"MESSAGE_ID\":\"%s\"}%n".formatted(at.getEpochSecond(), message);
        }
    }

    private DemoCronLog() {}

    static int read(Call call) throws IOException {
        Machine machine = call.machine();
        Instant asked = Instant.ofEpochSecond(Long.parseLong(call.rest().getFirst()));
        Instant oldest = machine.now().minus(KEPT);
        Schedules schedules = new SchedulesProbe().parse(machine.locked(() -> DemoSchedules.told(machine, "root", List.of())));
        List<Said> said = new ArrayList<>();
        Away away = Away.of(machine, schedules.clock());
        for (CronJob job : schedules.jobs()) {
            for (Run run : job.due(asked.isAfter(oldest) ? asked : oldest, machine.now(), schedules.clock())) {
                if (away.holds(run.at())) {
                    continue;
                }
                said.addAll(said(machine.name(), schedules.daemon(), job, run.at(), FIRST_PROCESS + 4 * said.size()));
            }
        }
        call.say("now %d%nsince %d%n".formatted(machine.now().getEpochSecond(), asked.getEpochSecond()));
        call.say(away.told(oldest, machine.now()));
        for (CrontabFile file : schedules.files()) {
            call.say("changed %d %s%n".formatted(oldest.getEpochSecond(), file.path()));
        }
        call.say(said.stream()
                .filter(one -> one.at().isBefore(machine.now()))
                .sorted(Comparator.comparing(Said::at))
                .map(one -> "%d.%06d %s %s%n".formatted(one.at().getEpochSecond(), one.at().getNano() / 1000, machine.name(), one.line()))
                .collect(Collectors.joining()));
        return 0;
    }

    /** Log files of jobs that never ran since the machine was set up are as old as that; those of other places are not there. */
    static int files(Call call) throws IOException {
        List<String> pairs = call.rest();
        for (int i = 0; i + 1 < pairs.size(); i += 2) {
            if (pairs.get(i + 1).startsWith("./.cronlog/")) {
                call.say("%d %d /home/%s/%s%n".formatted(i / 2, call.machine().booted().getEpochSecond(), pairs.get(i), pairs.get(i + 1).substring(2)));
            }
        }
        return 0;
    }

    /** @param process of cron's, which waits for the job; the job's own is the second next */
    private static List<Said> said(String host, CronDaemon daemon, CronJob job, Instant at, int process) {
        boolean redHat = daemon.name().equals("cronie");
        int level = redHat ? 1 | ENDS : daemon.logLevel();
        int own = process + 2;
        boolean numbered = (level & NUMBERS) != 0;
        String command = job.command().replaceAll("(?<!\\\\)%.*", "").replace("\\%", "%");
        String what = (numbered ? "([" + own + "] " : "(") + command + ")";
        int kind = Math.floorMod((host + command).hashCode(), LONGEST);
        Instant end = at.plus(Duration.ofSeconds(1 + kind / 4));
        boolean fails = (level & FAILURES) != 0 && kind % 4 == 0 && at.getEpochSecond() / 3600 % FAILS_ONE_IN == 0;
        String who = redHat ? "CROND[" : "CRON[";
        List<Said> said = new ArrayList<>();
        said.add(new Said(at.plusMillis(40), who + (numbered ? process : own) + "]: (" + job.user() + ") CMD " + what));
        if (fails) {
            said.add(new Said(end, who + process + "]: (CRON) error (grandchild #" + own + " failed with exit status 1)"));
        }
        if ((level & ENDS) != 0) {
            said.add(new Said(end.plusMillis(1), who + process + "]: (" + job.user() + ") " + (redHat ? "CMDEND " : "END ") + what));
        }
        return said;
    }
}
