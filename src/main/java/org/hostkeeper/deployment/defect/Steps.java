package org.hostkeeper.deployment.defect;

import java.util.List;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Step;
import org.hostkeeper.words.Text;

/** The steps that mending plans are made of, each with what takes it back. */
final class Steps {
    private Steps() {}

    static Step stop(String unit) {
        return systemctl("stop", unit, "start");
    }

    static Step start(String unit) {
        return systemctl("start", unit, "stop");
    }

    static Step disable(String unit) {
        return systemctl("disable", unit, "enable");
    }

    static Step reload() {
        return Step.Run.settling(Text.of("deployment.defect", "step.reload"), List.of("systemctl", "daemon-reload"));
    }

    /** So that it takes up what its files say, and again when they are put back. */
    static Step restart(String unit) {
        return Step.Run.settling(
                Text.of("deployment.defect", "step.restart", unit), List.of("systemctl", "restart", "--", unit));
    }

    static Step owned(Material.FoundFile found, Ownership ownership) {
        return new Step.WriteFile(
                found.path(), Content.of(found.file().content().orElseThrow()), ownership, found.file());
    }

    static Step remove(String path, FileState there) {
        return new Step.RemoveFile(path, there);
    }

    private static Step systemctl(String verb, String unit, String undo) {
        return Step.Run.of(
                Text.of("deployment.defect", "step." + verb, unit),
                List.of("systemctl", verb, "--", unit),
                List.of("systemctl", undo, "--", unit));
    }
}
