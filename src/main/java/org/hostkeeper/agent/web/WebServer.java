package org.hostkeeper.agent.web;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.sse.SseHandler;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.agent.metric.Metrics;
import org.hostkeeper.agent.web.access.Asked;
import org.hostkeeper.agent.web.access.Guard;
import org.hostkeeper.agent.web.access.Need;
import org.hostkeeper.agent.web.access.Verdict;
import org.hostkeeper.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one web server of the agent: takes routes for its own port and for those of watched machines, lets the guard judge
 * each request, and answers every error as deployed clients know it. Bodies are bounded here, time and connections by
 * {@link Listeners}.
 */
final class WebServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final int MOST_BODY = 1 << 20;
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
                    + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Cache-Control", "no-store");

    private final Listeners listeners;
    private final Guard guard;
    private final LiveTable live;
    private final Metrics.Counter answered;
    private final Javalin server;
    private volatile Runnable altered = () -> { };

    WebServer(Listeners listeners, Routes routes, Guard guard, LiveTable live, Metrics metrics) {
        this.listeners = listeners;
        this.guard = guard;
        this.live = live;
        this.answered = metrics.counter("hostkeeper_http_requests_total", "Answered requests by status.", "status");
        this.server = Javalin.create(config -> configure(config, routes));
    }

    /** Returns once connections are accepted on the agent's own port, and each machine's was tried. */
    void start() {
        server.start();
        listeners.doors().open();
    }

    /** What is done after a machine was told to be otherwise, and before that is answered. */
    void whenAltered(Runnable first) {
        altered = first;
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        listeners.doors().close();
        server.stop();
    }

    private void configure(JavalinConfig config, Routes routes) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = MOST_BODY;
        config.concurrency.useVirtualThreads = true;
        listeners.configure(config.jetty);
        config.routes.before(context -> HEADERS.forEach(context::header));
        routes.spots().forEach(spot -> config.routes.addHttpHandler(
                HandlerType.findOrCreate(spot.method()), spot.path(), context -> answer(routes, spot, context)));
        config.routes.exception(HttpResponseException.class, (e, context) -> deny(context, e.getStatus(), said(e)));
        config.routes.exception(BadBody.class, (e, context) -> give(context, e.faults().reply()));
        config.routes.exception(Exception.class, (e, context) -> {
            LOG.error("{} {} was not answered", context.method(), context.path(), e);
            deny(context, 500, "Internal Server Error");
        });
        config.routes.after(context -> answered.count(Integer.toString(context.statusCode())));
    }

    /** The guard stands before each handler, and not before paths: what leads to a handler in whatever way is judged. */
    private void answer(Routes routes, Routes.Spot spot, Context context) throws Exception {
        Place place = new Place(Listeners.door(context.req()), context.pathParamMap());
        Optional<Route> found = routes.at(spot, place);
        if (found.isEmpty()) {
            int status = routes.hasPath(spot, place) ? 405 : 404;
            deny(context, status, status == 405 ? "Method Not Allowed" : "Not Found");
            return;
        }
        Map<String, String> headers = new HashMap<>();
        context.headerMap().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        Route route = found.get();
        Verdict verdict = guard.judge(
                new Asked(route.method(), route.name(), route.need().apply(place), address(context.ip()), headers));
        switch (verdict) {
            case Verdict.Welcome(Verdict.By by) -> answer(route, place, by, context);
            case Verdict.Denied(int status, String detail) -> {
                if (status == 401) {
                    context.header("WWW-Authenticate", "Basic realm=\"Hostkeeper agent\", charset=\"UTF-8\"");
                } else if (status == 429) {
                    context.header("Retry-After", "5");
                }
                deny(context, status, detail);
            }
        }
    }

    private void answer(Route route, Place place, Verdict.By by, Context context) throws Exception {
        if (route.path().equals(Pages.EVENTS)) {
            new SseHandler(client -> live.join(client, language(client.ctx()))).handle(context);
            return;
        }
        Map<String, String> query = new HashMap<>();
        context.queryParamMap().forEach((name, values) -> query.put(name, values.isEmpty() ? "" : values.getFirst()));
        String body = route.method().equals("GET") ? "" : context.body();
        Request.Caller caller = new Request.Caller(
                by, Listeners.accepted(context.req()), Optional.ofNullable(context.header("Host")).orElse(""));
        Reply reply = answered(route, new Request(place, context.path(), query, body, language(context), caller));
        if (route.need().apply(place) instanceof Need.OfMachine of && of.alters()) {
            altered.run();
        }
        give(context, reply);
    }

    /** Only here, behind the guard, is told what is wrong on the host: it names files. */
    private static Reply answered(Route route, Request request) {
        try {
            return route.answer().apply(request);
        } catch (ProblemException e) {
            LOG.warn("{}: {}", route.name(), e.problem().text(), e);
            return Reply.of(e.problem());
        }
    }

    private static void give(Context context, Reply reply) {
        reply.headers().forEach(context::header);
        context.status(reply.status()).contentType(reply.type()).result(reply.body());
    }

    private static void deny(Context context, int status, String detail) {
        give(context, Reply.error(status, detail));
    }

    /** The words that deployed clients know, in place of the library's own. */
    private static String said(HttpResponseException e) {
        return switch (e.getStatus()) {
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 413 -> "Request Entity Too Large";
            default -> String.valueOf(e.getMessage());
        };
    }

    /** The first of the languages that a browser names which the words have. */
    private static Locale language(Context context) {
        String wanted = Optional.ofNullable(context.header("Accept-Language")).orElse("");
        try {
            List<Locale.LanguageRange> ranges = wanted.isBlank() ? List.of() : Locale.LanguageRange.parse(wanted);
            return Optional.ofNullable(Locale.lookup(ranges, org.hostkeeper.words.Text.LANGUAGES)).orElse(Locale.ENGLISH);
        } catch (IllegalArgumentException e) {
            return Locale.ENGLISH;
        }
    }

    private static InetAddress address(String ip) {
        try {
            return InetAddress.getByName(ip.replaceFirst("^\\[(.*)]$", "$1"));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
