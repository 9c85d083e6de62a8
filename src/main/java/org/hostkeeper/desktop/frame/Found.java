package org.hostkeeper.desktop.frame;

import org.hostkeeper.words.Text;
import org.kordamp.ikonli.Ikon;

/**
 * One thing that the palette can lead to: a host, a service, a page, something to do.
 *
 * @param id what it is known by between two looks, so that the recent ones can be told: {@code host/web1}
 * @param title what it is called
 * @param what what kind of thing it is and where: "Service on web1"; is searched as well
 * @param go what happens when it is chosen; for what a page offers, after that page was opened
 */
public record Found(String id, Ikon icon, Text title, Text what, Runnable go) {
    private static final Text ACTION = Text.of("desktop.frame", "find.action");

    /** Something to do, rather than something that is there. */
    public static Found action(String id, Ikon icon, Text title, Runnable go) {
        return new Found(id, icon, title, ACTION, go);
    }

    /** The same thing, with this done before. */
    Found after(Runnable first) {
        return new Found(id, icon, title, what, () -> {
            first.run();
            go.run();
        });
    }
}
