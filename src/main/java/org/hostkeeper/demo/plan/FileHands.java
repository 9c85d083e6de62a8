package org.hostkeeper.demo.plan;

import static org.hostkeeper.demo.plan.Answered.base64;

import java.util.Optional;
import org.hostkeeper.demo.machine.Tree;
import org.hostkeeper.demo.machine.Users;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.Ownership;

/** Does and undoes the file steps of one plan on the tree; the machine is locked. A problem is in the answer's words. */
final class FileHands {
    private final Tree tree;
    private final String user;
    private final PlanFolder plan;

    FileHands(Tree tree, String user, PlanFolder plan) {
        this.tree = tree;
        this.user = user;
        this.plan = plan;
    }

    Look look(PlanStep step) {
        return Look.at(tree, step.path(), user);
    }

    String conflict(PlanStep step) {
        return "conflict " + base64(step.path()) + " " + look(step).kind();
    }

    /** @param content of a file that is to be written */
    Optional<String> apply(PlanStep step, Bytes content) {
        Optional<String> problem = obstacle(step);
        if (problem.isPresent()) {
            return problem;
        }
        tree.at(step.path())
                .filter(node -> !(node instanceof Tree.Node.Folder))
                .ifPresent(node -> plan.kept.put(step.number(), node));
        switch (step.kind()) {
            case "write" -> tree.put(step.path(), new Tree.Node.File(content, step.ownership()));
            case "link" -> tree.put(step.path(), new Tree.Node.SymbolicLink(step.target()));
            case "folder" -> tree.put(step.path(), new Tree.Node.Folder(step.ownership()));
            default -> tree.remove(step.path());
        }
        return Optional.empty();
    }

    private Optional<String> obstacle(PlanStep step) {
        String parent = Tree.parent(step.path());
        String tool = switch (step.kind()) {
            case "write" -> "mktemp: failed to create file via template '" + parent + "/.hostkeeper-" + plan.id + "-XXXXXX'";
            case "link" -> "ln: failed to create symbolic link '" + parent + "/.hostkeeper-" + plan.id + "-link'";
            case "folder" -> "mkdir: cannot create directory '" + step.path() + "'";
            default -> "rm: cannot remove '" + step.path() + "'";
        };
        if (!(tree.at(parent).orElse(null) instanceof Tree.Node.Folder(Ownership ownership))) {
            return refused(step, tool + ": No such file or directory");
        }
        if (!user.equals("root") && !ownership.owner().equals(user)) {
            return refused(step, tool + ": Permission denied");
        }
        if (step.kind().equals("remove") && tree.isFolder(step.path()) && !tree.children(step.path()).isEmpty()) {
            return refused(step, "rmdir: failed to remove '" + step.path() + "': Directory not empty");
        }
        boolean owned = step.kind().equals("write") || step.kind().equals("folder");
        return owned ? owner(step) : Optional.empty();
    }

    private Optional<String> owner(PlanStep step) {
        String owner = step.ownership().owner();
        if (!Users.exists(tree, owner)) {
            return refused(step, "chown: invalid user: '" + owner + ":" + step.ownership().group() + "'");
        }
        return user.equals("root") || owner.equals(user)
                ? Optional.empty()
                : refused(step, "chown: changing ownership of '" + step.path() + "': Operation not permitted");
    }

    private static Optional<String> refused(PlanStep step, String said) {
        return Optional.of("refused " + base64(step.path()) + " " + base64(said));
    }

    /** Leaves alone what is no longer as the plan left it. */
    Optional<String> undo(PlanStep step) {
        if (look(step).isAsBefore(step)) {
            return Optional.empty();
        }
        if (!look(step).isAsAfter(step, plan.sum(step))) {
            return plan.last(step.number()).equals("failed") ? Optional.empty() : Optional.of(conflict(step));
        }
        switch (step.before()) {
            case "absent" -> {
                if (!tree.children(step.path()).isEmpty()) {
                    return refused(step, "rmdir: failed to remove '" + step.path() + "': Directory not empty");
                }
                tree.remove(step.path());
            }
            case "folder" -> tree.put(step.path(), new Tree.Node.Folder(step.beforeOwnership()));
            default -> {
                Tree.Node old = plan.kept.get(step.number());
                if (old == null) {
                    return refused(step, "what was kept of it is gone");
                }
                tree.put(step.path(), old);
            }
        }
        return look(step).isAsBefore(step) ? Optional.empty() : Optional.of(conflict(step));
    }
}
