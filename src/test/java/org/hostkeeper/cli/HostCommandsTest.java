package org.hostkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hostkeeper.cli.Scene.Result;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.problem.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("hostkeeper host")
class HostCommandsTest {
    private final Scene scene = new Scene();

    @AfterEach
    void close() {
        scene.close();
    }

    private void added(String name, String address, Sudo sudo, String... tags) {
        scene.store.inventory()
                .add(new Host(
                        new HostName(name), Optional.of(Endpoint.parse(address)), sudo, new TreeSet<>(Set.of(tags))));
    }

    private Optional<Host> kept(String name) {
        return scene.store.inventory().find(new HostName(name));
    }

    @Nested
    @DisplayName("add")
    class Add {
        @Test
        void a_script_that_knows_the_fingerprint_is_asked_nothing() {
            Result result = scene.run(
                    "host", "add", "Web1", "--address", "op@web1.example.org:2222", "--sudo", "nopasswd",
                    "--tag", "web", "--tag", "shop", "--accept-key", FakeHosts.FINGERPRINT, "--json");

            assertThat(result.exit()).isZero();
            assertThat(result.json().toString())
                    .isEqualTo("{\"plan\":null,\"hosts\":[{\"host\":\"web1\",\"outcome\":\"done\",\"problem\":null}]}");
            assertThat(kept("web1")).contains(new Host(
                    new HostName("web1"),
                    Optional.of(Endpoint.parse("op@web1.example.org:2222")),
                    Sudo.NOPASSWD,
                    new TreeSet<>(Set.of("shop", "web"))));
        }

        @Test
        void an_unknown_key_ends_with_3_and_prints_its_fingerprint_on_standard_error() {
            Result result = scene.run("host", "add", "web1", "--address", "op@web1");

            assertThat(result.exit()).isEqualTo(3);
            assertThat(result.err()).contains(FakeHosts.FINGERPRINT, "--accept-key " + FakeHosts.FINGERPRINT);
            assertThat(scene.store.inventory().hosts()).isEmpty();
        }

        @Test
        void another_fingerprint_than_the_given_one_is_refused_without_asking_even_the_person_who_is_there() {
            FakeTerminal person = new FakeTerminal().answering("yes");

            Result result = scene.run(
                    person, "host", "add", "web1", "--address", "op@web1", "--accept-key", "SHA256:" + "x".repeat(43));

            assertThat(result.exit()).isEqualTo(3);
            assertThat(person.questions).isEmpty();
            assertThat(scene.store.inventory().hosts()).isEmpty();
        }

        @Test
        void a_person_sees_the_fingerprint_and_accepts_it() {
            FakeTerminal person = new FakeTerminal().answering("yes");

            Result result = scene.run(person, "host", "add", "web1", "--address", "root@web1");

            assertThat(result.exit()).isZero();
            assertThat(result.err()).contains(FakeHosts.FINGERPRINT);
            assertThat(kept("web1")).isPresent();
        }

        @Test
        void a_person_who_does_not_answer_yes_has_not_accepted_it() {
            Result result = scene.run(new FakeTerminal().answering("y"), "host", "add", "web1", "--address", "op@web1");

            assertThat(result.exit()).isEqualTo(3);
            assertThat(scene.store.inventory().hosts()).isEmpty();
        }

        @Test
        void the_key_that_was_accepted_is_forgotten_again_when_sudo_fails_and_the_step_is_named() {
            Result result = scene.run(
                    "host", "add", "web1", "--address", "op@web1", "--sudo", "password",
                    "--accept-key", FakeHosts.FINGERPRINT);

            assertThat(result.exit()).isEqualTo(3);
            assertThat(result.out()).contains("Login: yes").contains("Root: no");
            assertThat(result.err()).contains("did not become root");
            assertThat(scene.hosts.accepted).isEmpty();
            assertThat(scene.store.inventory().hosts()).isEmpty();
        }

        @Test
        void the_sudo_password_comes_from_standard_input_and_is_kept_only_if_asked() {
            String[] add = {
                "host", "add", "web1", "--address", "op@web1", "--sudo", "password",
                "--accept-key", FakeHosts.FINGERPRINT, "--sudo-password-stdin"
            };

            Result result = scene.run(new FakeTerminal().piping(FakeHosts.SUDO_PASSWORD), add);

            assertThat(result.exit()).isZero();
            assertThat(result.out() + result.err()).doesNotContain(FakeHosts.SUDO_PASSWORD);
            assertThat(scene.secrets.find("sudo/web1")).isEmpty();
        }

        @Test
        void a_right_sudo_password_is_remembered_and_used_the_next_time() {
            scene.run(
                    new FakeTerminal().piping(FakeHosts.SUDO_PASSWORD),
                    "host", "add", "web1", "--address", "op@web1", "--sudo", "password",
                    "--accept-key", FakeHosts.FINGERPRINT, "--sudo-password-stdin", "--remember");

            assertThat(scene.run("host", "test", "web1").exit()).isZero();
        }

