package org.hostkeeper.agent.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.TreeSet;
import org.hostkeeper.agent.action.HelpedActions;
import org.hostkeeper.agent.action.RecordedHelper;
import org.hostkeeper.agent.config.RestConfig;
import org.hostkeeper.agent.metric.Metrics;
import org.hostkeeper.agent.registry.ModuleRegister;
import org.hostkeeper.agent.root.ModuleRequest;
import org.hostkeeper.agent.web.access.Role;
import org.hostkeeper.agent.web.access.TokenFile;
import org.hostkeeper.module.DeployedModule;
import org.hostkeeper.module.registry.ModuleStatus;
import org.hostkeeper.store.ModulesDb;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The System API")
class WebApiTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String PUMP =
            "{\"guid\":\"g1\",\"name\":\"pump-1\",\"description\":\"\",\"status\":\"inactive\",\"service_type\":\"pumps\"}";

    @TempDir
    private Path folder = Path.of("");

    @SuppressWarnings("NullAway.Init")
    private ModulesDb table;

    @SuppressWarnings("NullAway.Init")
    private ModuleRegister register;

    @SuppressWarnings("NullAway.Init")
    private WebApi api;

    private String token = "";
    private final RecordedHelper helper = new RecordedHelper();

    @BeforeEach
    void open() {
        table = ModulesDb.open(folder.resolve("modules.db"));
        register = new ModuleRegister(table);
        token = new TokenFile(folder.resolve("tokens")).make("test", Role.OPERATE, new SecureRandom());
        RestConfig rest = new RestConfig("127.0.0.1", 0, List.of(), folder.resolve("tokens"), List.of());
        HelpedActions actions = new HelpedActions(register, helper, m -> helper.units.containsKey(m.guid()), Runnable::run);
        api = WebApi.open("box7", rest, register, actions, WebApi.Watched.NONE, new Metrics(), Clock.systemUTC());
    }

    @AfterEach
    void close() throws Exception {
        api.close();
        table.close();
    }

    @Nested
    @DisplayName("answers as deployed clients know it:")
    class Contract {
        @Test
        @DisplayName("POST stores a module and answers 200 with it: known defect, it answered 500 after storing")
        void post() {
            HttpResponse<String> answer = send("POST", "/api/modules", "{\"guid\":\"g1\",\"name\":\"pump-1\",\"service_type\":\"pumps\"}");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(PUMP);
            assertThat(answer.headers().firstValue("content-type")).contains("application/json");
            assertThat(register.all()).containsExactly(new DeployedModule("g1", "pump-1", "", "inactive", "pumps"));
        }

        @Test
        @DisplayName("GET lists all modules, and one by its GUID")
        void get() {
            assertThat(send("GET", "/api/modules", "").body()).isEqualTo("[]");
            add("g1", "pump-1");

            assertThat(send("GET", "/api/modules", "").body()).isEqualTo("[" + PUMP + "]");
            assertThat(send("GET", "/api/modules/g1", "").body()).isEqualTo(PUMP);
        }

        @ParameterizedTest(name = "{0} {1} is {2}: {3}")
        @CsvSource({
            "GET, /api/modules/none, '', 404, Не найден модуль",
            "PUT, /api/modules/none, {}, 404, Модуль не найден",
            "DELETE, /api/modules/none, '', 404, Модуль не найден",
            "PUT, /api/modules/none/status, '{\"status\": \"active\"}', 404, Модуль не найден",
            "POST, /api/modules, '{\"guid\": \"g1\", \"name\": \"x\", \"service_type\": \"x\"}', 409, Такой модуль уже существует",
            "PATCH, /api/modules/g1, {}, 405, Method Not Allowed",
            "DELETE, /api/modules, '', 405, Method Not Allowed",
            "POST, /api/modules/g1/status, {}, 405, Method Not Allowed",
            "GET, /api/nothing, '', 404, Not Found"
        })
        @DisplayName("errors with their exact texts")
        void errors(String verb, String path, String body, int status, String detail) throws IOException {
            add("g1", "pump-1");

            HttpResponse<String> answer = send(verb, path, body);

            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(json(answer)).isEqualTo(new ObjectMapper().createObjectNode().put("detail", detail));
        }

        @ParameterizedTest(name = "{0} {1}")
        @CsvSource({
            "POST, /api/modules, '{\"guid\": \"g2\", \"name\": \"x\", \"service_type\": \"x\"}'",
            "PUT, /api/modules/g1, '{\"name\": \"x\"}'",
            "PUT, /api/modules/g1/status, '{\"status\": \"active\"}'",
            "PUT, /api/modules/statuses, '[{\"guid\": \"g1\", \"status\": \"active\"}]'",
            "DELETE, /api/modules/g1, ''"
        })
        @DisplayName("a table that takes nothing, as on a full disk, is answered with the file and the reason")
        void tableTakesNothing(String verb, String path, String body) throws IOException, SQLException {
            add("g1", "pump-1");
            tableRefuses();

            HttpResponse<String> answer = send(verb, path, body);

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(names(json(answer))).containsExactly("detail");
            assertThat(json(answer).path("detail").asText()).contains("modules.db").contains("database or disk is full");
            assertThat(send("GET", "/api/modules", "").body()).isEqualTo("[" + PUMP + "]");
        }

        /** Each write is refused by the table in the words that SQLite has for a full disk. */
        private void tableRefuses() throws SQLException {
            try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("modules.db"));
                    Statement statement = other.createStatement()) {
                for (String write : List.of("INSERT", "UPDATE", "DELETE")) {
                    statement.execute("CREATE TRIGGER full_" + write + " BEFORE " + write
                            + " ON modules BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END");
                }
            }
        }

        @Test
        @DisplayName("PUT changes any subset, ignores unknown keys, and takes {}")
        void put() {
            add("g1", "pump-1");

            assertThat(send("PUT", "/api/modules/g1", "{}").body()).isEqualTo(PUMP);
            assertThat(send("PUT", "/api/modules/g1", "{\"description\":\"wet\",\"colour\":1}").body())
                    .isEqualTo(PUMP.replace("\"description\":\"\"", "\"description\":\"wet\""));
            assertThat(send("PUT", "/api/modules/g1", "{\"status\":\"failed\"}").body()).contains("\"status\":\"failed\"");
        }

        @Test
        @DisplayName("PUT status and DELETE answer success")
        void success() {
            add("g1", "pump-1");

            assertThat(send("PUT", "/api/modules/g1/status", "{\"status\":\"active\"}").body()).isEqualTo("{\"success\":true}");
            assertThat(register.find("g1").map(DeployedModule::status)).contains("active");
            assertThat(send("DELETE", "/api/modules/g1", "").body()).isEqualTo("{\"success\":true}");
            assertThat(register.all()).isEmpty();
        }

        @Test
        @DisplayName("PUT statuses works: known defect, {guid} caught the path")
        void statuses() {
            add("g1", "pump-1");
            add("g2", "valve");

            HttpResponse<String> answer = send("PUT", "/api/modules/statuses",
                    "[{\"guid\":\"g1\",\"status\":\"active\"},{\"guid\":\"none\",\"status\":\"failed\"},{\"guid\":\"g2\",\"status\":\"other\"}]");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"success\":true,\"updated_count\":2,\"updated_modules\":[\"pump-1\",\"valve\"]}");
            assertThat(register.all()).extracting(DeployedModule::status).containsExactly("active", "other");
        }

        @ParameterizedTest(name = "{0} {1} {2}")
        @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "POST; /api/modules; {\"guid\":\"g\",\"service_type\":\"x\"}; [\"body\",\"name\"]; field required; value_error.missing",
            "POST; /api/modules; {\"guid\":\"g\",\"name\":null,\"service_type\":\"x\"}; [\"body\",\"name\"]; none is not an allowed value; type_error.none.not_allowed",
            "POST; /api/modules; {\"guid\":\"g\",\"name\":[],\"service_type\":\"x\"}; [\"body\",\"name\"]; str type expected; type_error.str",
            "POST; /api/modules; []; [\"body\"]; value is not a valid dict; type_error.dict",
            "POST; /api/modules; ``; [\"body\"]; field required; value_error.missing",
            "PUT; /api/modules/statuses; {}; [\"body\"]; value is not a valid list; type_error.list",
            "PUT; /api/modules/statuses; [{\"status\":\"active\"}]; [\"body\",0,\"guid\"]; field required; value_error.missing",
            "PUT; /api/modules/g1/status; {\"status\":\"up\"}; [\"body\",\"status\"]; value is not a valid enumeration member; permitted: 'active', 'inactive', 'failed', 'other'; type_error.enum",
            "PUT; /api/modules/g1; {\"name\":null}; [\"body\",\"name\"]; none is not an allowed value; type_error.none.not_allowed"
        })
        @DisplayName("what cannot be taken is 422 with loc, msg and type")
        void unprocessable(String verb, String path, String body, String loc, String rest, String last) throws IOException {
            add("g1", "pump-1");
            HttpResponse<String> answer = send(verb, path, body);

            assertThat(answer.statusCode()).isEqualTo(422);
            JsonNode fault = json(answer).path("detail").path(0);
            assertThat(fault.path("loc")).hasToString(loc);
            assertThat(fault.path("msg").asText()).startsWith(rest);
            assertThat(fault.path("type").asText()).isNotEmpty();
            assertThat(new TreeSet<>(names(fault))).containsExactly("loc", "msg", "type");
            assertThat(last).isNotEmpty();
        }

        @Test
        @DisplayName("a body that is no JSON is 422 with the place where it breaks")
        void noJson() throws IOException {
            JsonNode fault = json(send("POST", "/api/modules", "{\"guid\": nope}")).path("detail").path(0);

            assertThat(fault.path("type").asText()).isEqualTo("value_error.jsondecode");
            assertThat(fault.path("loc").path(1).isInt()).isTrue();
        }
    }

    @Nested
    @DisplayName("has none of the known defects:")
    class Defects {
        @ParameterizedTest(name = "{0}")
        @CsvSource(delimiter = ';', value = {
            "pump\\nUser=root; x; name",
            "../../etc/cron.d/x; x; name",
            "насос; x; name",
            "pump; ../../root; service_type",
            "pump; a\\nExecStart=/bin/sh; service_type"
        })
        @DisplayName("names are validated, so that no line gets into a unit, no path out of ~/modules, and no Cyrillic unit is made")
        void names(String name, String type, String field) throws IOException {
            HttpResponse<String> answer =
                    send("POST", "/api/modules", "{\"guid\":\"g1\",\"name\":\"%s\",\"service_type\":\"%s\"}".formatted(name, type));

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(json(answer).path("detail").path(0).path("loc")).hasToString("[\"body\",\"" + field + "\"]");
            assertThat(register.all()).isEmpty();
        }

        @Test
        @DisplayName("a null name does not leave the database locked")
        void nullName() {
            send("POST", "/api/modules", "{\"guid\":\"g1\",\"name\":null,\"service_type\":\"x\"}");

            try (ModulesDb deployed = ModulesDb.open(folder.resolve("modules.db"))) {
                assertThat(deployed.add(new DeployedModule("g2", "by the other", "", "inactive", "x"))).isTrue();
            }
        }

        @Test
        @DisplayName("\"pump-1\" and \"pump 1\" do not share a unit: the second is refused and the first named")
        void oneUnit() throws IOException {
            add("g1", "pump-1");

            HttpResponse<String> answer = send("POST", "/api/modules", "{\"guid\":\"g2\",\"name\":\"pump 1\",\"service_type\":\"x\"}");

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(json(answer).path("detail").path(0).path("msg").asText()).contains("pump_1.service").contains("pump-1");
        }

        @Test
        @DisplayName("a renamed module takes its running unit along, a deleted one takes it away: neither is orphaned")
        void noOrphans() {
            add("g1", "pump-1");
            helper.units.put("g1", ModuleStatus.ACTIVE);
            register.status("g1", ModuleStatus.ACTIVE);

            assertThat(send("PUT", "/api/modules/g1", "{\"name\":\"pump-2\"}").body()).contains("pump-2").contains("\"active\"");
            assertThat(helper.asked)
                    .containsExactly(
                            new ModuleRequest.Remove("g1", "pump-1"),
                            new ModuleRequest.Create("g1", "pump-2", "", "pumps"),
                            new ModuleRequest.Start("g1", "pump-2"));
            helper.asked.clear();

            send("DELETE", "/api/modules/g1", "");
            assertThat(helper.asked).containsExactly(new ModuleRequest.Remove("g1", "pump-2"));
            assertThat(helper.units).isEmpty();
        }

        @Test
        @DisplayName("a new name that the host refuses leaves module and unit as they were")
        void refusedName() throws IOException {
            add("g1", "pump-1");
            helper.units.put("g1", ModuleStatus.ACTIVE);
            register.status("g1", ModuleStatus.ACTIVE);
            helper.refused.add("ssh");

            HttpResponse<String> answer = send("PUT", "/api/modules/g1", "{\"name\":\"ssh\"}");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(json(answer).path("detail").asText()).contains("ssh").contains("not this one");
            assertThat(register.find("g1").map(DeployedModule::name)).contains("pump-1");
            assertThat(helper.units).containsEntry("g1", ModuleStatus.ACTIVE);
        }

        @Test
        @DisplayName("rows of old with such names are still seen, set and deleted")
        void rowsOfOld() {
            register.add(new DeployedModule("g9", "насос", "", "inactive", "x"));

            assertThat(send("PUT", "/api/modules/g9/status", "{\"status\":\"active\"}").statusCode()).isEqualTo(200);
            assertThat(send("PUT", "/api/modules/g9", "{\"description\":\"old\"}").statusCode()).isEqualTo(200);
            assertThat(send("DELETE", "/api/modules/g9", "").statusCode()).isEqualTo(200);
        }
    }

    @Nested
    @DisplayName("has pages")
    class PagesThere {
        @Test
        @DisplayName("that take nothing from elsewhere, and escape what modules are called")
        void pages() {
            register.add(new DeployedModule("g1", "<script>alert(1)</script>", "\"&", "active", "x"));
            for (String page : List.of("/", "/docs")) {
                HttpResponse<String> answer = send("GET", page, "");

                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.headers().firstValue("content-security-policy").orElse(""))
                        .startsWith("default-src 'none'")
                        .doesNotContain("http")
                        .doesNotContain("unsafe");
                assertThat(answer.body()).doesNotContain("<script>alert").doesNotContain("http://").doesNotContain("https://");
            }
            assertThat(send("GET", "/", "").body()).contains("&lt;script&gt;").contains("box7").contains("/assets/status.js");
            assertThat(send("GET", "/docs", "").body()).contains("/api/modules/{guid}/status");
        }

        @Test
        @DisplayName("whose description names every route of the API, and no other")
        void openApi() throws IOException {
            JsonNode api = json(send("GET", "/openapi.json", ""));
            TreeSet<String> described = new TreeSet<>();
            api.path("paths").properties().forEach(path -> path.getValue().fieldNames()
                    .forEachRemaining(verb -> described.add(verb.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
            TreeSet<String> served = new TreeSet<>();
            new ModulesApi(register, new HelpedActions(register, helper, _ -> false, Runnable::run)).routes()
                    .forEach(route -> served.add(route.name()));

            assertThat(api.path("openapi").asText()).startsWith("3.");
            assertThat(described).isEqualTo(served);
        }

        @Test
        @DisplayName("that are told of each change without being loaded again")
        void live() throws IOException, InterruptedException {
            add("g1", "pump-1");
            HttpResponse<InputStream> events = CLIENT.send(request("GET", "/events", "").header("Accept", "text/event-stream").build(), BodyHandlers.ofInputStream());
            try (var lines = new java.io.BufferedReader(new java.io.InputStreamReader(events.body(), StandardCharsets.UTF_8))) {
                assertThat(event(lines)).startsWith("all ").contains("pump-1").contains("stopped");
                register.status("g1", ModuleStatus.ACTIVE);
                assertThat(event(lines)).startsWith("is ").contains("pump-1").contains("running");
                register.remove("g1");
                assertThat(event(lines)).isEqualTo("gone \"g1\"");
            }
        }

        private static String event(java.io.BufferedReader lines) throws IOException {
            String kind = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event:")) {
                    kind = line.substring(6).strip();
                } else if (line.startsWith("data:")) {
                    return kind + " " + line.substring(5).strip();
                }
            }
            return "end";
        }

        @Test
        @DisplayName("and numbers for Prometheus, that this machine may read without a token")
        void metrics() throws IOException, InterruptedException {
            add("g1", "pump-1");
            HttpResponse<String> answer = CLIENT.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.port() + "/metrics")).build(), BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body())
                    .contains("# TYPE hostkeeper_modules gauge\n")
                    .contains("hostkeeper_modules{status=\"inactive\"} 1\n")
                    .contains("# TYPE hostkeeper_http_requests_total counter\n");
        }
    }

    @Nested
    @DisplayName("is safe:")
    class Safe {
        @Test
        @DisplayName("without a token nothing is told, and the browser is asked for one")
        void noToken() throws IOException, InterruptedException {
            for (String path : List.of("/", "/docs", "/openapi.json", "/api/modules", "/events")) {
                HttpResponse<String> answer = CLIENT.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.port() + path)).build(), BodyHandlers.ofString());

                assertThat(answer.statusCode()).as(path).isEqualTo(401);
                assertThat(answer.body()).isEqualTo("{\"detail\":\"Not authenticated\"}");
                assertThat(answer.headers().firstValue("www-authenticate").orElse("")).startsWith("Basic");
            }
        }

        @Test
        @DisplayName("that the tokens cannot be read is not told to whoever asks, for it names a file")
        void tokensUnreadable() throws IOException {
            Files.delete(folder.resolve("tokens"));
            Files.createDirectory(folder.resolve("tokens"));

            HttpResponse<String> answer = send("GET", "/api/modules", "");

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).isEqualTo("{\"detail\":\"Internal Server Error\"}");
        }

        @ParameterizedTest
        @ValueSource(strings = {"GET /api/modules/", "GET //api/modules", "GET /api//modules", "HEAD /api/modules", "GET /API/modules",
            "GET /api/modules;x", "GET /api/%6dodules", "GET /x/../api/modules", "DELETE /api/modules/g1/", "DELETE /api/modules/g1;x"})
        @DisplayName("no other spelling of a path gets round the token")
        void spellings(String request) throws IOException, InterruptedException {
            add("g1", "pump-1");
            String[] words = request.split(" ");
            HttpResponse<String> answer = CLIENT.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.port() + words[1]))
                            .method(words[0], HttpRequest.BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofString());

            assertThat(answer.body()).doesNotContain("pump-1");
            assertThat(register.all()).hasSize(1);
        }

        @Test
        @DisplayName("a body beyond the limit is not read")
        void bigBody() {
            HttpResponse<String> answer = send("POST", "/api/modules", "{\"guid\":\"" + "x".repeat(2 << 20) + "\"}");

            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).startsWith("{\"detail\":");
        }

        @Test
        @DisplayName("a body that is nested without end is refused as any other")
        void deepBody() {
            assertThat(send("POST", "/api/modules", "[".repeat(100_000)).statusCode()).isEqualTo(422);
        }
    }

    private void add(String guid, String name) {
        register.add(new DeployedModule(guid, name, "", "inactive", "pumps"));
    }

    private HttpRequest.Builder request(String verb, String path, String body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.port() + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(verb, body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpResponse<String> send(String verb, String path, String body) {
        try {
            return CLIENT.send(request(verb, path, body).build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new java.util.ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
