package org.hostkeeper.mqtt;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.moquette.broker.Server;
import io.moquette.broker.config.IConfig;
import io.moquette.broker.config.MemoryConfig;
import io.moquette.broker.security.IAuthorizatorPolicy;
import io.moquette.broker.subscriptions.Topic;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.hostkeeper.testbed.FreePort;
import org.hostkeeper.testbed.TestAuthority;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** A real broker in the same process, on a port of loopback that it keeps over restarts. Forgets everything at a stop. */
public final class EmbeddedBroker implements AutoCloseable {
    /** Nobody may subscribe below this. */
    public static final String FORBIDDEN = "forbidden";

    private final int port = FreePort.next();
    private final Optional<String> password;
    private final Optional<TestAuthority.Signed> identity;
    private final Optional<TestAuthority> clients;
    private final AtomicInteger logins = new AtomicInteger();
    private final Drops drops = new Drops();
    private @Nullable Server server;
    private List<Thread> sessions = List.of();

    private EmbeddedBroker(
            Optional<String> password, Optional<TestAuthority.Signed> identity, Optional<TestAuthority> clients) {
        this.password = password;
        this.identity = identity;
        this.clients = clients;
    }

    /** Lets everybody in, and is started. */
    public static EmbeddedBroker open() {
        return new EmbeddedBroker(Optional.empty(), Optional.empty(), Optional.empty()).start();
    }

    /** As {@link #open}, not started yet. */
    public static EmbeddedBroker absent() {
        return new EmbeddedBroker(Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static EmbeddedBroker asking(String password) {
        return new EmbeddedBroker(Optional.of(password), Optional.empty(), Optional.empty()).start();
    }

    static EmbeddedBroker encrypted(TestAuthority.Signed identity, Optional<TestAuthority> clients) {
        return new EmbeddedBroker(Optional.empty(), Optional.of(identity), clients).start();
    }

    public EmbeddedBroker start() {
        drops.start();
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Server starting = new Server();
        try {
            starting.startServer(
                    config(), List.of(), this::sslContext, (_, _, given) -> mayLogIn(given), new Policy());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server = starting;
        sessions = Thread.getAllStackTraces().keySet().stream()
                .filter(t -> !before.contains(t) && t.getClass().getSimpleName().equals("SessionEventLoop"))
                .toList();
        return this;
    }

    /**
     * Starts it anew if a thread of its sessions has ended: this broker loses one at any exception of its own, and from
     * then on answers no client that falls to it.
     */
    public void mend() {
        if (!sessions.stream().allMatch(Thread::isAlive)) {
            stop();
            start();
        }
    }

    private IConfig config() {
        Properties properties = new Properties();
        properties.setProperty(IConfig.HOST_PROPERTY_NAME, "127.0.0.1");
        properties.setProperty(identity.isPresent() ? IConfig.SSL_PORT_PROPERTY_NAME : IConfig.PORT_PROPERTY_NAME, "" + port);
        if (identity.isPresent()) {
            properties.setProperty(IConfig.PORT_PROPERTY_NAME, "disabled");
            properties.setProperty(IConfig.JKS_PATH_PROPERTY_NAME, "given by code");
        }
        // unlike mosquitto this one ends the connection of who sends more than 8 KB
        properties.setProperty(IConfig.NETTY_MAX_BYTES_PROPERTY_NAME, "1048576");
        properties.setProperty(IConfig.ALLOW_ANONYMOUS_PROPERTY_NAME, String.valueOf(password.isEmpty()));
        properties.setProperty(IConfig.PERSISTENCE_ENABLED_PROPERTY_NAME, "false");
        properties.setProperty(IConfig.ENABLE_TELEMETRY_NAME, "false");
        properties.setProperty(IConfig.BUFFER_FLUSH_MS_PROPERTY_NAME, "0");
        return new MemoryConfig(properties);
    }

    private SslContext sslContext() {
        TestAuthority.Signed mine = identity.orElseThrow();
        try {
            SslContextBuilder builder = SslContextBuilder.forServer(mine.key(), mine.certificate());
            clients.ifPresent(authority ->
                    builder.trustManager(authority.certificate()).clientAuth(ClientAuth.REQUIRE));
            return builder.build();
        } catch (SSLException e) {
            throw new AssertionError(e);
        }
    }

    private boolean mayLogIn(byte @Nullable [] given) {
        logins.incrementAndGet();
        return password.isEmpty()
                || (given != null && password.get().equals(new String(given, StandardCharsets.UTF_8)));
    }

    /** How often somebody tried to log in. */
    public int logins() {
        return logins.get();
    }

    /**
     * How often it ended a connection to which it had just said that it lets it in: it says so a moment before it has noted it,
     * and takes who speaks in that moment for one who is gone. Those of other such brokers in this process count too.
     */
    public int dropped() {
        return drops.seen.get();
    }

    List<Thread> sessions() {
        return sessions;
    }

    public int port() {
        return port;
    }

    /** Plain, for a client with this id. */
    public BrokerSettings settings(String clientId) {
        return BrokerSettings.of("127.0.0.1", port, clientId);
    }

    /** Who is there now. */
    public Stream<String> clientIds() {
        Server running = server;
        return running == null ? Stream.of() : running.listConnectedClients().stream().map(c -> c.getClientID());
    }

    public void stop() {
        Server running = server;
        if (running != null) {
            running.stopServer();
            server = null;
        }
    }

    @Override
    public void close() {
        stop();
        drops.stop();
    }

    /** That it does so it tells its log alone. */
    private static final class Drops extends AppenderBase<ILoggingEvent> {
        private final AtomicInteger seen = new AtomicInteger();
        private final Logger log = (Logger) LoggerFactory.getLogger("io.moquette.broker.MQTTConnection");

        @Override
        public void start() {
            setContext(log.getLoggerContext());
            super.start();
            log.addAppender(this);
        }

        @Override
        public void stop() {
            log.detachAppender(this);
            super.stop();
        }

        @Override
        protected void append(ILoggingEvent event) {
            if (event.getFormattedMessage().contains("on already closed connection")) {
                seen.incrementAndGet();
            }
        }
    }

    private static final class Policy implements IAuthorizatorPolicy {
        @Override
        public boolean canWrite(Topic topic, String user, String client) {
            return true;
        }

        @Override
        public boolean canRead(Topic topic, String user, String client) {
            return !topic.toString().startsWith(FORBIDDEN);
        }
    }
}
