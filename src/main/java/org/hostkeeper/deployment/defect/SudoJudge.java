package org.hostkeeper.deployment.defect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hostkeeper.adoption.Defect;
import org.hostkeeper.adoption.Mending;
import org.hostkeeper.deployment.DeployedManager;
import org.hostkeeper.deployment.defect.Material.FoundFile;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.Deadman;
import org.hostkeeper.plan.Step;
import org.hostkeeper.remote.Shell;
import org.hostkeeper.words.Text;

/**
 * Lines of sudoers by which whoever takes over the module manager has the host. They are closed once nothing needs them any
 * more, under a deadman, since sudo is also how the operator comes in.
 */
final class SudoJudge implements Judges.Judge {
    private static final Duration TIME_TO_COME_BACK = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** What is to stand there is checked before it does: a broken file would leave nobody who could put it right. */
    private static final String CHECK = "printf %s \"$1\" | visudo -c -q -f -";

    @Override
    public Stream<Defect> of(Material material) {
        if (material.owner().name().equals("root")) {
            return Stream.empty(); // root needs no sudo
        }
        return material.sudoers().stream().flatMap(file -> of(material, file).stream());
    }

    private static Optional<Defect> of(Material material, FoundFile file) {
        SudoFile sudo = new SudoFile(file.text());
        List<SudoFile.Rule> open = sudo.open(material.owner().name(), material.groups());
        if (open.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Kind.OPEN_SUDO.at(file.path(),
                Text.of("deployment.defect", "what.open-sudo", material.owner().name(), file.path()),
                open.stream().map(rule -> rule.head() + " = " + words(rule)).toList(),
                mending(material, file, sudo, open)));
    }

    private static String words(SudoFile.Rule rule) {
        return String.join(", ", rule.grants().stream().filter(SudoFile.Grant::open).map(SudoFile.Grant::words).toList());
    }

    private static Mending mending(Material material, FoundFile file, SudoFile sudo, List<SudoFile.Rule> open) {
        if (material.manager().stays()) {
            return Mending.person(
                    Text.of("deployment.defect", "decide.open-sudo.adopt", DeployedManager.UNIT),
                    Shell.line(List.of("hostkeeper", "adopt", "--host", material.host().value())));
        }
        if (material.login().equals(material.owner().name())) {
            return Mending.person(
                    Text.of("deployment.defect", "decide.open-sudo.login", material.login()),
                    Shell.line(List.of("visudo", "-f", file.path())));
        }
        if (!open.stream().allMatch(SudoFile.Rule::sole)) {
            return Mending.person(
                    Text.of("deployment.defect", "decide.open-sudo.others", material.owner().name()),
                    Shell.line(List.of("visudo", "-f", file.path())));
        }
        return plan(file, sudo.without(open));
    }

    private static Mending plan(FoundFile file, String text) {
        Step.Check whole = Step.Check.of(
                Text.of("deployment.defect", "check.sudoers"), List.of("visudo", "-c", "-q"), PATIENCE);
        List<Step> steps = new ArrayList<>();
        steps.add(Step.Check.of(
                Text.of("deployment.defect", "check.sudoers.new", file.path()),
                List.of("sh", "-c", CHECK, "hostkeeper-sudoers-check", text),
                Duration.ZERO));
        steps.add(new Step.WriteFile(file.path(), Content.of(text), file.file().ownership(), file.file()));
        steps.add(whole);
        return new Mending.ByPlan(
                Text.of("deployment.defect", "mend.open-sudo", file.path()),
                _ -> steps,
                Optional.of(new Deadman(TIME_TO_COME_BACK, List.of(whole), false)));
    }
}
