package org.hostkeeper.exhibition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.hostkeeper.facts.ShRemote;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.Output;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The look at a host's machines, among stand-ins,")
class DomainsScriptTest {
    /** Answers as virsh does, each order of a list with semicolons between in its turn. */
    private static final String VIRSH = """
            #!/bin/sh
            shift 4
            here=${0%/*}/..
            [ "$1" != list ] || { cat "$here/uuids"; exit; }
            [ "$1" != net-info ] || exit 1
            dominfo() { printf 'Name:           m%s\\nCPU(s):         1\\nMax memory:     1024 KiB\\nPersistent:     yes\\nAutostart:      disable\\n' "$1"; }
            domstate() { echo 'running (booted)'; }
            current() { echo s1; }
            names() { seq -f s%g "$(cat "$here/snapshots")"; }
            dumpxml() { echo "<domain type='kvm'><name>m$1</name></domain>"; }
            snapshot() { echo "<domainsnapshot><name>$4</name><state>running</state><creationTime>1</creationTime></domainsnapshot>"; }
            eval "$(printf %s "$1" | sed -e 's/snapshot-current/current/g' -e 's/snapshot-list/names/g' -e 's/snapshot-dumpxml/snapshot/g')"
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void standIns() throws IOException {
        Files.createDirectories(folder.resolve("bin"));
        program("virsh", VIRSH);
        program("systemctl", "#!/bin/sh\n[ \"$1\" != list-units ] || { cat \"${0%/*}/../loaded\" 2>/dev/null; exit; }\necho active\n");
        program("systemd-escape", "#!/bin/sh\nprintf '%s\\n' \"$3\" | sed 's/\\\\x20/ /g'\n");
        file("uuids", "");
        file("snapshots", "0");
        file("door", "");
    }

    private void program(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve("bin/" + name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Domains look() {
        String script = DomainsProbe.SCRIPT
                .replace("/run/libvirt/libvirt-sock-ro", folder.resolve("door").toString())
                .replace("[ ! -S ", "[ ! -e ")
                .replaceFirst("\nown='[^']*'", "\nown='" + folder.resolve("units") + " " + folder.resolve("local") + "'")
                .replaceFirst("\ndistribution='[^']*'", "\ndistribution='" + folder.resolve("lib") + "'");
        Output output = ShRemote.sh().withPrograms(folder.resolve("bin")).run(Command.script(script, DomainReader.NAME));
        assertThat(output.ok()).as(output.error()).isTrue();
        return new DomainsProbe().parse(output.text());
    }

    private List<String> controllers() {
        return look().deployed().stream()
                .map(c -> c.unit() + ": " + c.settings().vm() + ", " + c.settings().snapshot() + ", " + c.settings().port())
                .sorted().toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "\"VMCTL_VM_NAME=Orbit, 2004\" VMCTL_API_PORT=8001", "VMCTL_VM_NAME=\"Orbit, 2004\" VMCTL_API_PORT=8001",
        "'VMCTL_VM_NAME=Orbit, 2004' 'VMCTL_API_PORT=8001'", "A=b VMCTL_API_PORT=8001 VMCTL_VM_NAME='Orbit, 2004' \"C=d e\""
    })
    @DisplayName("knows a controller by its unit's variables, however systemd lets them be quoted:")
    void quoted(String variables) throws IOException {
        file("units/art.service", "[Service]\nEnvironment=" + variables + "\n");

        assertThat(controllers()).containsExactly("art.service: Orbit, 2004, ready, 8001");
    }

    @Test
    @DisplayName("knows a controller with what was set beside its unit, as systemctl edit does it")
    void besideUnit() throws IOException {
        file("opt/art/config.yaml", "vm_name: orbit\nsnapshot_name: clean\n");
        file("units/art.service", "[Service]\nWorkingDirectory=" + folder + "/opt/art\n");
        file("units/art.service.d/override.conf", "[Service]\nEnvironment=VMCTL_API_PORT=8004\n");

        assertThat(controllers()).containsExactly("art.service: orbit, clean, 8004");
    }

    @Test
    @DisplayName("knows each controller of a template that starts with the host or was started, and the template itself is none")
    void templates() throws IOException {
        file("opt/orbit/config.yaml", "vm_name: orbit\n");
        file("units/vm@.service", "[Service]\nWorkingDirectory=" + folder + "/opt/%i\nEnvironmentFile=-" + folder + "/env/%i\n");
        file("env/pump", "VMCTL_VM_NAME=pump\nVMCTL_API_PORT=8002\n");
        Files.createDirectories(folder.resolve("units/multi-user.target.wants"));
        Files.createSymbolicLink(folder.resolve("units/multi-user.target.wants/vm@orbit.service"), folder.resolve("units/vm@.service"));
        file("loaded", "vm@pump.service loaded active running Controller\n");
        file("units/vm@pump.service.d/port.conf", "[Service]\nEnvironment=VMCTL_SNAPSHOT_NAME=%i-ready\n");

        assertThat(controllers()).containsExactly("vm@orbit.service: orbit, ready, 8000", "vm@pump.service: pump, pump-ready, 8002");
    }

    @Test
    @DisplayName("reads a unit as systemd does: joined lines, comments, spaces, lists that begin anew, and of two files with one name the operator's own")
    void asSystemdReads() throws IOException {
        file("opt/art/config.yaml", "vm_name: orbit\n");
        file("units/art.service", """
                [Service]
                # WorkingDirectory=/elsewhere
                WorkingDirectory = %s/opt/art
                Environment=VMCTL_API_PORT=8001 \\
                    "VMCTL_SNAPSHOT_NAME=as it was"
                """.formatted(folder));
        file("lib/art.service.d/10-port.conf", "[Service]\nEnvironment=VMCTL_API_PORT=8002\n");
        assertThat(controllers()).containsExactly("art.service: orbit, as it was, 8002");

        file("units/art.service.d/10-port.conf", "[Service]\nEnvironment=\nEnvironment=VMCTL_API_PORT=8003\n");
        assertThat(controllers()).containsExactly("art.service: orbit, ready, 8003");
    }

    @Test
    @DisplayName("knows a controller that came as a package, and not the unit that the operator's own stands in for")
    void packaged() throws IOException {
        file("opt/art/config.yaml", "vm_name: orbit\n");
        file("lib/art.service", "[Service]\nWorkingDirectory=" + folder + "/opt/art\n");
        assertThat(controllers()).containsExactly("art.service: orbit, ready, 8000");

        file("units/art.service", "[Service]\nExecStart=/bin/true\n");
        assertThat(controllers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "/usr/bin/env VMCTL_VM_NAME=orbit VMCTL_API_PORT=8005 /opt/art/venv/bin/python -m vm_controller.api",
        "/bin/sh -c 'cd FOLDER/opt/art && exec venv/bin/python -m vm_controller.api'",
        "FOLDER/opt/art/venv/bin/uvicorn --app-dir FOLDER/opt/art vm_controller.api:app --host 10.0.0.1 --port=8005\nWorkingDirectory=FOLDER/opt/art"
    })
    @DisplayName("knows a controller by what its unit starts, and where that listens:")
    void started(String program) throws IOException {
        file("opt/art/config.yaml", "vm_name: orbit\n" + (program.contains("uvicorn") ? "api_port: 8001\n" : "api_port: 8005\n"));
        file("units/art.service", "[Service]\nExecStart=" + program.replace("FOLDER", folder.toString()) + "\n");

        assertThat(look().deployed()).singleElement().satisfies(controller -> {
            assertThat(controller.settings()).returns("orbit", ControllerSettings::vm).returns(8005, ControllerSettings::port);
            assertThat(controller.contradictions()).isEmpty();
        });
    }

    @Test
    @DisplayName("tells of a controller whose settings name no machine, but of nobody who watches one")
    void nameless() throws IOException {
        file("units/art.service", "[Service]\nWorkingDirectory=/nowhere\nExecStart=/usr/bin/python3 -m vm_controller.api\n");

        assertThat(look().deployed()).singleElement().matches(DeployedController::isNameless);
        assertThat(look().watchers()).isEmpty();
    }

    @Test
    @DisplayName("tells what is said twice and differently, and not what only looks different")
    void contradictions() throws IOException {
        file("opt/art/config.yaml", "vm_name: orbit\nheartbeat_timeout: 15\nauto_revert_enabled: yes\napi_port: 8001\nlog_level: INFO\ntrusted_proxies: [127.0.0.1]\n");
        file("units/art.service", "[Service]\nWorkingDirectory=" + folder + "/opt/art\n"
                + "Environment=VMCTL_VM_NAME=my-vm VMCTL_HEARTBEAT_TIMEOUT=15.0 VMCTL_AUTO_REVERT_ENABLED=True VMCTL_API_PORT=8002 VMCTL_LOG_LEVEL=DEBUG\n");

        assertThat(look().deployed()).singleElement().satisfies(controller -> assertThat(controller.contradictions()).isEqualTo(Map.of(
                "vm_name", new SettingsReader.Contradiction("orbit", "my-vm"), "api_port", new SettingsReader.Contradiction("8001", "8002"))));
        assertThat(look().deployed().getFirst().unknown()).singleElement().asString().contains("trusted_proxies");
    }

    @Test
    @DisplayName("tells the limits of its service")
    void limits() throws IOException {
        file("units/art.service", """
                [Service]
                Environment=VMCTL_VM_NAME=orbit
                LimitNOFILE=65536
                MemoryMax=1G
                Nice=10
                IOSchedulingClass=best-effort
                Restart=always
                """);
        file("units/art.service.d/more.conf", "[Service]\nMemoryMax=2G\n");

        assertThat(look().deployed()).singleElement().satisfies(controller -> assertThat(controller.limits()).isEqualTo(
                Map.of("LimitNOFILE", "65536", "MemoryMax", "2G", "Nice", "10", "IOSchedulingClass", "best-effort")));
    }

    @Test
    @DisplayName("finds no controller in units that are none")
    void others() throws IOException {
        file("opt/web/config.yaml", "name: web\n");
        file("units/web.service", "[Service]\nWorkingDirectory=" + folder + "/opt/web\nEnvironment=PORT=1\n");
        file("units/home.service", "[Service]\nWorkingDirectory=~\nEnvironmentFile=-/nowhere\n");

        assertThat(controllers()).isEmpty();
    }

    @Test
    @DisplayName("sees each of a thousand machines, and each of a thousand snapshots: more than one process can be given as one word")
    void many() throws IOException {
        file("uuids", LongStream.range(0, 1000).mapToObj(i -> new UUID(1, i).toString()).collect(Collectors.joining("\n")) + "\n");
        assertThat(look().domains()).hasSize(1000);

        file("uuids", new UUID(1, 1) + "\n");
        file("snapshots", "1000");
        assertThat(look().domains()).singleElement().satisfies(domain -> assertThat(domain.snapshots()).hasSize(1000));
    }
}
