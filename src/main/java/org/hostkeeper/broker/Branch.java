package org.hostkeeper.broker;

import java.util.List;
import java.util.Optional;

/**
 * A level of the tree of topics as it was at one moment.
 *
 * @param path the topic down to this level
 * @param level its last level, which may be empty
 * @param topics how many topics are at or below it
 * @param messages how many messages came for these
 * @param kept how many of them the broker keeps a message at
 * @param own the topic of exactly this path, if something came for it
 * @param children those that were asked for, in order
 * @param more how many children were left out because there are too many
 */
public record Branch(
        String path,
        String level,
        int topics,
        long messages,
        int kept,
        Optional<Topic> own,
        boolean hasChildren,
        List<Branch> children,
        int more) {
    public Branch {
        children = List.copyOf(children);
    }
}
