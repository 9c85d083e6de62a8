package org.hostkeeper.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hostkeeper.facts.DisksProbe;
import org.hostkeeper.facts.FactsReader;
import org.hostkeeper.facts.HostProbe;
import org.hostkeeper.facts.Probe;
import org.hostkeeper.facts.Section;
import org.hostkeeper.file.FileEntry;
import org.hostkeeper.file.RemoteFiles;
import org.hostkeeper.fleet.OpenPlansProbe;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.module.UnitsProbe;
import org.hostkeeper.module.inspection.Diagnosis;
import org.hostkeeper.module.inspection.Inspection;
import org.hostkeeper.module.inspection.Inspector;
import org.hostkeeper.module.logs.LogLine;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Output;
import org.hostkeeper.remote.Questions;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.remote.ssh.HostKeys;
import org.hostkeeper.remote.ssh.SshConnector;
import org.hostkeeper.remote.ssh.SshSettings;
import org.hostkeeper.testbed.TestBed;
import org.hostkeeper.testbed.TestHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@TestBed
@DisplayName("What a simulated host answers has the form of a real host's answer:")
class AnswerFormsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UNIT = "t_form.service";
    private static final String FILE = "/etc/systemd/system/" + UNIT;
    private static final String TEXT =
            """
            [Unit]
            Description=Form of things

            [Service]
            ExecStart=/usr/bin/sleep 1000

            [Install]
            WantedBy=multi-user.target

            [X-Hostkeeper]
            Guid=1-2
            Name=t form
            """;

    private final TestHost host;
    private DemoConsole console;
    private Remote real;
    private Remote simulated;

    AnswerFormsIT(TestHost host) {
        this.host = host;
    }

    @BeforeEach
    void connect(@TempDir Path folder) {
        console = new DemoConsole(DemoFleet.start(DemoFleet.USUAL, Clock.systemUTC()), Clock.systemUTC(), folder);
        simulated = console.to("mirror-1");
        Endpoint endpoint = Endpoint.parse("root@" + host.address()).withIdentities(List.of(host.key()));
        HostKeys keys = HostKeys.inMemory();
        keys.accept(host.address(), 22, Base64.getDecoder().decode(host.knownHostsLine().split(" ")[2]));
        SshSettings settings =
                new SshSettings(folder, Optional.empty(), Duration.ofSeconds(10), Duration.ofSeconds(15), 8);
        real = new SshConnector(keys, Questions.unanswered(), _ -> Optional.empty(), settings)
                .connect(new Host(new HostName(host.name()), Optional.of(endpoint), Sudo.NONE, new TreeSet<>()));
    }

    @AfterEach
    void close() {
        real.run(Command.of("systemctl", "disable", "--now", UNIT));
        real.run(Command.of("rm", "-f", FILE));
        real.run(Command.of("systemctl", "daemon-reload"));
        real.close();
        console.close();
    }

    @Test
    void hostFactsHaveTheSameKeysInTheSameOrder() {
        assertThat(keys(section(simulated, new HostProbe()))).isEqualTo(keys(section(real, new HostProbe())));
    }

    @Test
    void aFolderIsListedInTheSameFormAndOneThatIsNotThereIsToldInTheSameWords() {
        RemoteFiles files = new RemoteFiles();
        for (Remote remote : List.of(real, simulated)) {
            List<FileEntry> entries = files.list(remote, "/etc", false);
            assertThat(entries).extracting(FileEntry::name).contains("systemd");
            assertThat(entries).allSatisfy(e -> {
                assertThat(e.owner()).isNotEmpty();
                assertThat(e.changed()).isAfter(Instant.EPOCH);
            });
        }
        assertThat(refusal(simulated)).isEqualTo(refusal(real)).contains("No such file or directory");
    }

    private static String refusal(Remote remote) {
        Throwable thrown = catchThrowable(() -> new RemoteFiles().list(remote, "/no/such", false));
        return ((Problem.FileRefused) ((ProblemException) thrown).problem()).detail();
    }

    @Test
    void aHostWithoutPlansSaysNothingOfOpenOnes() {
        assertThat(section(simulated, new OpenPlansProbe())).isEqualTo(section(real, new OpenPlansProbe()));
    }

    /** What only some hosts say is left out: a failed unit, a wish to restart, kernels (a container has none). */
    private static List<String> keys(String answer) {
        return answer.lines()
                .map(line -> line.split(" ", 2)[0])
                .filter(key -> !Set.of("failed", "reboot", "installed").contains(key))
                .toList();
    }

    @Test
    void disksHaveTheSameColumns() {
        List<String> ours = section(simulated, new DisksProbe()).lines().toList();
        List<String> theirs = section(real, new DisksProbe()).lines().toList();

        assertThat(ours.getFirst().split(" +")).isEqualTo(theirs.getFirst().split(" +"));
        String row = "\\S+ +\\S+ +\\d+ +\\d+ +\\d+ /\\S*";
        assertThat(theirs.subList(1, theirs.size())).isNotEmpty().allMatch(line -> line.matches(row));
        assertThat(ours.subList(1, ours.size())).isNotEmpty().allMatch(line -> line.matches(row));
    }

    @Test
    void servicesComeInTheSamePartsWithTheSameKeys() throws IOException {
        for (Remote remote : List.of(real, simulated)) {
            remote.write(FILE, TEXT.getBytes(StandardCharsets.UTF_8), 0644);
            systemctl(remote, "daemon-reload");
            systemctl(remote, "start", UNIT);
        }
        String ours = section(simulated, new UnitsProbe());
        String theirs = section(real, new UnitsProbe());

        assertThat(shape(part(ours, "systemd", "list"))).isEqualTo(shape(part(theirs, "systemd", "list")));
        assertThat(fields(part(ours, "list", "show"))).isEqualTo(fields(part(theirs, "list", "show")));
        assertThat(block(ours)).isEqualTo(block(theirs));
        assertThat(part(ours, "files", "registered").lines()).contains("file " + FILE);
        assertThat(part(theirs, "files", "registered").lines()).contains("file " + FILE);
        String registered = "unit t_form.service\nGuid=1-2\nName=t form";
        assertThat(theirs.substring(theirs.lastIndexOf("\nregistered\n"))).contains(registered);
        assertThat(ours.substring(ours.lastIndexOf("\nregistered\n"))).contains(registered);
    }

    private static String part(String answer, String from, String to) {
        int begin = ("\n" + answer).indexOf("\n" + from + "\n") + from.length() + 1;
        return answer.substring(begin, answer.indexOf("\n" + to + "\n", begin - 1) + 1);
    }

    private static Set<String> fields(String list) throws IOException {
        JsonNode units = JSON.readTree(list);
        assertThat(units).isNotEmpty();
        Set<String> names = new TreeSet<>();
        units.forEach(unit -> unit.fieldNames().forEachRemaining(names::add));
        return names;
    }

    /** What is shown of the one unit that both have: keys and their order, and the shape of the values. */
    private static List<String> block(String answer) {
        for (String block : part(answer, "show", "files").split("\n\n")) {
            if (block.contains("\nId=" + UNIT + "\n")) {
                return shape(block).lines().filter(line -> !line.isEmpty()).toList();
            }
        }
        throw new AssertionError("No " + UNIT + " in " + answer);
    }

    @Test
    void systemctlSaysTheSameAboutTheSameThings() {
        assertThat(conversation(simulated)).isEqualTo(conversation(real));
    }

    /** A life of a unit, each command with its status, what it said, and what it complained of. */
    private static List<String> conversation(Remote remote) {
        List<String> said = new ArrayList<>();
        said.add(systemctl(remote, "start", UNIT));
        said.add(systemctl(remote, "stop", UNIT));
        said.add(systemctl(remote, "is-enabled", UNIT));
        said.add(systemctl(remote, "enable", UNIT));
        said.add(systemctl(remote, "show", "-p", "Id,LoadState,ActiveState,SubState,FragmentPath", UNIT));
        remote.write(FILE, TEXT.getBytes(StandardCharsets.UTF_8), 0644);
        said.add(systemctl(remote, "daemon-reload"));
        said.add(systemctl(remote, "is-active", "--", UNIT));
        said.add(systemctl(remote, "is-enabled", "--", UNIT));
        said.add(systemctl(remote, "enable", "--", UNIT));
        said.add(systemctl(remote, "is-enabled", "--", UNIT));
        said.add(systemctl(remote, "start", "--", UNIT));
        said.add(systemctl(remote, "is-active", "--quiet", "--", UNIT));
        said.add(systemctl(remote, "show", "-p", "ActiveState,SubState,Result,NRestarts,ExecMainStatus,Type,MainPID", UNIT));
        said.add(systemctl(remote, "cat", UNIT));
        said.add(say(remote, "systemd-analyze", "verify", "--man=no", UNIT));
        said.add(systemctl(remote, "restart", "--", UNIT));
        said.add(systemctl(remote, "disable", "--", UNIT));
        said.add(systemctl(remote, "stop", "--", UNIT));
        said.add(systemctl(remote, "is-active", "--", UNIT));
        remote.write(FILE, (TEXT + "[Service]\nFoo=1\nRestart=maybe\nRestartSec=abc\n").getBytes(StandardCharsets.UTF_8), 0644);
        said.add(say(remote, "systemd-analyze", "verify", "--man=no", UNIT));
        remote.write(FILE, TEXT.replace("/usr/bin/sleep", "/opt/nothing").getBytes(StandardCharsets.UTF_8), 0644);
        said.add(say(remote, "systemd-analyze", "verify", "--man=no", UNIT));
        said.add(systemctl(remote, "daemon-reload"));
        said.add(systemctl(remote, "start", "--", UNIT));
        await(remote, "failed");
        said.add(systemctl(remote, "is-active", "--", UNIT));
        said.add(systemctl(remote, "show", "-p", "ActiveState,SubState,Result,ExecMainCode,ExecMainStatus,MainPID", UNIT));
        said.add(systemctl(remote, "reset-failed", UNIT));
        said.add(systemctl(remote, "is-active", "--", UNIT));
        return said;
    }

    private static void await(Remote remote, String state) {
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> remote.run(Command.of("systemctl", "is-active", UNIT)).text().strip().equals(state));
    }

    @Test
    void journalEntriesHaveFieldsThatRealOnesHave() throws IOException {
        for (Remote remote : List.of(real, simulated)) {
            remote.write(FILE, TEXT.getBytes(StandardCharsets.UTF_8), 0644);
            systemctl(remote, "daemon-reload");
            systemctl(remote, "restart", UNIT);
        }
        JsonNode ours = newest(simulated);
        JsonNode theirs = newest(real);

        assertThat(theirs.properties().stream().map(e -> e.getKey()).toList())
                .containsAll(ours.properties().stream().map(e -> e.getKey()).toList());
        assertThat(ours).allMatch(JsonNode::isTextual);
        for (String field : List.of("UNIT", "_SYSTEMD_UNIT", "_PID", "SYSLOG_IDENTIFIER", "PRIORITY", "MESSAGE", "_TRANSPORT")) {
            assertThat(ours.path(field).asText()).as(field).isEqualTo(theirs.path(field).asText());
        }
        assertThat(cursor(ours)).isEqualTo(cursor(theirs));
        assertThat(ours.path("__REALTIME_TIMESTAMP").asText()).hasSameSizeAs(theirs.path("__REALTIME_TIMESTAMP").asText());
    }

    @Test
    void aCloseLookAtAServiceHasTheSameKindsOfLinesWithTheSameKeys() {
        for (Remote remote : List.of(real, simulated)) {
            remote.write(FILE, TEXT.getBytes(StandardCharsets.UTF_8), 0644);
            systemctl(remote, "daemon-reload");
            systemctl(remote, "restart", UNIT);
        }
        Inspection ours = new Inspector().read(simulated, UNIT);
        Inspection theirs = new Inspector().read(real, UNIT);

        assertThat(ours.properties().keySet()).containsExactlyInAnyOrderElementsOf(theirs.properties().keySet());
        assertThat(ours.files().getFirst().text()).isEqualTo(theirs.files().getFirst().text());
        assertThat(ours.run().stream().map(LogLine::message)).containsExactlyElementsOf(theirs.run().stream().map(LogLine::message).toList());
        assertThat(ours.madeOf().stream().map(Inspection.FileTime::path)).containsExactlyElementsOf(
                theirs.madeOf().stream().map(Inspection.FileTime::path).toList());
        assertThat(ours.others()).containsAll(theirs.others());
        assertThat(theirs.packages()).isNotEmpty();
        assertThat(ours.packages()).isNotEmpty();
        assertThat(ours.booted()).isPresent();
        assertThat(theirs.booted()).isPresent();
        assertThat(Diagnosis.of(ours, List.of()).sentence()).isEqualTo(Diagnosis.of(theirs, List.of()).sentence());
    }

    private static JsonNode newest(Remote remote) throws IOException {
        Output output = remote.run(Command.of("journalctl", "--no-pager", "--quiet", "-n", "1", "-o", "json", "-u", UNIT));
        return JSON.readTree(output.text());
    }

    private static String cursor(JsonNode entry) {
        return entry.path("__CURSOR").asText().replaceAll("=[0-9a-f]{32}", "=ID").replaceAll("=[0-9a-f]+", "=N");
    }

    private static String systemctl(Remote remote, String... words) {
        List<String> all = new ArrayList<>(List.of("systemctl"));
        all.addAll(List.of(words));
        return say(remote, all.toArray(String[]::new));
    }

    private static String say(Remote remote, String... words) {
        Output output = remote.run(Command.of(List.of(words)));
        return List.of(words) + " → " + output.exit() + "\n" + shape(output.text()) + "!" + shape(output.error());
    }

    /** Numbers, names of runs and moments differ from host to host; everything else does not. */
    private static String shape(String text) {
        return text.lines()
                .map(line -> line.replaceAll("[0-9a-f]{32}", "ID")
                        .replaceAll("[A-Z][a-z]{2} \\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2} [A-Z]+", "MOMENT")
                        .replaceAll("(PID=|pid=|now |systemd |MemoryCurrent=)\\d+", "$1N"))
                .collect(Collectors.joining("\n"));
    }

    private static String section(Remote remote, Probe<?> probe) {
        Section section = new FactsReader(Clock.systemUTC(), new Random(1)).read(remote, List.of(probe)).getFirst();
        assertThat(section.ending()).isInstanceOf(Section.Ending.Answered.class);
        return ((Section.Ending.Answered) section.ending()).text();
    }
}
