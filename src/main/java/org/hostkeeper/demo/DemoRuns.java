package org.hostkeeper.demo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hostkeeper.demo.machine.Call;
import org.hostkeeper.demo.machine.Machine;
import org.hostkeeper.demo.machine.Tree;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.schedule.MirrorJob;
import org.hostkeeper.schedule.Run;
import org.hostkeeper.schedule.Schedules;
import org.hostkeeper.schedule.SchedulesProbe;

/** Jobs that are run at once on a simulated machine: they say what such a job says, to their plan and to who listens. */
final class DemoRuns {
    private static final String FOLDER = "/run/hostkeeper-cron/";
    private static final String UPDATED = "/run/hostkeeper-demo/mirror-updated";
    private static final long PAUSE_MILLIS = 20;

    private DemoRuns() {}

    static int listen(Call call) throws IOException, InterruptedException {
        String mark = call.rest().getFirst();
        String log = FOLDER + mark + "/log";
        Machine machine = call.machine();
        machine.locked(() -> {
            machine.tree().install(log, "", Ownership.ROOT_PRIVATE);
            return log;
        });
        call.say("listening\n");
        String said = "";
        while (!said.endsWith("\n" + mark + "\n")) {
            Thread.sleep(PAUSE_MILLIS);
            String now = machine.locked(() -> machine.tree().content(log).map(Bytes::text).orElse(""));
            call.say(now.substring(said.length()));
            said = now;
        }
        return machine.locked(() -> {
            machine.tree().removeAll(FOLDER + mark);
            return 0;
        });
    }

    static int run(Call call) throws IOException {
        List<String> asked = call.rest();
        String command = asked.get(3);
        Machine machine = call.machine();
        boolean mirror = command.contains(MirrorJob.PROGRAM);
        boolean aside = command.contains("> ");
        String said = aside ? "" : "Started by hand: " + command + "\n";
        call.say(said);
        return machine.locked(() -> {
            String log = FOLDER + asked.getFirst() + "/log";
            if (machine.tree().exists(log)) {
                machine.tree().install(log, said + "\n" + asked.getFirst() + "\n", Ownership.ROOT_PRIVATE);
            }
            if (mirror) {
                machine.tree().install(UPDATED, String.valueOf(machine.now().getEpochSecond()), Ownership.ROOT_PUBLIC);
            }
            return 0;
        });
    }

    static int mirror(Call call) throws IOException {
        call.say(call.machine().locked(() -> mirror(call.machine())));
        return 0;
    }

    private static String mirror(Machine machine) {
        Schedules schedules = new SchedulesProbe().parse(DemoSchedules.told(machine, "root", List.of()));
        Optional<Instant> scheduled = MirrorJob.of(schedules).job().flatMap(job ->
                job.next(machine.now().minus(Duration.ofDays(2)), schedules.clock(), 50).stream().map(Run::at).filter(machine.now()::isAfter).reduce((_, last) -> last));
        Optional<Instant> asked = time(machine.tree());
        Optional<Instant> last = asked.or(() -> scheduled.map(at -> at.plus(Duration.ofMinutes(7))));
        return (machine.name().startsWith("mirror") ? "program there\n" : "") + "logrotate there\n" + rotated(machine.tree())
                + last.map(at -> "log " + at.getEpochSecond() + "\n").orElse("");
    }

    private static String rotated(Tree tree) {
        return tree.children("/etc/logrotate.d").stream()
                .filter(path -> tree.content(path).filter(text -> text.text().contains(MirrorJob.LOG)).isPresent())
                .map(path -> "rotated " + path + "\n")
                .collect(Collectors.joining());
    }

    private static Optional<Instant> time(Tree tree) {
        return tree.content(UPDATED).map(text -> Instant.ofEpochSecond(Long.parseLong(text.text())));
    }
}
