package org.hostkeeper.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.hostkeeper.demo.machine.Machine;
import org.hostkeeper.demo.machine.Tree;
import org.hostkeeper.demo.plan.PlanHost;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.Step;
import org.hostkeeper.plan.host.PlanRecords;
import org.hostkeeper.words.Text;

/** The plan that somebody began on a host of the story and did not finish, because the laptop was closed. */
final class LeftPlan {
    private static final String UNIT = "price_board.service";
    private static final String FOLDER = "/etc/systemd/system/" + UNIT + ".d";
    private static final Duration AGO = Duration.ofMinutes(26);
    private static final int STEPS_DONE = 2;

    private LeftPlan() {}

    /** Puts it there: the file is written, the service not yet restarted. The machine is locked. */
    static void on(Machine machine, PlanHost plans) {
        Clock then = Clock.fixed(machine.now().minus(AGO), ZoneOffset.UTC);
        Plan plan = new Plan(
                PlanId.next(then, new Random(machine.seed())),
                Text.of("demo", "left.title", "price_board"),
                new HostName(machine.name()),
                true,
                steps(),
                Optional.empty(),
                Optional.empty(),
                then.instant());
        plans.leaveBehind(machine, plan.id().value(), "till@counter", PlanRecords.of(plan).bytes(), STEPS_DONE, AGO);
    }

    private static List<Step> steps() {
        FileState absent = new FileState.Absent();
        return List.of(
                new Step.MakeFolder(FOLDER, Tree.FOLDER, absent),
                new Step.WriteFile(
                        FOLDER + "/hostkeeper.conf",
                        Content.of("[Service]\nEnvironment=REFRESH=15\nMemoryMax=256M\n"),
                        Ownership.ROOT_PUBLIC,
                        absent),
                Step.Run.settling(Text.of("demo", "left.reload"), List.of("systemctl", "daemon-reload")),
                Step.Run.settling(Text.of("demo", "left.restart", "price_board"), List.of("systemctl", "restart", UNIT)),
                Step.Check.of(
                        Text.of("demo", "left.runs", "price_board"),
                        List.of("systemctl", "is-active", "--quiet", UNIT),
                        Duration.ofSeconds(5)));
    }
}
