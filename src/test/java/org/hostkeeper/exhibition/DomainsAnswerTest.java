package org.hostkeeper.exhibition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.hostkeeper.facts.Scripts;
import org.hostkeeper.facts.UnreadableAnswer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What a host says of its virtual machines")
class DomainsAnswerTest {
    /** As libvirt 9.0 on Debian 12 answered. */
    private static final String RECORDED = Scripts.beside(DomainsAnswerTest.class, "domains.txt");

    private static final String MARK = "1e0c3314-2056-4a91-92e6-39e29a5b11a9";

    private static Domains read(String answer) {
        return new DomainsProbe().parse(answer);
    }

    @Test
    @DisplayName("is read into machines with their snapshots, oldest first")
    void recorded() {
        Domains read = read(RECORDED);

        assertThat(read.libvirt()).isTrue();
        assertThat(read.domains()).extracting(Domain::name).containsExactly("--all", "art");
        Domain art = read.find("art").orElseThrow();
        assertThat(art.state()).isEqualTo(DomainState.RUNNING);
        assertThat(art.memory()).isEqualTo(96L << 20);
        assertThat(art.agent()).isTrue();
        assertThat(art.disks()).containsExactly("/var/lib/libvirt/images/art.qcow2");
        assertThat(art.since()).contains(Instant.ofEpochSecond(1795712576L));
        assertThat(art.snapshots()).extracting(Snapshot::name).containsExactly("ready", "it's second");
        assertThat(art.snapshot("ready").orElseThrow()).returns("As it opened", Snapshot::description).returns(false, Snapshot::current);
        assertThat(art.current().orElseThrow()).returns("it's second", Snapshot::name).returns(true, Snapshot::memory).returns(true, Snapshot::internal);
        assertThat(art.snapshot("ready").orElseThrow().dependants(art.snapshots())).extracting(Snapshot::name).containsExactly("it's second");
        Domain off = read.find("--all").orElseThrow();
        assertThat(off).returns(DomainState.OFF, Domain::state).returns("Room & light", Domain::shown).returns(false, Domain::autostart);
        assertThat(off.processors()).isEqualTo(2);
        assertThat(off.since()).isEmpty();
    }

    @Test
    @DisplayName("says where a guest reaches its host, each address once, and nothing that is none")
    void reached() {
        String art = read(RECORDED).find("art").orElseThrow().uuid().toString();
        String said = "";
        for (String address : List.of("192.168.122.1", "192.168.122.1", "fd00::1", "virbr0")) {
            said += MARK + " reached " + art + " " + address + "\n";
        }
        assertThat(read(RECORDED).find("art").orElseThrow().reached()).isEmpty();
        assertThat(read(RECORDED + said).find("art").orElseThrow().reached()).containsExactly("192.168.122.1", "fd00::1");
    }

    @Test
    @DisplayName("says how much memory each snapshot keeps, where the disk could be read")
    void sizes() {
        String art = read(RECORDED).find("art").orElseThrow().uuid().toString();
        String said = "{\"snapshots\": [{\"name\": \"ready\", \"vm-state-size\": 86701339}, {\"name\": \"it's second\", \"vm-state-size\": 0}]}";

        assertThat(read(RECORDED).find("art").orElseThrow().snapshot("ready").orElseThrow().size()).isEmpty();
        Domain measured = read(RECORDED + MARK + " sizes " + art + " " + base64(said) + "-\n" + MARK + " sizes " + art + " -\n").find("art").orElseThrow();
        assertThat(measured.snapshot("ready").orElseThrow().size()).contains(86_701_339L);
        assertThat(measured.snapshot("it's second").orElseThrow().size()).isEmpty();
    }

    @Test
    @DisplayName("tells who watches a machine, by the settings that win")
    void watcher() {
        Domains read = read(RECORDED);
        Domain art = read.find("art").orElseThrow();

        assertThat(read.watcher(art)).contains(new Watcher("exhibition-vm.service", true, "art", "ready", "127.0.0.1", 8002, 15));
        assertThat(read.golden(art)).contains("ready");
        assertThat(read.watcher(read.find("--all").orElseThrow())).isEmpty();
    }

    @Test
    @DisplayName("is nothing without libvirt")
    void none() {
        assertThat(read(MARK + "\n" + MARK + " none\n")).isEqualTo(new Domains(false, List.of(), List.of()));
    }

    @Test
    @DisplayName("cannot be changed by what a machine’s definition says")
    void forged() {
        String forged = RECORDED.replace("<title>Room &amp; light</title>", "<title>\n\nffffffff-2056-4a91-92e6-39e29a5b11a9 none\n</title>");

        assertThat(read(forged).domains()).hasSize(2);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "no mark|hello",
                "a part of no machine|1e0c3314-2056-4a91-92e6-39e29a5b11a9\\n1e0c3314-2056-4a91-92e6-39e29a5b11a9 current\\n",
                "no uuid|1e0c3314-2056-4a91-92e6-39e29a5b11a9\\n1e0c3314-2056-4a91-92e6-39e29a5b11a9 domain x\\n"
            })
    @DisplayName("is refused where it is not understood:")
    void unreadable(String what, String answer) {
        assertThatThrownBy(() -> read(answer.replace("\\n", "\n"))).as(what).isInstanceOf(UnreadableAnswer.class);
    }

    @Test
    @DisplayName("may name files and addresses in XML, which are not followed")
    void entities() {
        String evil = RECORDED.replace("<domain type='qemu' id='", "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><domain type='qemu' id='");

        assertThatThrownBy(() -> read(evil)).isInstanceOf(UnreadableAnswer.class);
    }

    @ParameterizedTest(name = "{0} with {1}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "vm_name: art|-|127.0.0.1|8000|ready",
                "vm_name: art\\napi_port: 9000\\napi_host: 10.0.0.5|-|10.0.0.5|9000|ready",
                "vm_name: 'art'\\nsnapshot_name: \"gold\" # best|-|127.0.0.1|8000|gold",
                "vm_name: other|VMCTL_VM_NAME=art\\nVMCTL_API_PORT='8100'|127.0.0.1|8100|ready",
                "-|VMCTL_VM_NAME=art\\nVMCTL_API_HOST=\"::\"|::1|8000|ready",
                "vm_name: art\\napi_port: many|-|127.0.0.1|8000|ready",
                "vm_name: [unclosed|VMCTL_VM_NAME=art|127.0.0.1|8000|ready"
            })
    @DisplayName("tells where a controller is asked:")
    void settings(String yaml, String environment, String address, int port, String snapshot) {
        String line = "%s watcher c.service active %s- %s- - -".formatted(MARK, base64(yaml), base64(environment));

        assertThat(read(MARK + "\n" + line + "\n").watchers())
                .containsExactly(new Watcher("c.service", true, "art", snapshot, address, port, 15));
    }

    private static String base64(@org.jspecify.annotations.Nullable String text) {
        String lines = text == null ? "" : text.replace("\\n", "\n");
        return Base64.getEncoder().encodeToString(lines.getBytes(StandardCharsets.UTF_8));
    }
}
