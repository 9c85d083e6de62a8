package org.hostkeeper.kiosk.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.kiosk.ssh.SshKioskVm;
import org.hostkeeper.module.RealConsole;
import org.hostkeeper.plan.apply.Applied;
import org.hostkeeper.remote.HeldLogin;
import org.hostkeeper.remote.KnownFingerprint;
import org.hostkeeper.remote.Questions;
import org.hostkeeper.remote.ssh.HostKeys;
import org.hostkeeper.remote.ssh.SshConnector;
import org.hostkeeper.remote.ssh.SshSettings;
import org.hostkeeper.testbed.TestHost;

/** A real host with a guest, made ready for the kiosk, and the kiosk's own key to it. */
final class KioskHost implements AutoCloseable {
    static final String VM = "artwork";

    final TestHost host;
    final RealConsole console;
    final Path key;
    final KioskHostPlans plans = new KioskHostPlans(Clock.systemUTC(), new Random());
    private final Path folder;

    KioskHost(TestHost host) throws IOException {
        this.host = host;
        this.console = new RealConsole(List.of(), host);
        this.folder = Files.createTempDirectory("kiosk");
        this.key = folder.resolve("kiosk.key");
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "kiosk", "-f", key.toString());
        if (host.sh("virsh -q list --all --name").out().isBlank()) {
            host.vm(VM, "http://10.0.2.2:8000/api/v1/heartbeat");
            host.sh("virsh -q snapshot-create-as " + VM + " ready");
        }
    }

    HostedVm machine(Optional<HostedVm.Watched> watched) {
        UUID uuid = UUID.fromString(host.sh("virsh -q domuuid " + VM).outOfSuccess().strip());
        return new HostedVm(VM, uuid, "ready", watched);
    }

    PublicKey publicKey() {
        try {
            return PublicKey.parse(Files.readString(Path.of(key + ".pub")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Applied prepare(Optional<HostedVm.Watched> watched) {
        Applied applied = console.apply(plans.plan(console.remote(host), List.of(machine(watched)), List.of(publicKey())));
        assertThat(applied).isInstanceOf(Applied.Done.class);
        return applied;
    }

    private HeldLogin login() {
        SshSettings settings = new SshSettings(
                folder, Optional.of("none"), Duration.ofSeconds(3), Duration.ofSeconds(1), 4);
        Questions trusting = new KnownFingerprint(host.fingerprint(), Questions.unanswered());
        Endpoint endpoint = Endpoint.parse(KioskHostPlans.ACCOUNT + "@" + host.address()).withIdentities(List.of(key));
        Host there = new Host(RealConsole.name(host), Optional.of(endpoint), Sudo.NONE, new TreeSet<>());
        return new SshConnector(HostKeys.inMemory(), trusting, _ -> Optional.empty(), settings).held(there);
    }

    SshKioskVm kiosk(String vm) {
        return new SshKioskVm(host.name(), vm, this::login);
    }

    /** OpenSSH with the kiosk's key. */
    Said ssh(String... words) {
        return openssh(List.of("ssh"), words);
    }

    Said openssh(List<String> program, String... words) {
        List<String> all = new java.util.ArrayList<>(program);
        all.addAll(List.of(
                "-i", key.toString(), "-o", "IdentitiesOnly=yes", "-o", "IdentityAgent=none", "-o", "BatchMode=yes", "-o", "ConnectTimeout=5",
                "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=" + folder.resolve("known"), "-o", "LogLevel=ERROR"));
        all.addAll(List.of(words));
        return run(all.toArray(String[]::new));
    }

    String at() {
        return KioskHostPlans.ACCOUNT + "@" + host.address();
    }

    record Said(int status, String text) {}

    static Said run(String... words) {
        try {
            Process process = new ProcessBuilder(words).redirectErrorStream(true).redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null"))).start();
            String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return new Said(process.waitFor(), said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        console.close();
    }
}
