package org.hostkeeper.demo.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.hostkeeper.plan.Ownership;
import org.junit.jupiter.api.Test;

/** Unit files and drop-ins, read as systemd reads them. */
class DefinitionTest {
    private final Tree tree = new Tree();

    private void file(String path, String text) {
        tree.install(path, text, Ownership.ROOT_PUBLIC);
    }

    private Definition read(String name) {
        return Definition.read(tree, name).orElseThrow();
    }

    @Test
    void theAdministratorsFileWins() {
        file("/lib/systemd/system/a.service", "[Unit]\nDescription=theirs\n");
        file("/etc/systemd/system/a.service", "[Unit]\nDescription=ours\n");

        assertThat(read("a.service").description()).isEqualTo("ours");
        assertThat(read("a.service").fragment()).isEqualTo("/etc/systemd/system/a.service");
    }

    @Test
    void dropInsComeAfterwardsAndAnEmptyValueBeginsAListAnew() {
        file("/lib/systemd/system/a.service", "[Service]\nExecStart=/bin/a\nEnvironment=A=1\n");
        file("/etc/systemd/system/a.service.d/20.conf", "[Service]\nExecStart=\nExecStart=/bin/b\nEnvironment=B=2\n");
        file("/etc/systemd/system/a.service.d/readme", "[Service]\nUser=nobody\n");

        Definition a = read("a.service");

        assertThat(a.all("Service", "ExecStart")).containsExactly("/bin/b");
        assertThat(a.environment("A=1")).isTrue();
        assertThat(a.environment("B=2")).isTrue();
        assertThat(a.value("Service", "User")).isEmpty();
        assertThat(a.dropIns()).containsExactly("/etc/systemd/system/a.service.d/20.conf");
    }

    @Test
    void anInstanceHasItsTemplatesFile() {
        file("/lib/systemd/system/getty@.service", "[Unit]\nDescription=Getty\n");

        assertThat(read("getty@tty1.service").fragment()).isEqualTo("/lib/systemd/system/getty@.service");
        assertThat(Definition.services(tree)).isEmpty();
    }

    @Test
    void commentsAndOtherSectionsAreKeptApart() {
        file("/etc/systemd/system/a.service", "# User=x\n[Service]\n;User=y\nUser = op \n[X-Hostkeeper]\nUser=z\n");

        assertThat(read("a.service").all("Service", "User")).containsExactly("op");
    }
}
