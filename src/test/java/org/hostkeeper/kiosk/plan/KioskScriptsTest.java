package org.hostkeeper.kiosk.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hostkeeper.agent.web.access.Role;
import org.hostkeeper.agent.web.access.TokenFile;
import org.hostkeeper.facts.Scripts;
import org.hostkeeper.kiosk.Condition;
import org.hostkeeper.kiosk.MachineName;
import org.hostkeeper.kiosk.VmReading;
import org.hostkeeper.remote.Shell;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The kiosk’s programs for a host, among stand-ins,")
class KioskScriptsTest {
    /** Makes tokens and keeps their hashes, as the agent's program does. */
    private static final String AGENT = """
            #!/bin/sh
            tokens=${0%/*}/../etc/hostkeeper/tokens
            touch "$tokens"
            sed -i "/^$4 /d" "$tokens"
            [ "$3" = make ] || exit 0
            count=$(($(cat "$tokens.count" 2>/dev/null || echo 0) + 1))
            echo "$count" >"$tokens.count"
            printf '%s %s %s\n' "$4" "$6" "$(printf 'hk_%s' "$count" | sha256sum | cut -d ' ' -f 1)" >>"$tokens"
            echo "hk_$count"
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void standIns() throws IOException {
        for (String made : List.of("bin", "run", "etc/hostkeeper", "etc/hostkeeper-kiosk")) {
            Files.createDirectories(folder.resolve(made));
        }
        program("id", "#!/bin/sh\necho 0\n");
        program("logger", "#!/bin/sh\n");
        program("systemctl", "#!/bin/sh\nexit 1\n");
        program("virsh", "#!/bin/sh\necho \"$*\" >>\"${0%/*}/../asked\"\ncase $* in *domstate*) echo running ;; esac\n");
        program("hostkeeper", AGENT);
    }

    private void program(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve("bin/" + name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private record Said(int status, String text) {}

    private String run(String name, String... words) throws Exception {
        Said said = said(name, words);
        assertThat(said.status()).as(said.text()).isZero();
        return said.text();
    }

    /** Runs the script with its folders under this test's own, and the stand-ins first on its path. */
    private Said said(String name, String... words) throws Exception {
        String text = Scripts.beside(KioskHostPlans.class, name)
                .replace("PATH=/usr/sbin", "PATH=" + folder + "/bin:/usr/sbin")
                .replace("/etc/hostkeeper", folder + "/etc/hostkeeper")
                .replace("=/run/hostkeeper-kiosk", "=" + folder + "/run");
        List<String> all = new ArrayList<>(List.of("sh", "-c", text, name));
        all.addAll(List.of(words));
        ProcessBuilder sh = new ProcessBuilder(all).redirectErrorStream(true);
        sh.environment().merge("PATH", folder + "/bin", (usual, own) -> own + ":" + usual);
        Process process = sh.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        return new Said(process.waitFor(), said);
    }

    private Path token() {
        return folder.resolve("etc/hostkeeper-kiosk/token");
    }

    private String[] tokenWords(String verb, String... role) {
        List<String> words = new ArrayList<>(List.of(verb, folder + "/bin/hostkeeper", folder + "/etc/hostkeeper/config.json", token().toString()));
        words.addAll(List.of(role));
        return words.toArray(String[]::new);
    }

    private void token(String verb, String... role) throws Exception {
        run("token.sh", tokenWords(verb, role));
    }

    private String ground() throws Exception {
        return run("ground.sh", "hostkeeper-kiosk", KioskSetupPlans.UNIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"orbit", "!21", "Windows XP", "--domain", "=ls"})
    @DisplayName("let a login ask as root about a machine whose word came as the console quotes words:")
    void asksAsRoot(String name) throws Exception {
        program("id", "#!/bin/sh\necho 1000\n");
        program("sudo", "#!/bin/sh\nfor word; do echo \"<$word>\"; done\n");
        String word = MachineName.word(name);
        String text = Scripts.beside(KioskHostPlans.class, "door.sh").replace("PATH=/usr/sbin", "PATH=" + folder + "/bin:/usr/sbin");
        ProcessBuilder sh = new ProcessBuilder("sh", "-c", text, "door.sh").redirectErrorStream(true);
        sh.environment().put("SSH_ORIGINAL_COMMAND", Shell.line(List.of("state", word)));
        Process process = sh.start();
        assertThat(process.inputReader().readAllLines()).endsWith("<state>", "<" + word + ">");
        assertThat(process.waitFor()).isZero();
    }

    @ParameterizedTest(name = "{0} s ago")
    @CsvSource({"1,false", "30,true", "-3600,true"})
    @DisplayName("revert a machine that nobody watches unless that was done just now, also after the clock was set back:")
    void once(long ago, boolean reverted) throws Exception {
        Files.writeString(folder.resolve("etc/hostkeeper-kiosk/machines"), "orbit 00000000-0000-0001-0000-000000000002 ready - -\n");
        Files.writeString(folder.resolve("run/00000000-0000-0001-0000-000000000002.since"), Instant.now().getEpochSecond() - ago + "\n");
        assertThat(run("door.sh", "revert", "orbit")).contains("accepted");
        String asked = Files.exists(folder.resolve("asked")) ? Files.readString(folder.resolve("asked")) : "";
        assertThat(asked.contains("snapshot-revert")).isEqualTo(reverted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Windows XP", "--domain", "Ёлка № 5", "a,b=c:d", "it's \"so\" : \\x", "$(id)`id`;*?[a]", "100%", "%41", "Zoë+1"})
    @DisplayName("know a machine by any name that libvirt allows, and its snapshot:")
    void anyName(String name) throws Exception {
        HostedVm vm = new HostedVm(name, new UUID(1, 2), "as " + name, Optional.empty());
        Files.writeString(folder.resolve("etc/hostkeeper-kiosk/machines"), new HostedVm("orbit", new UUID(1, 3), "ready", Optional.empty()).line() + "\n" + vm.line() + "\n");
        VmReading reading = VmReading.parse("gallery-1", name, run("door.sh", "state", vm.word()));
        assertThat(reading.condition()).isEqualTo(Condition.RUNNING);
        run("door.sh", "revert", vm.word());
        assertThat(Files.readString(folder.resolve("asked"))).contains("snapshot-revert --domain " + new UUID(1, 2) + " --snapshotname as " + name + "\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "Windows XP     | {\"vm_name\": \"Windows XP\", \"vm_state\": \"running\"}   | 0",
        "Windows XP     | {\"vm_name\" : \"Windows XP\"}                            | 0",
        "Windows XP     | {\"vm_name\":\"WindowsXP\"}                               | 1",
        "a\" : \"b       | {\"vm_name\": \"a\\\" : \\\"b\"}                            | 0",
        "Ёлка           | {\"vm_name\": \"Ёлка\"}                                   | 0"
    })
    @DisplayName("ask the controller of just this machine:")
    void controller(String name, String said, int status) throws Exception {
        program("systemctl", "#!/bin/sh\nexit 0\n");
        Files.writeString(folder.resolve("said"), said + "\n200");
        program("curl", "#!/bin/sh\ncat >/dev/null\ncat \"${0%/*}/../said\"\n");
        HostedVm vm = new HostedVm(name, new UUID(1, 2), "ready", Optional.of(new HostedVm.Watched("vm.service", "http://127.0.0.1:8000/api/v1/vms/a%20b")));
        Files.writeString(folder.resolve("etc/hostkeeper-kiosk/machines"), vm.line() + "\n");
        assertThat(said("door.sh", "state", vm.word()).status()).isEqualTo(status);
    }

    @Test
    @DisplayName("tell what the agent takes the token for, and put one in its place that is good for the same")
    void tokens() throws Exception {
        assertThat(ground()).doesNotContain("token");
        token("make", "revert:orbit");
        String first = Files.readString(token());
        assertThat(ground()).contains("token revert:orbit\n");
        token("make", "revert:orbit/pump");
        assertThat(ground()).contains("token revert:orbit/pump\n");
        token("make", "revert:Windows XP/Ёлка № 5");
        assertThat(ground()).contains("token revert:Windows XP/Ёлка № 5\n");
        token("back", "revert:orbit");
        assertThat(Files.readString(token())).isNotEqualTo(first);
        assertThat(ground()).contains("token revert:orbit\n");
        Files.writeString(token(), "another\n");
        assertThat(ground()).contains("token \n");
        token("remove");
        assertThat(ground()).doesNotContain("token");
        assertThat(Files.readString(folder.resolve("etc/hostkeeper/tokens"))).isEmpty();
    }

    @Test
    @DisplayName("leave the token as it is where none can be written in its place")
    void noRoom() throws Exception {
        token("make", "revert:orbit");
        Files.createDirectory(folder.resolve("etc/hostkeeper-kiosk/token.new"));
        assertThat(said("token.sh", tokenWords("make", "revert:pump")).status()).isNotZero();
        assertThat(ground()).contains("token revert:orbit\n");
    }

    @Test
    @DisplayName("read the agent’s own file of tokens, and write a role as it does")
    void ownFile() throws Exception {
        TokenFile tokens = new TokenFile(folder.resolve("etc/hostkeeper/tokens"));
        Files.writeString(token(), tokens.make("hostkeeper-kiosk", Role.of("revert:pump/orbit").orElseThrow(), new SecureRandom()) + "\n");
        assertThat(ground()).contains("token revert:orbit/pump\n");
    }

    @Test
    @DisplayName("find the agent’s tokens where its config says, and take a change back where the agent has gone")
    void elsewhere() throws Exception {
        token("make", "revert:orbit");
        Files.move(folder.resolve("etc/hostkeeper/tokens"), folder.resolve("etc/hostkeeper/others"));
        Files.writeString(folder.resolve("etc/hostkeeper/config.json"), "{\"hostkeeper\": {\"rest\": {\"port\": 8080, \"tokens\": \"others\"}}}");
        assertThat(ground()).contains("token revert:orbit\n");
        Files.delete(folder.resolve("bin/hostkeeper"));
        token("back", "revert:orbit");
        assertThat(token()).doesNotExist();
    }

    @Test
    @DisplayName("tell whether the kiosk starts with the machine already")
    void starts() throws Exception {
        assertThat(ground()).doesNotContain("starts");
        program("systemctl", "#!/bin/sh\n[ \"$1 $3\" = 'is-enabled hostkeeper-kiosk.service' ] && echo enabled\n");
        assertThat(ground()).contains("starts\n");
    }
}
