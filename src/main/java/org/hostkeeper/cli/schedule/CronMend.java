package org.hostkeeper.cli.schedule;

import java.util.Arrays;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.PlannedChange;
import org.hostkeeper.cli.command.UsageException;
import org.hostkeeper.fleet.HostWork;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.schedule.Finding;
import org.hostkeeper.schedule.Lint;
import org.hostkeeper.schedule.LintPlans;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Mends what the lint found. */
@Command(
        name = "mend",
        description = "Mend a finding of \"cron lint\" by the least change that makes it go away.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  hostkeeper cron mend log-truncated 3f09ab12 --host gw1 --dry-run",
            "  hostkeeper cron mend file-name /etc/cron.d/report.sh --host mirror-1 --yes"
        })
final class CronMend extends PlannedChange {
    @Parameters(index = "0", paramLabel = "KIND", description = "What was found.")
    private String kind = "";

    @Parameters(index = "1", paramLabel = "WHERE", description = "The job's id, or the file's path.")
    private String where = "";

    CronMend(Context context) {
        super(context);
    }

    @Override
    protected Text title() {
        return Text.of("schedule", "plan.mend", kind().title(), where);
    }

    @Override
    protected void check() {
        kind();
    }

    private Finding.Kind kind() {
        return Arrays.stream(Finding.Kind.values())
                .filter(one -> one.code().equals(kind))
                .findFirst()
                .orElseThrow(() -> UsageException.of("cron.kinds", String.join(", ", Arrays.stream(Finding.Kind.values()).map(Finding.Kind::code).toList())));
    }

    @Override
    protected HostWork<Plan> planning(Assembly house) {
        Finding.Kind wanted = kind();
        LintPlans mending = new LintPlans(house.schedulePlans());
        return (remote, _) -> {
            Finding found = Lint.of(house.scheduleReader().read(remote), house.clock().instant()).stream()
                    .filter(finding -> finding.kind() == wanted && finding.where().equals(where))
                    .findFirst()
                    .orElseThrow(() -> new ProblemException(new Problem.NotFound(
                            Text.of("cli", "kind.finding", remote.host().value()), kind + " " + where)));
            return mending.plan(house.scheduleReader().ground(remote, found), found);
        };
    }
}