        @Test
        void a_wrong_sudo_password_is_not_remembered() {
            Result result = scene.run(
                    new FakeTerminal().piping("wrong"),
                    "host", "add", "web1", "--address", "op@web1", "--sudo", "password",
                    "--accept-key", FakeHosts.FINGERPRINT, "--sudo-password-stdin", "--remember");

            assertThat(result.exit()).isEqualTo(3);
            assertThat(scene.secrets.find("sudo/web1")).isEmpty();
        }

        @Test
        void an_unreachable_host_ends_with_3_and_is_not_added() {
            scene.hosts.ill("web1", new Problem.Unreachable("web1", "op@web1", "connection refused"));

            Result result = scene.run("host", "add", "web1", "--address", "op@web1", "--json");

            assertThat(result.exit()).isEqualTo(3);
            assertThat(result.json().at("/hosts/0/outcome").asText()).isEqualTo("unreachable");
            assertThat(result.json().at("/hosts/0/problem/code").asText()).isEqualTo("unreachable");
            assertThat(scene.store.inventory().hosts()).isEmpty();
        }

        @Test
        void a_dry_run_tests_and_adds_nothing() {
            Result result = scene.run(
                    "host", "add", "web1", "--address", "op@web1", "--accept-key", FakeHosts.FINGERPRINT, "--dry-run");

            assertThat(result.exit()).isZero();
            assertThat(scene.store.inventory().hosts()).isEmpty();
            assertThat(scene.hosts.accepted).isEmpty();
        }

        @Test
        void without_a_test_nothing_is_connected_to() {
            scene.hosts.ill("web1", new Problem.Silent("web1", "op@web1", Duration.ofSeconds(10)));

            assertThat(scene.run("host", "add", "web1", "--address", "op@web1", "--no-test").exit()).isZero();
            assertThat(kept("web1")).isPresent();
        }

        @Test
        void this_machine_is_a_host_too() {
            assertThat(scene.run("host", "add", "here", "--local").exit()).isZero();
            assertThat(kept("here")).map(Host::isLocal).contains(true);
        }

        @Test
        void a_key_file_and_a_jump_are_kept(@TempDir Path folder) throws Exception {
            Path key = Files.createFile(folder.resolve("key"));
            added("gate", "op@gate", Sudo.NONE);

            scene.run("host", "add", "web1", "--address", "op@web1", "--identity", key.toString(), "--jump", "gate", "--no-test");

            assertThat(kept("web1").flatMap(Host::endpoint)).contains(Endpoint.parse("op@web1")
                    .withIdentities(java.util.List.of(key))
                    .through(new HostName("gate")));
        }

        @Test
        void a_name_that_is_taken_is_refused_before_anything_is_contacted() {
            added("web1", "op@old", Sudo.NONE);

            Result result = scene.run("host", "add", "web1", "--address", "op@new", "--accept-key", FakeHosts.FINGERPRINT);

            assertThat(result.exit()).isEqualTo(3);
            assertThat(result.err()).contains("op@old");
            assertThat(scene.hosts.accepted).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {
            "host add web1",
            "host add web1 --address op@web1 --local",
            "host add web1 --address web1",
            "host add web1 --address op@web1:99999",
            "host add web1 --address op@-oProxyCommand=x",
            "host add ../web1 --address op@web1",
            "host add веб --address op@web1",
            "host add web1 --address op@web1 --sudo maybe",
            "host add web1 --address op@web1 --jump nobody",
            "host add web1 --address op@web1 --identity /no/such/key",
            "host add web1 --address op@web1 --accept-key MD5:aa",
            "host add web1 --address op@web1 --tag $(id)",
            "host add --address op@web1"
        })
        void what_cannot_be_meant_ends_with_2_and_one_sentence(String line) {
            Result result = scene.run(line.split(" "));

            assertThat(result.exit()).isEqualTo(2);
            assertThat(result.out()).isEmpty();
            assertThat(result.err()).isNotBlank().doesNotContain("Exception").doesNotContain("\tat ");
            assertThat(scene.store.inventory().hosts()).isEmpty();
        }
    }

    @Nested
    @DisplayName("list")
    class Listing {
        @Test
        void tells_scripts_everything_under_keys_that_stay() {
            added("web1", "op@web1.example.org:2222", Sudo.NOPASSWD, "web");

            assertThat(scene.run("host", "list", "--json").json().toString())
                    .isEqualTo("[{\"name\":\"web1\",\"user\":\"op\",\"address\":\"web1.example.org\",\"port\":2222,"
                            + "\"identities\":[],\"jump\":null,\"sudo\":\"nopasswd\",\"tags\":[\"web\"],\"local\":false}]");
        }

