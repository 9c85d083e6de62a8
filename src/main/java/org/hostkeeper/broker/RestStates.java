package org.hostkeeper.broker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * Reads how modules are from a deployed System API: {@code GET /api/modules} (docs/contracts.md, REST).
 *
 * @param patience for the whole answer
 */
public record RestStates(URI address, Clock clock, Duration patience) implements StateReading {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LARGEST = 4 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    public RestStates(URI address, Clock clock) {
        this(address, clock, PATIENCE);
    }

    @Override
    public List<ModuleState> read() throws InterruptedException {
        URI list = URI.create(address.toString().replaceAll("/+$", "") + "/api/modules");
        HttpRequest request = HttpRequest.newBuilder(list).header("Accept", "application/json").build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            try {
                Answer answer = client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream())
                        .thenApplyAsync(Answer::read, Thread::startVirtualThread)
                        .get(patience.toMillis(), TimeUnit.MILLISECONDS);
                if (answer.status() != 200) {
                    throw refused(answer.status());
                }
                return modules(answer.body());
            } finally {
                client.shutdownNow();
            }
        } catch (TimeoutException e) {
            throw unavailable(Text.of("broker", "rest.silent", patience.toSeconds()), e);
        } catch (ExecutionException e) {
            throw broken(e);
        }
    }

    /** What came: the request's own limit would end with the head, and a body may come for ever, or not at all. */
    private record Answer(int status, byte[] body) {
        static Answer read(HttpResponse<InputStream> response) {
            try (InputStream body = response.body()) {
                return new Answer(response.statusCode(), body.readNBytes(LARGEST));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private ProblemException broken(ExecutionException e) {
        Throwable why = e.getCause() instanceof UncheckedIOException unchecked ? unchecked.getCause() : e.getCause();
        if (why instanceof ConnectException nothing) {
            return unavailable(Text.of("broker", "rest.nothing-there"), nothing);
        }
        if (why instanceof IOException broke) {
            return unavailable(Text.of("broker", "rest.broke", said(broke)), broke);
        }
        throw new CompletionException(e);
    }

    private List<ModuleState> modules(byte[] body) {
        try {
            JsonNode rows = JSON.readTree(new String(body, StandardCharsets.UTF_8));
            if (!rows.isArray()) {
                throw unavailable(Text.of("broker", "rest.no-list"), null);
            }
            List<ModuleState> states = new ArrayList<>();
            rows.forEach(row -> ModuleState.listed(row, clock.instant()).ifPresent(states::add));
            return states;
        } catch (JsonProcessingException e) {
            throw unavailable(Text.of("broker", "rest.no-list"), e);
        }
    }

    private ProblemException refused(int status) {
        return unavailable(
                status == 401 || status == 403
                        ? Text.of("broker", "rest.token")
                        : Text.of("broker", "rest.status", status),
                null);
    }

    private ProblemException unavailable(Text why, @org.jspecify.annotations.Nullable Exception cause) {
        Problem problem = new Problem.ServerUnavailable(Text.of("broker", "rest"), address.toString(), why);
        return cause == null ? new ProblemException(problem) : new ProblemException(problem, cause);
    }

    private static String said(IOException e) {
        return Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
    }
}
