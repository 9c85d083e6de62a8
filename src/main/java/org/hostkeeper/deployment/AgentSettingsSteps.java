package org.hostkeeper.deployment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.Step;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * What becomes of an agent's settings when it is installed: new ones where there are none, those that are there where they are
 * for this owner. Settings for somebody else are never kept without a word, and never overwritten without one.
 */
record AgentSettingsSteps(HostGround ground, InstallRequest request) {
    private static final Ownership CONFIG = new Ownership("root", AgentPlaces.USER, 0640);
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String TABLE = AgentPlaces.STATE + "/modules.db";

    /** From, to, and where goes what is in the way; nothing if there is nothing to move. */
    private static final String MOVE =
            """
            [ -e "$1" ] || exit 0
            for end in '' -wal -journal; do [ ! -e "$2$end" ] || mv -fT -- "$2$end" "$3$end" || exit; done
            for end in -wal -journal ''; do [ ! -e "$1$end" ] || mv -fT -- "$1$end" "$2$end" || exit; done
            """;

    private static final String INTO = "cat >\"$1\"";

    List<Step> steps(PlanId id) {
        Optional<String> left = AgentSite.owner(ground.at(AgentPlaces.CONFIG), "/hostkeeper/owner");
        boolean others = left.filter(owner -> !owner.equals(request.owner())).isPresent();
        if (others && (AgentPlans.isThere(ground) || !request.newSettings())) {
            throw AgentPlans.refused(ground, Text.of(
                    "deployment",
                    AgentPlans.isThere(ground) ? "settings.others.there" : "settings.others.left",
                    AgentPlaces.CONFIG, left.orElseThrow(), request.owner()));
        }
        List<Step> steps = new ArrayList<>();
        if (ground.isAbsent(AgentPlaces.CONFIG)) {
            steps.add(new Step.WriteFile(AgentPlaces.CONFIG, fresh(), CONFIG, ground.at(AgentPlaces.CONFIG)));
        } else if (isReplaced()) {
            steps.add(inPlaceOfLeft(id));
            left.filter(_ -> others).ifPresent(owner -> steps.add(tableAside(owner, id)));
        }
        list().ifPresent(steps::add);
        return steps;
    }

    private boolean isReplaced() {
        return request.newSettings() && !AgentPlans.isThere(ground);
    }

    private Content fresh() {
        return Content.of(AgentSettings.fresh(ground.host(), owner(ground, request.owner())));
    }

    /** The old ones may hold passwords: they are kept with the plan, on the host. */
    private Step inPlaceOfLeft(PlanId id) {
        KeptFile config = KeptFile.of(AgentPlaces.CONFIG, id);
        return new Step.Run(
                Text.of("deployment", "step.new-settings", AgentPlaces.CONFIG, request.owner()),
                config.changedBy("hostkeeper-config-new", List.of("sh", "-c", INTO, "hostkeeper-config-into", AgentPlaces.CONFIG)),
                fresh(),
                LIMIT,
                Optional.of(config.back("hostkeeper-config-back")));
    }

    /** Rows do not say whose they are, so a new owner begins without; what was there meanwhile is not lost when they come back. */
    private static Step tableAside(String former, PlanId id) {
        String aside = TABLE + "." + id.value();
        return Step.Run.of(
                Text.of("deployment", "step.table-aside", former, aside),
                List.of("sh", "-c", MOVE, "hostkeeper-table-aside", TABLE, aside, aside),
                List.of("sh", "-c", MOVE, "hostkeeper-table-back", aside, TABLE, aside + ".later"));
    }

    /** One that names fewer modules of this owner stays; beside settings that are new, one of somebody else does not. */
    private Optional<Step> list() {
        Optional<String> named = AgentSite.owner(ground.at(AgentPlaces.HELPER_LIST), "/owner");
        boolean isNew = ground.isAbsent(AgentPlaces.CONFIG) || isReplaced();
        boolean stays = !ground.isAbsent(AgentPlaces.HELPER_LIST) && (!isNew || named.filter(request.owner()::equals).isPresent());
        return stays ? Optional.empty() : helperList(ground, request.owner());
    }

    /** Also in place of one that an agent for somebody else has left. */
    static Optional<Step> helperList(HostGround ground, String wanted) {
        String list = AgentSettings.helperList(owner(ground, wanted));
        boolean same = ground.at(AgentPlaces.HELPER_LIST) instanceof FileState.Present there
                && there.sha256().equals(Bytes.utf8(list).sha256());
        return same
                ? Optional.empty()
                : Optional.of(new Step.WriteFile(
                        AgentPlaces.HELPER_LIST, Content.of(list), Ownership.ROOT_PUBLIC, ground.at(AgentPlaces.HELPER_LIST)));
    }

    private static String owner(HostGround ground, String wanted) {
        return ground.owner()
                .map(HostGround.Owner::name)
                .filter(wanted::equals)
                .orElseThrow(() -> new ProblemException(
                        new Problem.NotFound(Text.of("deployment", "owner"), wanted + " (" + ground.host().value() + ")")));
    }
}