        @Test
        void is_an_empty_array_where_there_is_nothing() {
            Result result = scene.run("host", "list", "--json");

            assertThat(result.out()).isEqualToIgnoringWhitespace("[]");
            assertThat(result.err()).isEmpty();
        }

        @Test
        void aligns_columns_for_people() {
            added("web1", "op@web1.example.org", Sudo.NOPASSWD, "shop", "web");
            added("a", "root@10.0.0.1", Sudo.NONE);

            assertThat(scene.run("host", "list").out()).isEqualTo("""
                    HOST  ADDRESS              THROUGH  SUDO      TAGS
                    a     root@10.0.0.1                 none
                    web1  op@web1.example.org           nopasswd  shop, web
                    """);
        }

        @Test
        void takes_several_hosts_after_one_option_and_tags() {
            added("a", "op@a", Sudo.NONE, "x");
            added("b", "op@b", Sudo.NONE);
            added("c", "op@c", Sudo.NONE);

            assertThat(names("host", "list", "--json", "--host", "a", "b")).containsExactly("a", "b");
            assertThat(names("host", "list", "--json", "--host", "a,c")).containsExactly("a", "c");
            assertThat(names("host", "list", "--json", "--tag", "x", "--host", "c")).containsExactly("a", "c");
        }

        @ParameterizedTest
        @ValueSource(strings = {"host list --host nobody", "host list --tag nothing", "host list --host", "host list --host ../x"})
        void a_choice_that_chooses_nothing_is_a_mistake_and_never_silently_all(String line) {
            added("a", "op@a", Sudo.NONE);

            Result result = scene.run(line.split(" "));

            assertThat(result.exit()).isEqualTo(2);
            assertThat(result.out()).isEmpty();
            assertThat(result.err()).isNotBlank();
        }

        private java.util.List<String> names(String... args) {
            return scene.run(args).json().findValuesAsText("name");
        }
    }

    @Nested
    @DisplayName("test")
    class Testing {
        @Test
        void tells_of_every_host_how_far_it_came() {
            added("good", "root@good", Sudo.NONE);
            added("ill", "op@ill", Sudo.NONE);
            scene.hosts.accepted.add(new HostName("good"));
            scene.hosts.ill("ill", new Problem.AccessDenied("ill", "op", "publickey"));

            Result result = scene.run("host", "test", "--json");

            assertThat(result.exit()).isEqualTo(3);
            assertThat(result.json().get(0).toString())
                    .isEqualTo("{\"host\":\"good\",\"ok\":true,\"passed\":[\"name\",\"connection\",\"ssh\",\"host-key\",\"login\",\"command\"],"
                            + "\"failedAt\":null,\"problem\":null}");
            assertThat(result.json().get(1).at("/failedAt").asText()).isEqualTo("login");
            assertThat(result.json().get(1).at("/problem/code").asText()).isEqualTo("access-denied");
        }

        @Test
        void names_an_unknown_host() {
            assertThat(scene.run("host", "test", "nobody").exit()).isEqualTo(2);
        }
    }

    @Nested
    @DisplayName("remove")
    class Removing {
        @Test
        void without_a_terminal_needs_yes_and_says_so() {
            added("web1", "op@web1", Sudo.NONE);

            Result result = scene.run("host", "remove", "web1");

            assertThat(result.exit()).isEqualTo(2);
            assertThat(result.err()).contains("--yes").contains("--dry-run");
            assertThat(kept("web1")).isPresent();
        }

        @Test
        void removes_with_yes() {
            added("web1", "op@web1", Sudo.NONE);

            Result result = scene.run("host", "remove", "web1", "--yes", "--json");

            assertThat(result.exit()).isZero();
            assertThat(result.json().toString())
                    .isEqualTo("{\"plan\":null,\"hosts\":[{\"host\":\"web1\",\"outcome\":\"done\",\"problem\":null}]}");
            assertThat(kept("web1")).isEmpty();
        }

        @Test
        void a_dry_run_removes_nothing() {
            added("web1", "op@web1", Sudo.NONE);

            assertThat(scene.run("host", "remove", "web1", "--dry-run").exit()).isZero();
            assertThat(kept("web1")).isPresent();
        }

        @Test
        void a_person_is_asked_and_may_think_better_of_it() {
            added("web1", "op@web1", Sudo.NONE);

            assertThat(scene.run(new FakeTerminal().answering("n"), "host", "remove", "web1").exit()).isEqualTo(3);
            assertThat(kept("web1")).isPresent();
            assertThat(scene.run(new FakeTerminal().answering("y"), "host", "remove", "web1").exit()).isZero();
            assertThat(kept("web1")).isEmpty();
        }

