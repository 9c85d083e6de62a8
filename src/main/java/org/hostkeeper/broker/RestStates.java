package org.hostkeeper.broker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/** Reads how modules are from a deployed System API: {@code GET /api/modules} (docs/contracts.md, REST). */
public record RestStates(URI address, Clock clock) implements StateReading {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LARGEST = 4 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public List<ModuleState> read() throws InterruptedException {
        URI list = URI.create(address.toString().replaceAll("/+$", "") + "/api/modules");
        HttpRequest request = HttpRequest.newBuilder(list).timeout(PATIENCE).header("Accept", "application/json").build();
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                byte[] read = body.readNBytes(LARGEST);
                client.shutdownNow();
                if (response.statusCode() != 200) {
                    throw refused(response.statusCode());
                }
                return modules(read);
            }
        } catch (HttpTimeoutException e) {
            throw unavailable(Text.of("broker", "rest.silent", PATIENCE.toSeconds()), e);
        } catch (ConnectException e) {
            throw unavailable(Text.of("broker", "rest.nothing-there"), e);
        } catch (IOException e) {
            throw unavailable(Text.of("broker", "rest.broke", said(e)), e);
        }
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
