package org.hostkeeper.remote.process;

import java.io.IOException;
import java.io.OutputStream;

/** What a program gets on standard input; the end of file comes after it. */
interface Feed {
    void to(OutputStream input) throws IOException;

    /** Feeds a program without holding up whoever waits for its end. A program need not read all of it. */
    static void start(Feed feed, Running running) {
        Thread.ofVirtual().name("feed").start(() -> {
            try (OutputStream input = running.input()) {
                feed.to(input);
            } catch (IOException e) {
                // The program ended without reading on, or the way broke; its listener hears which.
            }
        });
    }
}
