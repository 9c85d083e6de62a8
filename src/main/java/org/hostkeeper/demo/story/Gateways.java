package org.hostkeeper.demo.story;

import static org.hostkeeper.demo.story.BaseSystem.daemon;

import java.util.List;
import org.hostkeeper.demo.machine.Chatter;
import org.hostkeeper.host.Sudo;

/** Three gateways of a mesh network: the way in, one that shows a key that is not its own, one that is reached through the first. */
final class Gateways {
    private static final String USER = "mesh";

    private Gateways() {}

    static List<StoryHost> hosts() {
        return List.of(
                gateway("gateway-north", "Debian GNU/Linux 12 (bookworm)", "6.1.0-26-amd64", 0.9, 44),
                gateway("gateway-south", "Debian GNU/Linux 11 (bullseye)", "5.10.0-33-amd64", 0.5, 312)
                        .ill(StoryHost.Trouble.CHANGED_KEY),
                gateway("gateway-hill", "Debian GNU/Linux 11 (bullseye)", "5.10.0-32-amd64", 0.2, 190).behind("gateway-north"));
    }

    private static StoryHost gateway(String name, String os, String kernel, double load, int days) {
        return StoryHost.of(name, USER, Sudo.NOPASSWD, "gateway", Systems.router(os, kernel, load, days), parts());
    }

    private static List<Part> parts() {
        return List.of(
                daemon("babeld", "Babel routing daemon", "/usr/sbin/babeld -c /etc/babeld.conf", 3)
                        .saying(Chatter.of(60, "Route to 10.130.#.0/24 via wg-hill, metric 1#", "<4>Couldn't send to interface wg-east: no buffer space", "Neighbour fe80::# is up")),
                daemon("fastd@mesh", "Fast and Secure Tunnelling Daemon (connection mesh)", "/usr/bin/fastd --syslog-level info -c /etc/fastd/mesh/fastd.conf", 12)
                        .saying(Chatter.of(20, "connection with <node-#> established.", "connection with <node-#> disestablished.", "refreshing session with <node-#>")),
                daemon("unbound", "Unbound DNS server", "/usr/sbin/unbound -d -p", 27),
                Module.of("mesh_announce", "Announces this gateway to the nodes", USER, "announce")
                        .part(29, Chatter.of(30, "announced to # nodes", "answer from # nodes, # silent"), "RestartSec=10s"));
    }
}
