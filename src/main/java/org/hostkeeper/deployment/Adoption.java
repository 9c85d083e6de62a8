package org.hostkeeper.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.Step;
import org.hostkeeper.words.Text;

/**
 * What an agent takes over from a deployed manager, step by step: its settings, which never leave the host, since they hold
 * passwords; its table of modules, opened in place by a group on its folder; its address. Each step has its way back.
 */
final class Adoption {
    private static final String IMPORT = "hostkeeper-config-import";
    private static final int GROUP_WRITES = 0070;
    private static final int SET_GROUP = 02000;
    private static final int FILE_GROUP_WRITES = 0060;

    private final DeployedManager manager;

    Adoption(DeployedManager manager) {
        this.manager = manager;
    }

    /** The deployed settings, with what only the agent knows beside them, put together on the host by its own program. */
    Step settings() {
        List<String> arguments = new ArrayList<>(List.of("sh", "-c", "exec \"$@\"", IMPORT));
        arguments.addAll(importing());
        return Step.Run.of(
                Text.of("deployment", "step.import", manager.config(), AgentPlaces.CONFIG),
                arguments,
                List.of("rm", "-f", "--", AgentPlaces.CONFIG));
    }

    /** The same where an agent that was removed has left its own: those are kept with the plan. */
    Step settingsInPlaceOfOld(PlanId plan) {
        KeptFile old = KeptFile.of(AgentPlaces.CONFIG, plan);
        List<String> command = new ArrayList<>(importing());
        command.add("--replace");
        return Step.Run.of(
                Text.of("deployment", "step.import-again", manager.config(), AgentPlaces.CONFIG),
                old.changedBy(IMPORT, command),
                old.back("hostkeeper-config-back"));
    }

    private List<String> importing() {
        return List.of(
                AgentPlaces.CURRENT + "/bin/hostkeeper", "agent", "config", "import",
                "--from", manager.config(),
                "--to", AgentPlaces.CONFIG,
                "--owner", manager.owner().name(),
                "--database", manager.database(),
                "--bind", manager.address(),
                "--compatibility", "*=" + networks());
    }

    /** From where deployed clients, which know no token, are answered as before: an open defect, said as such. */
    private String networks() {
        return manager.isOnLoopback() ? "127.0.0.0/8,::1/128" : "0.0.0.0/0,::/0";
    }

    List<Step> database() {
        Ownership folder = manager.folderAccess();
        Ownership shared = new Ownership(folder.owner(), AgentPlaces.USER, folder.mode() | GROUP_WRITES | SET_GROUP);
        Ownership file = manager.databaseAccess();
        List<Step> all = new ArrayList<>();
        all.add(new Step.MakeFolder(manager.folder(), shared, new FileState.Folder(folder)));
        all.add(Step.Run.of(
                Text.of("deployment", "step.group", manager.database(), AgentPlaces.USER),
                List.of("chgrp", "--", AgentPlaces.USER, manager.database()),
                List.of("chgrp", "--", file.group(), manager.database())));
        all.add(Step.Run.of(
                Text.of("deployment", "step.mode", manager.database()),
                List.of("chmod", "--", octal(file.mode() | FILE_GROUP_WRITES), manager.database()),
                List.of("chmod", "--", octal(file.mode()), manager.database())));
        return all;
    }

    /** systemd shows the agent this one folder of a home that is closed to it otherwise. */
    Step dropIn(HostGround ground) {
        String text = "[Service]\nBindPaths=" + quoted(manager.folder()) + "\n";
        return new Step.WriteFile(
                AgentPlaces.dropIn(), Content.of(text), Ownership.ROOT_PUBLIC, ground.at(AgentPlaces.dropIn()));
    }

    List<Step> stop(AgentSteps steps) {
        List<Step> all = new ArrayList<>();
        if (manager.stand().active()) {
            all.add(steps.stop(DeployedManager.UNIT));
        }
        if (manager.stand().enabled()) {
            all.add(steps.disable(DeployedManager.UNIT));
        }
        return all;
    }

    Optional<String> owner() {
        return Optional.of(manager.owner().name());
    }

    private static String octal(int mode) {
        return "%04o".formatted(mode);
    }

    /** As systemd.syntax(7) quotes: a percent sign is doubled, and blanks stand within quotes. */
    private static String quoted(String path) {
        return "\"" + path.replace("\\", "\\\\").replace("\"", "\\\"").replace("%", "%%") + "\"";
    }
}
