package org.hostkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.hostkeeper.cli.Scene.Result;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.problem.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

@DisplayName("The command line")
class UsageTest {
    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "nonsense",
        "host",
        "host nonsense",
        "status --nonsense",
        "module start",
        "module start --yes",
        "module create pump",
        "module edit pump --yes",
        "module edit pump --set Nice=5 --file x --yes",
        "module edit pump --set Nice --yes",
        "module edit pump --set =5 --yes",
        "module edit pump --set Nice=5 --set Nice=6 --yes",
        "module create pump --type t --create-code --starter-file x --yes",
        "module create ../ssh --type t --yes",
        "module create pump --type ../t --yes",
        "module create $(id) --type t --dry-run",
        "module create насос --type t --yes",
        "module create pump --type t --user root;id --yes",
        "module create pump --type t --guid ../g --yes",
        "module start pump --canary elsewhere --yes",
        "module start pump --canary elsewhere --dry-run",
        "module start pump --batch 0 --yes",
        "module start pump --batch many --yes",
        "module start ../ssh --yes",
        "module list --name [a",
        "module list --name {a",
        "module start ssh;id --yes",
        "module start $(id) --yes",
        "module start 'ssh' --yes",
        "module start насос --yes",
        "module start -- --force --yes",
        "module logs pump --lines -1",
        "module logs pump --lines many",
        "module logs pump --since yesterdayish",
        "module logs",
        "logs",
        "logs pump --all",
        "logs --all --kernel",
        "logs pump --level loud",
        "logs pump --level 8",
        "logs pump --grep (",
        "logs pump --until 1h --follow",
        "logs pump --until soon",
        "undo",
        "undo not-an-id --yes",
        "undo 20261121-083000-abcd --yes",
        "plan resume ../../etc --yes",
        "plan nonsense",
        "activity show",
        "activity show 20261121-083000-abcd",
        "activity list --lines 0",
        "activity export 20261121-083000-abcd --format pdf",
        "demo --hosts 0",
        "demo --hosts 1001"
    })
    void that_cannot_be_carried_out_ends_with_2_and_never_with_a_stack_trace(String line) {
        scene.store.inventory()
                .add(new Host(
                        new HostName("web1"),
                        java.util.Optional.of(Endpoint.parse("op@web1")),
                        Sudo.NONE,
                        new java.util.TreeSet<>()));
        scene.hosts.ill("web1", new Problem.Bug("contacted"));

        Result result = scene.run(line.split(" "));

        assertThat(result.exit()).as(result.err()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isNotBlank().doesNotContain("Exception").doesNotContain("\tat ");
    }

    @Test
    void a_name_of_300_characters_and_one_with_a_newline_are_refused() {
        assertThat(scene.run("module", "start", "x".repeat(300), "--yes").exit()).isEqualTo(2);
        assertThat(scene.run("module", "start", "ssh\nExecStart=/bin/id", "--yes").exit()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "module start pump", "module stop pump", "module edit pump --set Nice=5", "module remove pump",
        "module create pump --type t", "undo 20261121-083000-abcd", "plan resume 20261121-083000-abcd",
        "plan rollback 20261121-083000-abcd", "host remove web1", "host forget-key web1"
    })
    void a_change_without_a_terminal_needs_yes_or_dry_run_and_contacts_nobody(String line) {
        Result result = scene.run(line.split(" "));

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("--yes").contains("--dry-run");
    }

    @Test
    void yes_and_dry_run_contradict_each_other() {
        assertThat(scene.run("module", "start", "pump", "--yes", "--dry-run").exit()).isEqualTo(2);
    }

    @Test
    void a_change_on_many_hosts_has_to_say_on_which() {
        for (String name : List.of("a", "b")) {
            scene.run("host", "add", name, "--address", "op@" + name, "--no-test");
        }

        Result result = scene.run("module", "restart", "ssh", "--yes");

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("--host").contains("--tag");
    }

    @Test
    void what_is_a_bug_has_a_code_and_a_log_and_no_stack_trace() {
        scene.run("host", "add", "web1", "--address", "op@web1", "--no-test");
        scene.store.close();

        Result result = scene.run("host", "list");

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("/logs").doesNotContain("\tat ").doesNotContain("Exception");
    }

    @Test
    void answers_in_german_and_russian_while_keys_and_codes_stay_english() {
        FakeTerminal german = new FakeTerminal();
        german.speaks = Locale.GERMAN;
        FakeTerminal russian = new FakeTerminal();
        russian.speaks = Locale.of("ru");

        assertThat(scene.run(german, "host", "list").err()).contains("Es gibt noch keinen Host");
        assertThat(scene.run(russian, "host", "test", "nobody").err()).contains("Не найдено: узел «nobody»");
    }

    @Test
    void opens_no_window_where_there_is_no_display() {
        Result result = scene.run();

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("no display").contains("--help");
    }

    @Test
    void tells_its_version() {
        assertThat(scene.run("--version").out()).matches("Hostkeeper \\d+\\.\\d+\\.\\d+\\S*\\R");
    }

    static Stream<String> commands() {
        List<String> lines = new ArrayList<>();
        try (Scene any = new Scene()) {
            collect(any.commandLine(), "", lines);
        }
        return lines.stream();
    }

    private static void collect(CommandLine command, String prefix, List<String> lines) {
        command.getSubcommands().forEach((name, sub) -> {
            if (!sub.getCommandSpec().usageMessage().hidden()) {
                lines.add(prefix + name);
                collect(sub, prefix + name + " ", lines);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("commands")
    void teaches_every_command_with_a_description_and_an_example_of_it(String command) {
        Result help = scene.run((command + " --help").split(" "));
        CommandLine spoken = scene.commandLine();
        for (String name : command.split(" ")) {
            spoken = Objects.requireNonNull(spoken.getSubcommands().get(name));
        }

        assertThat(help.exit()).isZero();
        assertThat(help.out()).contains("Usage: hostkeeper " + command).contains("Examples:").containsPattern("  hostkeeper (\\S+ )*?" + spoken.getCommandName() + "\\b");
        assertThat(String.join(" ", spoken.getCommandSpec().usageMessage().description())).endsWith(".");
        assertThat(help.err()).isEmpty();
    }
}
