package org.hostkeeper.demo.machine;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.Ownership;

/** The files of a simulated machine by absolute path. Not safe by itself: the machine's lock guards it. */
public final class Tree {
    /** What stands at a path. */
    public sealed interface Node {
        /** A regular file. */
        record File(Bytes content, Ownership ownership) implements Node {}

        /** A folder. */
        record Folder(Ownership ownership) implements Node {}

        /** A symbolic link with its target as written. */
        record SymbolicLink(String target) implements Node {}
    }

    /** Whose folders are that nobody made explicitly. */
    public static final Ownership FOLDER = new Ownership("root", "root", 0755);

    private final TreeMap<String, Node> nodes = new TreeMap<>();

    public Tree() {
        nodes.put("/", new Node.Folder(FOLDER));
    }

    public Optional<Node> at(String path) {
        return Optional.ofNullable(nodes.get(path));
    }

    /** The content of the regular file at this path, or at the end of the links there. */
    public Optional<Bytes> content(String path) {
        return switch (nodes.get(path)) {
            case Node.File file -> Optional.of(file.content());
            case Node.SymbolicLink link when !link.target().equals(path) -> content(link.target());
            case null, default -> Optional.empty();
        };
    }

    public boolean exists(String path) {
        return nodes.containsKey(path);
    }

    public boolean isFolder(String path) {
        return nodes.get(path) instanceof Node.Folder;
    }

    /** Puts this there, whatever was there before. */
    public void put(String path, Node node) {
        nodes.put(path, node);
    }

    /** Puts a file there and makes the folders that it needs, as a package or an earlier hand did. */
    public void install(String path, String content, Ownership ownership) {
        makeParents(path);
        put(path, new Node.File(Bytes.utf8(content), ownership));
    }

    /** Puts a link there and makes the folders that it needs. */
    public void installLink(String path, String target) {
        makeParents(path);
        put(path, new Node.SymbolicLink(target));
    }

    public void remove(String path) {
        nodes.remove(path);
    }

    /** Takes away this and everything under it. */
    public void removeAll(String path) {
        nodes.remove(path);
        nodes.subMap(path + "/", path + "0").clear();
    }

    /** The full paths of what is directly in a folder, in order. */
    public List<String> children(String folder) {
        String prefix = folder.endsWith("/") ? folder : folder + "/";
        String end = prefix.substring(0, prefix.length() - 1) + "0";
        return nodes.subMap(prefix, false, end, false).keySet().stream()
                .filter(path -> path.indexOf('/', prefix.length()) < 0)
                .toList();
    }

    /** The folder that a path stands in. */
    public static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }

    private void makeParents(String path) {
        String parent = parent(path);
        if (!exists(parent)) {
            makeParents(parent);
            put(parent, new Node.Folder(FOLDER));
        }
    }
}
