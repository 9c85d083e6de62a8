package org.hostkeeper.demo.story;

import static org.hostkeeper.demo.story.BaseSystem.daemon;

import java.util.List;
import org.hostkeeper.demo.machine.Chatter;
import org.hostkeeper.host.Sudo;

/** Two mirrors, of which one is nearly full and one waits for a restart, and the archive. */
final class Mirrors {
    private Mirrors() {}

    static List<StoryHost> hosts() {
        return List.of(
                StoryHost.of(
                        "mirror-1",
                        "root",
                        Sudo.NONE,
                        "mirror",
                        Systems.server("Debian GNU/Linux 12 (bookworm)", "6.1.0-28-amd64", "Europe/Berlin", 3.1, 0.965, false),
                        List.of(nginx(), rsyncd(), push())),
                StoryHost.of(
                        "mirror-2",
                        "ops",
                        Sudo.NOPASSWD,
                        "mirror",
                        Systems.server("Ubuntu 24.04.1 LTS", "6.8.0-45-generic", "Europe/Amsterdam", 1.7, 0.71, true),
                        List.of(nginx(), rsyncd())));
    }

    static List<StoryHost> archive() {
        return List.of(StoryHost.of(
                        "archive",
                        "backup",
                        Sudo.NOPASSWD,
                        "museum",
                        Systems.server("AlmaLinux 9.4 (Seafoam Ocelot)", "5.14.0-427.13.1.el9_4.x86_64", "Europe/Berlin", 0.6, 0.58, false),
                        List.of(daemon("restic-rest-server", "Restic REST server", "/usr/local/bin/rest-server --path /srv/restic", 62)
                                .saying(Chatter.of(33, "POST /gallery-1/data/ 200 # ms", "GET /shop-2/index/ 200 # ms", "POST /shop-1/data/ 200 # ms")))))
                .stream()
                .map(host -> host.tagged("shop"))
                .toList();
    }

    static Part nginx() {
        return daemon("nginx", "A high performance web server and a reverse proxy server", "/usr/sbin/nginx -g daemon on; master_process on;", 31)
                .saying(Chatter.of(
                        400,
                        "<4>#1#: *1# upstream timed out (110: Connection timed out) while connecting to upstream",
                        "signal process started"));
    }

    private static Part rsyncd() {
        return daemon("rsync", "fast remote file copy program daemon", "/usr/bin/rsync --daemon --no-detach", 14)
                .saying(Chatter.of(
                        1,
                        "connect from ftp.halifax.example (192.0.2.#)",
                        "rsync on debian/dists/ from mirror.example.net (198.51.100.#)",
                        "sent 8#1#4# bytes  received 5#2 bytes  total size 2#8#1#",
                        "<4>rsync: [sender] read error: Connection reset by peer (104)",
                        "<3>rsync error: error in socket IO (code 10) at io.c(794) [sender=3.2.7]")
                        .withBursts(240));
    }

    private static Part push() {
        return Module.of("push_mirror", "Tells downstream mirrors that there is something new", "mirror", "push_mirror")
                .part(45, Chatter.of(26, "pushed debian to # downstreams", "waiting for trigger, # in queue", "<5>downstream 203.0.113.# answered after # s"), "RestartSec=30s");
    }
}
