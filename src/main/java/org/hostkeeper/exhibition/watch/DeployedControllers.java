package org.hostkeeper.exhibition.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hostkeeper.adoption.Defect;
import org.hostkeeper.adoption.Found;
import org.hostkeeper.adoption.Mending;
import org.hostkeeper.adoption.TakeOver;
import org.hostkeeper.exhibition.ControllerSettings;
import org.hostkeeper.exhibition.DeployedController;
import org.hostkeeper.exhibition.Domain;
import org.hostkeeper.exhibition.Domains;
import org.hostkeeper.plan.Step;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * The controllers that a host has, what is wrong with each, and how the agent takes the place of all of them.
 *
 * @param running which of their units run, and which start with the host
 */
public record DeployedControllers(Domains on, WatchGround ground, Set<String> running, Set<String> enabled) {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "localhost");
    private static final List<String> EVERYWHERE = List.of("0.0.0.0/0", "::/0");
    private static final List<String> THIS_HOST = List.of("127.0.0.0/8", "::1/128");

    public DeployedControllers {
        running = Set.copyOf(running);
        enabled = Set.copyOf(enabled);
    }

    /** Those that run, or will with the host: others are left as they are. */
    private List<DeployedController> all() {
        return on.deployed().stream()
                .filter(c -> running.contains(c.unit()) || enabled.contains(c.unit()))
                .toList();
    }

    Optional<Found> found() {
        if (all().isEmpty()) {
            return Optional.empty();
        }
        List<Defect> defects = new ArrayList<>();
        all().forEach(controller -> defects.addAll(defects(controller)));
        defects.sort(Defect.WORST_FIRST);
        String machines = String.join(", ", all().stream().map(c -> c.isNameless() ? "?" : c.settings().vm()).toList());
        return Optional.of(Found.of(
                ControllerContribution.NOUN, Text.of("exhibition.watch", "found", machines), defects, takeOver()));
    }

    private TakeOver takeOver() {
        try {
            named();
            agreed();
            alone();
            List<Step> steps = new ArrayList<>();
            for (DeployedController controller : all()) {
                steps.addAll(away(controller.unit()));
            }
            steps.add(WatchPlans.makesRoom());
            steps.addAll(WatchPlans.steps(ground, all().stream().map(DeployedControllers::adopted).toList()));
            return TakeOver.plan(Text.of("exhibition.watch", "plan.adopt"), steps);
        } catch (ProblemException e) {
            return new TakeOver.Refused(e.problem());
        }
    }

    private List<Step> away(String unit) {
        List<Step> steps = new ArrayList<>();
        if (enabled.contains(unit)) {
            steps.add(Step.Run.of(
                    Text.of("exhibition.watch", "step.disable", unit),
                    List.of("systemctl", "disable", "--", unit), List.of("systemctl", "enable", "--", unit)));
        }
        Text stop = Text.of("exhibition.watch", "step.stop", unit);
        List<String> stopped = List.of("systemctl", "stop", "--", unit);
        steps.add(running.contains(unit)
                ? Step.Run.of(stop, stopped, List.of("systemctl", "start", "--", unit))
                : Step.Run.settling(stop, stopped)); // one that fails and is started again by systemd, for ever
        return steps;
    }

    private void named() {
        all().stream().filter(DeployedController::isNameless).findFirst().ifPresent(controller -> {
            throw refused("refused.nameless", controller.unit());
        });
    }

    /** What it does is not known from what is written there: another machine might be reverted from then on. */
    private void agreed() {
        for (DeployedController controller : all()) {
            if (!controller.contradictions().isEmpty()) {
                throw refused("refused.contradiction", controller.unit(), String.join(", ", controller.contradictions().keySet()));
            }
        }
    }

    private static ProblemException refused(String key, String... words) {
        return new ProblemException(new Problem.Refused(
                Text.of("exhibition.watch", "plan.adopt"), Text.of("exhibition.watch", key, (Object[]) words)));
    }

    /** The agent does not start with two machines of one name, or at one port. */
    private void alone() {
        for (DeployedController controller : all()) {
            sharing(controller).findFirst().ifPresent(other -> {
                throw refused("refused.shared", controller.unit(), other.unit());
            });
        }
    }

    private Stream<DeployedController> sharing(DeployedController controller) {
        ControllerSettings settings = controller.settings();
        return all().stream()
                .filter(other -> !other.unit().equals(controller.unit()))
                .filter(other -> other.settings().port() == settings.port() || other.settings().vm().equals(settings.vm()));
    }

    /** Reached from where it was, and without a token from there, as its guests and operators have none: an open defect. */
    private static ControllerSettings adopted(DeployedController controller) {
        ControllerSettings s = controller.settings();
        return new ControllerSettings(
                s.vm(), s.snapshot(), s.heartbeatTimeout(), s.checkInterval(), s.startupDelay(), s.startupInterval(),
                s.startupAttempts(), s.autoRevert(), s.checkGuestAgent(), s.guestAgentTimeout(), s.hosts(), s.port(), s.guests(),
                LOOPBACK.containsAll(s.hosts()) ? THIS_HOST : EVERYWHERE, s.opening(), s.breaker(), s.revertOnStart(), s.visitorIdle());
    }

    private List<Defect> defects(DeployedController controller) {
        ControllerSettings settings = controller.settings();
        List<Defect> defects = new ArrayList<>();
        String where = String.join(",", settings.hosts()) + ":" + settings.port();
        defects.add(defect(controller, ControllerDefect.ANY_PAGE_REVERTS, List.of(where), new Mending.ByTakeOver()));
        defects.addAll(settled(controller));
        for (ControllerDefect always : List.of(
                ControllerDefect.REVERTS_TWICE, ControllerDefect.GOLDEN_DELETED_FIRST, ControllerDefect.ENDLESS_REVERTS,
                ControllerDefect.START_REVERTS, ControllerDefect.ASKS_EACH_SECOND)) {
            defects.add(defect(controller, always, List.of(settings.vm()), new Mending.ByTakeOver()));
        }
        return defects;
    }

    /** What only a person can settle. */
    private List<Defect> settled(DeployedController controller) {
        ControllerSettings settings = controller.settings();
        List<Defect> defects = new ArrayList<>();
        Optional<Domain> domain = on.find(settings.vm());
        if (domain.isEmpty()) {
            defects.add(person(controller, ControllerDefect.NO_MACHINE, "vm_name: " + settings.vm()));
        } else if (domain.get().snapshot(settings.snapshot()).isEmpty()) {
            defects.add(person(controller, ControllerDefect.NO_GOLDEN, "snapshot_name: " + settings.snapshot()));
        }
        sharing(controller)
                .forEach(other -> defects.add(person(controller, ControllerDefect.SHARED, other.unit() + ": " + other.settings().vm())));
        controller.bad().forEach(problem -> defects.add(
                person(controller, ControllerDefect.BAD_SETTING, problem.text().in(Locale.ENGLISH))));
        controller.contradictions().forEach((key, said) -> defects.add(person(
                controller, ControllerDefect.CONTRADICTION,
                key + ": " + said.file() + ", VMCTL_" + key.toUpperCase(Locale.ROOT) + "=" + said.variable())));
        if (!controller.unknown().isEmpty()) {
            defects.add(person(controller, ControllerDefect.UNKNOWN_SETTING, controller.unknown().stream()
                    .map(warning -> warning.in(Locale.ENGLISH))
                    .toArray(String[]::new)));
        }
        if (!controller.limits().isEmpty()) {
            defects.add(person(controller, ControllerDefect.LIMITS_END, controller.limits().entrySet().stream()
                    .map(limit -> limit.getKey() + "=" + limit.getValue())
                    .toArray(String[]::new)));
        }
        return defects;
    }

    private static Defect person(DeployedController controller, ControllerDefect kind, String... evidence) {
        return defect(controller, kind, List.of(evidence),
                new Mending.ByPerson(Text.of("exhibition.watch", "decide." + kind.code()), Optional.empty()));
    }

    private static Defect defect(DeployedController controller, ControllerDefect kind, List<String> evidence, Mending mending) {
        return new Defect(
                kind, controller.unit(), Text.of("exhibition.watch", "defect." + kind.code()),
                Text.of("exhibition.watch", "defect." + kind.code() + ".why"), evidence, mending);
    }
}
