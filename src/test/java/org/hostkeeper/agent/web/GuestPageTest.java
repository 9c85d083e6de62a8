package org.hostkeeper.agent.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.hostkeeper.agent.web.WatchedHost.Answer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What to set in a guest, told by its machine's port,")
class GuestPageTest {
    @TempDir
    private Path folder = Path.of("");

    private Answer get(WatchedHost host, String path, String called) {
        return host.raw(
                WatchedHost.STRANGER, host.left.settings().port(), "GET " + path + " HTTP/1.1", "Host: " + called, "Accept-Language: de", "Connection: close");
    }

    @Test
    @DisplayName("names the address that the guest has just called, as does the program that it fetches there")
    void called() throws Exception {
        try (WatchedHost host = new WatchedHost(folder)) {
            host.addresses.put("left", WatchedHost.addresses(true)); // user-mode networking
            Answer page = get(host, "/ui/guest", "10.0.2.2:8000");
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body())
                    .contains("wget -O hostkeeper-guest.sh http://10.0.2.2:8000/ui/guest/hostkeeper-guest.sh")
                    .contains("Const SERVER = &quot;http://10.0.2.2:8000&quot;")
                    .contains("Windows sich selbst anmelden lassen");
            assertThat(get(host, "/ui/guest/hostkeeper-guest.sh", "10.0.2.2:8000").body())
                    .contains("\nurl=http://10.0.2.2:8000 every=1");
            assertThat(host.left.asked).isEmpty();
        }
    }

    @Test
    @DisplayName("repeats nothing that is no address, neither into the page nor into the program")
    void nonsense() throws Exception {
        try (WatchedHost host = new WatchedHost(folder)) {
            host.addresses.put("left", WatchedHost.addresses(true));
            assertThat(get(host, "/ui/guest", "evil.example").status()).isEqualTo(421);
            for (String called : new String[] {"<script>", "a;reboot", "$(id)", "a b"}) {
                for (String path : new String[] {"/ui/guest", "/ui/guest/hostkeeper-guest.sh"}) {
                    Answer answer = get(host, path, called);
                    assertThat(answer.body()).as(called).doesNotContain("<script>", ";reboot", "$(id)", "a b:");
                }
            }
        }
    }

    @Test
    @DisplayName("is linked where the panel is the machine's own")
    void linked() throws Exception {
        try (WatchedHost host = new WatchedHost(folder)) {
            assertThat(get(host, "/ui/", "127.0.0.1").body()).contains("href=\"/ui/guest\"");
        }
    }
}
