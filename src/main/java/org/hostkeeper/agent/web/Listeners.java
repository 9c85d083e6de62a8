package org.hostkeeper.agent.web;

import io.javalin.config.JettyConfig;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.hostkeeper.agent.config.RestConfig;
import org.jspecify.annotations.Nullable;

/**
 * Where the one server listens. Each request carries on which machine's port it came and when its connection was accepted.
 * Time and connections are bounded, those of each machine apart, so that a guest can take them only from itself.
 */
final class Listeners {
    private static final int IDLE_MILLIS = 30_000;
    private static final int MOST_CONNECTIONS = 256;
    private static final int MOST_OF_A_MACHINE = 64;
    private static final String DOOR = "hostkeeper.door";
    private static final String ACCEPTED = "hostkeeper.accepted";

    private final RestConfig rest;
    private final Doors doors;
    private @Nullable Server server;
    private @Nullable HttpConfiguration http;

    Listeners(RestConfig rest, List<Door> doors) {
        this.rest = rest;
        this.doors = new Doors(doors, this::connector);
    }

    Doors doors() {
        return doors;
    }

    void configure(JettyConfig jetty) {
        jetty.modifyHttpConfiguration(configuration -> {
            configuration.setSendServerVersion(false);
            configuration.setIdleTimeout(IDLE_MILLIS);
        });
        jetty.modifyServer(owner -> owner.setErrorHandler(Listeners::refuse));
        jetty.addConnector((owner, configuration) -> {
            this.server = owner;
            this.http = configuration;
            return connector("", 1, rest.bind(), rest.port(), MOST_CONNECTIONS);
        });
    }

    /** What is no request at all reaches no route, and is answered in the same form. */
    private static boolean refuse(Request request, Response response, Callback callback) {
        String detail = Optional.ofNullable(HttpStatus.getMessage(response.getStatus())).orElse("Bad Request");
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Reply.JSON);
        byte[] body = Reply.error(response.getStatus(), detail).body();
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }

    /** The machine on whose own port this came; empty for the agent's. */
    static Optional<String> door(HttpServletRequest request) {
        return Optional.of((String) request.getAttribute(DOOR)).filter(vm -> !vm.isEmpty());
    }

    /** {@link System#nanoTime()} of when its connection was accepted. */
    static long accepted(HttpServletRequest request) {
        return (Long) request.getAttribute(ACCEPTED);
    }

    private ServerConnector connector(Door door) {
        return connector(door.vm(), 0, door.host(), door.port(), MOST_OF_A_MACHINE);
    }

    /** @param acceptors threads that only accept; without one the selecting thread does it, which is enough for a guest */
    private ServerConnector connector(String door, int acceptors, String host, int port, int connections) {
        HttpConfiguration own = new HttpConfiguration(Objects.requireNonNull(http));
        own.addCustomizer((request, _) -> {
            request.setAttribute(DOOR, door);
            request.setAttribute(ACCEPTED, request.getConnectionMetaData().getAttribute(ACCEPTED));
            return request;
        });
        ServerConnector connector =
                new ServerConnector(Objects.requireNonNull(server), acceptors, 1, new HttpConnectionFactory(own));
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        connector.addBean(new Acceptance());
        connector.addBean(new NetworkConnectionLimit(connections, connector));
        return connector;
    }

    /** Notes when a connection began. */
    private static final class Acceptance implements Connection.Listener {
        @Override
        public void onOpened(Connection connection) {
            if (connection instanceof ConnectionMetaData data) {
                data.setAttribute(ACCEPTED, System.nanoTime());
            }
        }
    }
}
