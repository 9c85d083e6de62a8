package org.hostkeeper.desktop.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.HostName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A shell on a host")
class SshCommandTest {
    private static final HostName GATE = new HostName("gate");

    private final Map<HostName, Endpoint> hosts =
            Map.of(GATE, Endpoint.parse("op@gate.example.org:2222").withIdentities(List.of(Path.of("/home/a b/key%1"))));
    private final SshCommand ssh = new SshCommand(name -> Optional.ofNullable(hosts.get(name)));

    @Test
    @DisplayName("is reached by port, user and keys, each an argument of its own; an address is never an option")
    void direct() {
        assertThat(ssh.to(Endpoint.parse("op@192.0.2.10").withIdentities(List.of(Path.of("/k e y")))))
                .containsExactly("ssh", "-p", "22", "-l", "op", "-i", "/k e y", "--", "192.0.2.10");
        assertThat(ssh.to(new Endpoint("op", "web", 22, List.of(), true, Optional.of("none"), Optional.empty())))
                .containsExactly("ssh", "-p", "22", "-l", "op", "-o", "IdentitiesOnly=yes", "-o", "IdentityAgent=none", "--", "web");
    }

    @Test
    @DisplayName("is reached through a jump host with that one's own port and keys")
    void jump() {
        assertThat(ssh.to(Endpoint.parse("op@web").through(GATE)))
                .containsExactly(
                        "ssh", "-p", "22", "-l", "op", "-o",
                        "ProxyCommand=ssh -p 2222 -l op -i '/home/a b/key%%1' -W '[%h]:%p' -- gate.example.org",
                        "--", "web");
    }

    @Test
    @DisplayName("that jumps in a circle ends all the same")
    void circle() {
        SshCommand round = new SshCommand(_ -> Optional.of(Endpoint.parse("op@gate").through(GATE)));
        assertThat(round.to(Endpoint.parse("op@web").through(GATE))).endsWith("--", "web");
    }

    @Test
    @DisplayName("opens in the first terminal program that is there, by arguments")
    void programs() {
        List<String> command = List.of("ssh", "--", "a b");
        assertThat(TerminalProgram.first(_ -> false)).isEmpty();
        assertThat(TerminalProgram.first(p -> p.equals("gnome-terminal") || p.equals("xterm")).orElseThrow().showing(command))
                .containsExactly("gnome-terminal", "--", "ssh", "--", "a b");
        assertThat(TerminalProgram.XTERM.showing(command)).containsExactly("xterm", "-e", "ssh", "--", "a b");
        assertThat(TerminalProgram.XFCE.showing(List.of())).containsExactly("xfce4-terminal");
    }
}