        @Test
        void the_way_to_another_host_stays_while_that_host_stays() {
            added("gate", "op@gate", Sudo.NONE);
            scene.store.inventory()
                    .add(new Host(
                            new HostName("inner"),
                            Optional.of(Endpoint.parse("op@inner").through(new HostName("gate"))),
                            Sudo.NONE,
                            new TreeSet<>()));

            assertThat(scene.run("host", "remove", "gate", "--yes").exit()).isEqualTo(2);
            assertThat(kept("gate")).isPresent();
        }

        @Test
        void all_or_none_where_a_name_is_unknown() {
            added("web1", "op@web1", Sudo.NONE);

            assertThat(scene.run("host", "remove", "web1", "nobody", "--yes").exit()).isEqualTo(2);
            assertThat(kept("web1")).isPresent();
        }
    }

    @Test
    @DisplayName("show tells settings and last known state without contacting the host")
    void show() {
        added("web1", "op@web1", Sudo.NOPASSWD, "web");
        scene.hosts.ill("web1", new Problem.Unreachable("web1", "op@web1", "down"));

        Result result = scene.run("host", "show", "web1", "--json");

        assertThat(result.exit()).isZero();
        assertThat(result.json().at("/host/name").asText()).isEqualTo("web1");
        assertThat(result.json().at("/state/state").asText()).isEqualTo("unknown");
    }

    @Test
    @DisplayName("forget-key lets the next contact ask again")
    void forgetKey() {
        added("web1", "op@web1", Sudo.NONE);
        scene.hosts.accepted.add(new HostName("web1"));

        assertThat(scene.run("host", "forget-key", "web1", "--yes").exit()).isZero();
        assertThat(scene.run("host", "test", "web1").exit()).isEqualTo(3);
    }

    @Nested
    @DisplayName("edit, rename, duplicate:")
    class Edit {
        @BeforeEach
        void there() {
            added("gate", "op@gate", Sudo.NONE);
            added("web1", "op@web1:2222", Sudo.NOPASSWD, "web", "new");
        }

        @Test
        void what_is_given_changes_and_the_rest_stays() {
            Result result = scene.run("host", "edit", "web1", "--address", "root@10.0.0.9", "--jump", "gate", "--untag", "new", "--yes", "--json");

            assertThat(result.exit()).as(result.err()).isZero();
            assertThat(result.json().at("/address").asText()).isEqualTo("10.0.0.9");
            assertThat(kept("web1")).contains(new Host(
                    new HostName("web1"),
                    Optional.of(Endpoint.parse("root@10.0.0.9").through(new HostName("gate"))),
                    Sudo.NOPASSWD,
                    new TreeSet<>(Set.of("web"))));
        }

        @Test
        void a_renamed_host_takes_its_passwords_and_the_hosts_behind_it_along() {
            scene.run("host", "edit", "web1", "--jump", "gate", "--yes");
            scene.secrets.keep("sudo/gate", org.hostkeeper.secret.Secret.of("x".toCharArray()));

            assertThat(scene.run("host", "rename", "gate", "north", "--yes").exit()).isZero();

            assertThat(kept("gate")).isEmpty();
            assertThat(kept("web1").flatMap(Host::endpoint).flatMap(Endpoint::jump)).contains(new HostName("north"));
        }

        @Test
        void a_duplicate_is_added_beside_the_other() {
            assertThat(scene.run("host", "duplicate", "web1", "web2", "--address", "op@web2", "--yes").exit()).isZero();

            assertThat(kept("web1")).isPresent();
            assertThat(kept("web2").orElseThrow().tags()).containsExactly("new", "web");
            assertThat(kept("web2").flatMap(Host::endpoint)).contains(Endpoint.parse("op@web2"));
        }

        @Test
        void a_dry_run_changes_nothing() {
            assertThat(scene.run("host", "rename", "web1", "web2", "--dry-run").exit()).isZero();
            assertThat(kept("web1")).isPresent();
        }

        @ParameterizedTest
        @ValueSource(strings = {
            "host edit web1 --yes",
            "host edit nobody --sudo none --yes",
            "host edit web1 --sudo maybe --yes",
            "host edit web1 --jump gate --no-jump --yes",
            "host edit web1 --address web --yes",
            "host rename web1 --yes",
            "host rename web1 two words --yes",
            "host duplicate web1 ../x --yes"
        })
        void what_cannot_be_meant_ends_with_2(String line) {
            Result result = scene.run(line.split(" "));

            assertThat(result.exit()).isEqualTo(2);
            assertThat(result.err()).isNotBlank().doesNotContain("Exception");
        }

        @Test
        void a_name_that_is_taken_is_refused() {
            assertThat(scene.run("host", "rename", "web1", "gate", "--yes").exit()).isEqualTo(3);
            assertThat(kept("web1")).isPresent();
        }
    }
}
