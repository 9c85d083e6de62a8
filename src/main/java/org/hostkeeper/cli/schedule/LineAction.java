package org.hostkeeper.cli.schedule;

import java.util.ArrayList;
import java.util.List;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.PlannedChange;
import org.hostkeeper.fleet.HostWork;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.schedule.ScheduleGround;
import org.hostkeeper.schedule.SchedulePlans;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Parameters;

/** An action on jobs as a whole: one plan a host for all of them. */
abstract class LineAction extends PlannedChange {
    @Parameters(paramLabel = "ID", arity = "1..*", description = "The jobs, as \"cron list\" names them.")
    private List<String> ids = new ArrayList<>();

    LineAction(Context context) {
        super(context);
    }

    /** The verb, which is the key of its title. */
    abstract String verb();

    abstract Plan plan(SchedulePlans plans, ScheduleGround ground, List<String> jobs);

    @Override
    protected final Text title() {
        return Text.of("schedule", "plan." + verb(), String.join(", ", ids));
    }

    @Override
    protected final HostWork<Plan> planning(Assembly house) {
        return (remote, _) -> plan(house.schedulePlans(), house.scheduleReader().ground(remote, ids), ids);
    }
}
