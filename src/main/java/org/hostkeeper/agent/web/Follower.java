package org.hostkeeper.agent.web;

import io.javalin.http.sse.SseClient;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One open page. It gets events in their order at its own pace; one that falls far behind is let go and comes back by itself
 * with the whole table. A sign of life is sent while nothing happens, so that a page that has gone is noticed.
 */
final class Follower {
    private static final int BEHIND = 512;
    private static final int SIGN_SECONDS = 15;

    /**
     * What a page is told.
     *
     * @param data JSON
     */
    record Event(String kind, String data) {}

    private final SseClient client;
    private final BlockingQueue<Event> waiting = new ArrayBlockingQueue<>(BEHIND);

    Follower(SseClient client) {
        this.client = client;
    }

    void tell(Event event) {
        if (!waiting.offer(event)) {
            client.close();
        }
    }

    boolean gone() {
        return client.terminated();
    }

    void close() {
        client.close();
    }

    /** Sends until the page has gone. */
    void send() {
        try {
            while (!client.terminated()) {
                Event event = waiting.poll(SIGN_SECONDS, TimeUnit.SECONDS);
                if (event == null) {
                    client.sendComment("-");
                } else {
                    client.sendEvent(event.kind(), event.data());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            client.close();
        }
    }
}
