package org.hostkeeper.demo.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.Ownership;
import org.junit.jupiter.api.Test;

/** The files of a simulated machine. */
class TreeTest {
    private final Tree tree = new Tree();

    @Test
    void installingMakesTheFoldersThatAreNeeded() {
        tree.install("/a/b/c", "text", Ownership.ROOT_PUBLIC);

        assertThat(tree.isFolder("/a/b")).isTrue();
        assertThat(tree.children("/a")).containsExactly("/a/b");
        assertThat(tree.children("/")).containsExactly("/a");
        assertThat(tree.content("/a/b/c")).contains(Bytes.utf8("text"));
    }

    @Test
    void aLinkLeadsToItsContent() {
        tree.install("/a", "text", Ownership.ROOT_PUBLIC);
        tree.installLink("/b", "/a");

        assertThat(tree.content("/b")).contains(Bytes.utf8("text"));
        assertThat(tree.content("/none")).isEmpty();
    }

    @Test
    void neighboursWithLongerNamesAreNoChildren() {
        tree.install("/a/x", "", Ownership.ROOT_PUBLIC);
        tree.install("/a.d/y", "", Ownership.ROOT_PUBLIC);

        assertThat(tree.children("/a")).containsExactly("/a/x");
        tree.removeAll("/a");
        assertThat(tree.exists("/a/x")).isFalse();
        assertThat(tree.exists("/a.d/y")).isTrue();
    }
}
