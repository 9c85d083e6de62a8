package org.hostkeeper.cli.exhibition;

import java.util.List;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.PlannedChange;
import org.hostkeeper.exhibition.DomainGround;
import org.hostkeeper.exhibition.ExhibitionPlans;
import org.hostkeeper.fleet.HostWork;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.words.Text;

/** An action on machines: one plan a host for all of them. */
abstract class VmChange extends PlannedChange {
    VmChange(Context context) {
        super(context);
    }

    /** The machines' names. */
    abstract List<String> machines();

    abstract Plan plan(ExhibitionPlans plans, DomainGround ground);

    /** What is done to them, for which plan.* are the words; the names are its first parameter. */
    abstract Text titled(String names);

    @Override
    protected final Text title() {
        return titled(String.join(", ", machines()));
    }

    @Override
    protected final HostWork<Plan> planning(Assembly house) {
        return (remote, _) -> {
            List<Plan> parts = machines().stream()
                    .distinct()
                    .map(name -> plan(house.exhibition().plans(), house.exhibition().reader().ground(remote, name)))
                    .toList();
            return parts.size() == 1 ? parts.getFirst() : Plan.together(title(), parts);
        };
    }
}
