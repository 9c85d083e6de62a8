package org.hostkeeper.demo.plan;

import static org.hostkeeper.demo.plan.Answered.base64;

import org.hostkeeper.demo.machine.Tree;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.Ownership;

/**
 * What stands at a path now, in the program's words.
 *
 * @param kind absent, file, folder, link, unreadable
 * @param target of a link, in base64
 */
record Look(String kind, String sum, long size, Ownership ownership, String target, String error, Bytes content) {
    private static final Ownership NOBODYS = new Ownership("-", "-", 0);
    private static final Bytes NOTHING = Bytes.utf8("");

    /** @param user who looks; root sees everything */
    static Look at(Tree tree, String path, String user) {
        return switch (tree.at(path).orElse(null)) {
            case Tree.Node.File(Bytes content, Ownership ownership) -> readable(ownership, user)
                    ? new Look("file", content.sha256(), content.size(), ownership, "-", "", content)
                    : new Look("unreadable", "-", 0, NOBODYS, "-", "cat: " + path + ": Permission denied", NOTHING);
            case Tree.Node.Folder(Ownership ownership) -> new Look("folder", "-", 4096, ownership, "-", "", NOTHING);
            case Tree.Node.SymbolicLink(String target) ->
                new Look("link", "-", 0, NOBODYS, base64(target), "", NOTHING);
            case null -> new Look("absent", "-", 0, NOBODYS, "-", "", NOTHING);
        };
    }

    private static boolean readable(Ownership ownership, String user) {
        return user.equals("root") || ownership.worldReadable() || ownership.owner().equals(user);
    }

    boolean isAsBefore(PlanStep step) {
        return kind.equals(step.before()) && switch (kind) {
            case "absent" -> true;
            case "file" -> sum.equals(step.beforeSum()) && ownership.equals(step.beforeOwnership());
            case "folder" -> ownership.equals(step.beforeOwnership());
            case "link" -> target.equals(step.beforeTarget());
            default -> false;
        };
    }

    /** @param written the hash of what the step writes */
    boolean isAsAfter(PlanStep step, String written) {
        return switch (step.kind()) {
            case "write" -> kind.equals("file") && sum.equals(written) && ownership.equals(step.ownership());
            case "remove" -> kind.equals("absent");
            case "link" -> kind.equals("link") && target.equals(base64(step.target()));
            case "folder" -> kind.equals("folder") && ownership.equals(step.ownership());
            default -> false;
        };
    }

    /** The line of the verb {@code look}. */
    String line(String path, long most) {
        boolean shown = kind.equals("file") && size <= most;
        return String.join(
                " ",
                kind,
                base64(path),
                sum,
                Long.toString(size),
                base64(ownership.owner()),
                base64(ownership.group()),
                Integer.toOctalString(ownership.mode()),
                target,
                base64(error),
                shown ? "+" + base64(content.array()) : "-");
    }
}
