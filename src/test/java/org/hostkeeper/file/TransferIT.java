package org.hostkeeper.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.hostkeeper.module.RealConsole;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.apply.Applied;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.testbed.TestBed;
import org.hostkeeper.testbed.TestHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@TestBed
@DisplayName("Commands and files, on a real host,")
class TransferIT {
    private final TestHost host;
    private final RealConsole console;
    private final FilePlans plans = new FilePlans(Clock.systemUTC(), new Random());
    private final RemoteFiles files = new RemoteFiles();

    TransferIT(TestHost host) {
        this.host = host;
        this.console = new RealConsole(host);
    }

    @AfterEach
    void close() {
        console.close();
    }

    private Plan put(String name, String content, String path, boolean asRoot) {
        return plans.put(
                console.remote(host), new PutRequest(name, Bytes.utf8(content), path, Optional.empty(), asRoot));
    }

    @Test
    @DisplayName("a file is put with the owner and mode of what it replaces, and taken back byte by byte")
    void puts() {
        host.sh("printf 'old\n' >/etc/t-put; chown op:adm /etc/t-put; chmod 640 /etc/t-put");
        Applied done = console.apply(put("local", "new\n", "/etc/t-put", true));
        assertThat(done).isInstanceOf(Applied.Done.class);
        assertThat(host.sh("cat /etc/t-put; stat -c '%U:%G %a' /etc/t-put").out()).isEqualTo("new\nop:adm 640\n");
        assertThat(console.undo(done)).isInstanceOf(Applied.Done.class);
        assertThat(host.sh("cat /etc/t-put; stat -c '%U:%G %a' /etc/t-put").out()).isEqualTo("old\nop:adm 640\n");
    }

    @Test
    @DisplayName("into a folder it keeps its name, a login user's file is his, and a link is refused")
    void placesAndRefuses() {
        host.sh("rm -rf /home/op/t-in; install -d -o op -g op /home/op/t-in; ln -sfn /etc/passwd /home/op/t-link");
        assertThat(console.apply(put("note.txt", "x", "/home/op/t-in", false))).isInstanceOf(Applied.Done.class);
        assertThat(host.sh("stat -c '%U:%G %a %s' /home/op/t-in/note.txt").out()).isEqualTo("op:op 644 1\n");
        assertThatThrownBy(() -> put("x", "x", "/home/op/t-link", false)).isInstanceOf(ProblemException.class);
    }

    @Test
    @DisplayName("a folder is listed with hostile names as find sees it, and a file fetched byte by byte")
    void listsAndGets() {
        host.sh("rm -rf /tmp/t-l; mkdir -p /tmp/t-l/sub; cd /tmp/t-l; printf '\\001\\377x' >'a b\n-c'; ln -s nowhere link; chmod 1777 sub; chmod 604 a*");
        List<FileEntry> entries = files.list(console.remote(host), "/tmp/t-l/", false);
        assertThat(entries).extracting(FileEntry::name).containsExactly("sub", "a b\n-c", "link");
        assertThat(entries).extracting(FileEntry::octal).startsWith("1777", "0604");
        assertThat(entries.getLast().target()).isEqualTo("nowhere");
        host.sh("printf '\\001\\377x' >/tmp/t-l/bytes");
        assertThat(files.get(console.remote(host), "/tmp/t-l/bytes", false)).isEqualTo(new byte[] {1, (byte) 0xff, 'x'});
    }

    @Test
    @DisplayName("what the login user may not read is refused with the host's words, and root may")
    void rights() {
        host.sh("install -d -m 700 /root/t-r; printf secret >/root/t-r/f");
        assertThatThrownBy(() -> files.list(console.remote(host), "/root/t-r", false))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("Permission denied");
        assertThat(files.list(console.remote(host), "/root/t-r", true)).extracting(FileEntry::name).containsExactly("f");
        assertThat(new String(files.get(console.remote(host), "/root/t-r/f", true), StandardCharsets.UTF_8)).isEqualTo("secret");
    }
}
