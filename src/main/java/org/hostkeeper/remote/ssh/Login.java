package org.hostkeeper.remote.ssh;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.net.Socket;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Milestone;
import org.hostkeeper.remote.Questions;

/**
 * Makes one SSH connection, from TCP to login, and turns whatever keeps it from that into a problem for people. Each
 * phase (reach, agree on keys, log in) has its own time limit.
 */
final class Login {
    private static final int KEEP_ALIVE_MISSES = 3;
    private static final int MANY_KEYS = 20;

    private final HostName host;
    private final Endpoint endpoint;
    private final HostKeys keys;
    private final Questions questions;
    private final SshSettings settings;
    private final Consumer<Milestone> passed;
    private final Tried tried = new Tried();

    /** @param passed told on the connecting thread how far it has come */
    Login(
            HostName host,
            Endpoint endpoint,
            HostKeys keys,
            Questions questions,
            SshSettings settings,
            Consumer<Milestone> passed) {
        this.host = host;
        this.endpoint = endpoint;
        this.keys = keys;
        this.questions = questions;
        this.settings = settings;
        this.passed = passed;
    }

    /** @param jump the connection to go through; it is closed if this fails */
    SshConnection through(Optional<SshConnection> jump) {
        Optional<Supplier<Socket>> dialer =
                jump.map(via -> () -> via.dial(endpoint.address(), endpoint.port()));
        Transport transport = new Transport(host, endpoint, dialer, settings.connect(), passed);
        boolean done = false;
        try (Patience patience = new Patience(settings.connect(), transport::abort)) {
            transport.watchedBy(patience);
            Doorkeeper door = new Doorkeeper(host, endpoint, keys, questions, patience, passed);
            SshConnection connection = connect(transport, door, patience, jump);
            done = true;
            return connection;
        } finally {
            if (!done) {
                transport.abort();
                jump.ifPresent(SshConnection::close);
            }
        }
    }

    private SshConnection connect(
            Transport transport, Doorkeeper door, Patience patience, Optional<SshConnection> jump) {
        PersonalAnswers answers = new PersonalAnswers(host, endpoint.user(), questions, patience, tried);
        try {
            Session session = session(transport, door, patience, answers);
            session.connect(0);
            answers.told(true);
            return new SshConnection(host, session, transport, jump, settings);
        } catch (JSchException | RuntimeException e) {
            // The library answers hostile bytes with whatever its parsing runs into.
            ProblemException problem = problem(e, transport, door, patience);
            if (problem.problem() instanceof Problem.AccessDenied) {
                answers.told(false);
            }
            throw problem;
        }
    }

    private Session session(Transport transport, Doorkeeper door, Patience patience, PersonalAnswers answers)
            throws JSchException {
        JSch jsch = new JSch();
        Session session = jsch.getSession(endpoint.user(), endpoint.address(), endpoint.port());
        session.setProxy(transport);
        session.setHostKeyRepository(door);
        session.setIdentityRepository(
                new Identities(jsch, host, endpoint, settings, questions, patience, tried));
        session.setUserInfo(answers);
        session.setConfig("StrictHostKeyChecking", "yes");
        session.setConfig("prefer_known_host_key_types", "no");
        session.setConfig("server_host_key", door.algorithms());
        session.setConfig("PreferredAuthentications", "publickey,keyboard-interactive,password");
        session.setConfig("MaxAuthTries", Integer.toString(MANY_KEYS));
        session.setThreadFactory(Thread.ofVirtual().name("ssh " + host + " ", 0).factory());
        session.setServerAliveInterval((int) settings.keepAlive().toMillis());
        session.setServerAliveCountMax(KEEP_ALIVE_MISSES);
        return session;
    }

    private ProblemException problem(Exception e, Transport transport, Doorkeeper door, Patience patience) {
        if (e instanceof ProblemException already) {
            return already;
        }
        if (Thread.currentThread().isInterrupted()) {
            return new ProblemException(new Problem.Cancelled(endpoint.toString()), e);
        }
        if (door.refusal().isPresent()) {
            return new ProblemException(door.refusal().get(), e);
        }
        if (transport.failure().isPresent()) {
            return transport.failure().get();
        }
        if (patience.ranOut()) {
            return new ProblemException(
                    transport.heard()
                            ? new Problem.TimedOut(host.value(), "SSH login", patience.limit())
                            : new Problem.Silent(host.value(), endpoint.toString(), patience.limit()),
                    e);
        }
        return new ProblemException(door.passed() ? denied(e) : noSsh(e), e);
    }

    private Problem denied(Exception e) {
        String message = String.valueOf(e.getMessage());
        return message.startsWith("Auth") || message.contains("Too many authentication failures")
                ? new Problem.AccessDenied(host.value(), endpoint.user(), tried.toString())
                : new Problem.ConnectionLost(host.value(), "SSH login");
    }

    private Problem noSsh(Exception e) {
        return new Problem.Unreachable(host.value(), endpoint.toString(), String.valueOf(e.getMessage()));
    }
}
