package org.hostkeeper.deployment;

import java.util.ArrayList;
import java.util.List;
import org.hostkeeper.facts.Scripts;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.host.PlanFolder;

/**
 * A file of which nothing may become the content of a plan, since it holds passwords: a command changes it on the host. As it
 * was it is kept in the plan's own folder, which is root's alone, and it goes with that.
 *
 * @param path the file
 * @param kept where it is kept
 */
public record KeptFile(String path, String kept) {
    private static final String KEEP = Scripts.beside(KeptFile.class, "keep.sh");
    private static final String BACK = Scripts.beside(KeptFile.class, "back.sh");

    public static KeptFile of(String path, PlanId plan) {
        return new KeptFile(path, PlanFolder.ofRoot(plan) + path.substring(path.lastIndexOf('/')) + ".kept");
    }

    /** For a command that insists on keeping the file itself: what it puts there does not stay. */
    public String spare() {
        return kept + ".part";
    }

    /** @param name what the program calls itself, {@code $0} */
    public List<String> changedBy(String name, List<String> command) {
        List<String> all = new ArrayList<>(List.of("sh", "-c", KEEP, name, path, kept));
        all.addAll(command);
        return List.copyOf(all);
    }

    /** Brings it back, unless somebody changed it after the command. */
    public List<String> back(String name) {
        return List.of("sh", "-c", BACK, name, path, kept);
    }
}
