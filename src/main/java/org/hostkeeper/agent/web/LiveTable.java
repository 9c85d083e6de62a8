package org.hostkeeper.agent.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.http.sse.SseClient;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hostkeeper.agent.registry.ModuleRegister;
import org.hostkeeper.agent.registry.ModuleRegister.Change;
import org.hostkeeper.module.DeployedModule;

/** Tells open pages what becomes of modules, as server-sent events (WHATWG HTML, 9.2). */
final class LiveTable implements AutoCloseable {
    private static final int MOST_PAGES = 50;
    private static final JsonNodeFactory NEW = JsonNodeFactory.instance;

    private final ModuleRegister register;
    private final Map<Follower, Locale> followers = new ConcurrentHashMap<>();
    private final AutoCloseable listening;

    LiveTable(ModuleRegister register) {
        this.register = register;
        this.listening = register.onChange(this::changed);
    }

    /** Begins with the whole table, so that nothing is lost between the page and its first event. */
    void join(SseClient client, Locale language) {
        followers.keySet().removeIf(Follower::gone);
        if (followers.size() >= MOST_PAGES) {
            client.close();
            return;
        }
        Follower follower = new Follower(client);
        client.keepAlive();
        client.onClose(() -> followers.remove(follower));
        ArrayNode rows = NEW.arrayNode();
        followers.put(follower, language);
        register.all().forEach(module -> rows.add(StatusPage.row(module, language).strip()));
        follower.tell(new Follower.Event("all", rows.toString()));
        Thread.ofVirtual().name("page").start(follower::send);
    }

    int pages() {
        return followers.size();
    }

    private void changed(Change change) {
        followers.forEach((follower, language) -> follower.tell(switch (change) {
            case Change.Is(DeployedModule module) ->
                new Follower.Event("is", NEW.textNode(StatusPage.row(module, language).strip()).toString());
            case Change.Gone(DeployedModule module) ->
                new Follower.Event("gone", NEW.textNode(module.guid()).toString());
        }));
    }

    @Override
    public void close() throws Exception {
        listening.close();
        followers.keySet().forEach(Follower::close);
    }
}
