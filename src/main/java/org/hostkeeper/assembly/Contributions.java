package org.hostkeeper.assembly;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.adoption.AdoptionPlans;
import org.hostkeeper.adoption.Adoptions;
import org.hostkeeper.deployment.defect.ManagerContribution;
import org.hostkeeper.exhibition.watch.ControllerContribution;
import org.hostkeeper.exhibition.watch.WatchReader;
import org.hostkeeper.schedule.ScheduleContribution;

/** What can be taken over; each feature has its contribution here. */
public final class Contributions {
    private Contributions() {}

    /**
     * @param runtime the packed agent; else the one that came along
     * @param asRoot whether a module manager that runs as root is taken over too
     */
    public static Adoptions of(Assembly house, Optional<Path> runtime, boolean asRoot) {
        return new Adoptions(List.of(
                new ManagerContribution(house.agents().defects(), house.agents().changes(), () -> AgentRuntimes.of(runtime), asRoot),
                new ScheduleContribution(house.scheduleReader(), house.schedulePlans()),
                new ControllerContribution(house.exhibition().reader(), new WatchReader())));
    }

    /** Plans about what they found. */
    public static AdoptionPlans plans(Assembly house) {
        return new AdoptionPlans(house.clock(), house.random());
    }
}
