package org.hostkeeper.kiosk.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import org.hostkeeper.kiosk.KioskVm;
import org.hostkeeper.kiosk.MachineName;
import org.hostkeeper.kiosk.VmReading;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;

/** A machine by way of its host's agent, with a token of the role that may read its state and bring it back. */
public final class AgentKioskVm implements KioskVm {
    private static final Duration CONNECTING = Duration.ofSeconds(5);
    private static final Duration READING = Duration.ofSeconds(8);
    /** An agent answers when it has taken it on, within half a second or so; what comes of it is read as the state. */
    private static final Duration REVERTING = Duration.ofSeconds(10);
    private static final int MOST = 1 << 16;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int REFUSED = 300;

    private final String host;
    private final String vm;
    private final URI agent;
    private final Supplier<String> token;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECTING)
            .followRedirects(HttpClient.Redirect.NEVER) // a token goes to nobody else
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /**
     * @param token read for each request, so that a new one counts at once
     */
    public AgentKioskVm(String host, String vm, URI agent, Supplier<String> token) {
        this.host = host;
        this.vm = vm;
        this.agent = agent;
        this.token = token;
    }

    @Override
    public VmReading state() {
        return VmReading.parse(host, vm, said("GET", "status", READING));
    }

    @Override
    public void revert() {
        said("POST", "revert/request?reason=button", REVERTING);
    }

    private String said(String method, String path, Duration limit) {
        HttpRequest request = HttpRequest.newBuilder(agent.resolve("/api/v1/vms/" + MachineName.word(vm) + "/" + path))
                .timeout(limit)
                .header("Authorization", "Bearer " + token.get())
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            String body = answer.body().length() > MOST ? answer.body().substring(0, MOST) : answer.body();
            if (answer.statusCode() == UNAUTHORIZED || answer.statusCode() == FORBIDDEN) {
                throw new ProblemException(new Problem.AccessDenied(host, agent.getAuthority(), "token"));
            }
            if (answer.statusCode() >= REFUSED) {
                throw new ProblemException(new Problem.CommandFailed(host, method + " " + path, answer.statusCode(), body));
            }
            return body;
        } catch (HttpTimeoutException e) {
            throw new ProblemException(new Problem.TimedOut(host, path, limit), e);
        } catch (IOException e) {
            throw new ProblemException(new Problem.Unreachable(host, agent.getAuthority(), String.valueOf(e.getMessage())), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(new Problem.Cancelled(path), e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
