package org.hostkeeper.testbed;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One real host in the hands of a test: where it is, how to look inside, and how to break it. A fault returns when it
 * is in force. Users: {@code root}; {@code op} (sudo asks nothing); {@code pw} (password {@link #PASSWORD}, sudo asks
 * for it); {@code plain} (no sudo). All accept {@link #key()}.
 */
public final class TestHost {
    /** The password of the user {@code pw}. */
    public static final String PASSWORD = "secret-pw";

    private final TestBedScript script;
    private final String name;
    private final String address;
    private final Path key;
    private boolean broken;

    TestHost(TestBedScript script, String name) {
        this.script = script;
        this.name = name;
        this.address = script.must("addr", List.of(name));
        this.key = Path.of(script.must("key", List.of()));
    }

    /**
     * The hand of another process, started by a test, on a host that this test has leased.
     *
     * @param key the test's, which the script keeps beside all else that it needs: the process may have another home
     */
    public static TestHost leased(String name, Path key) {
        String kept = String.valueOf(key.toAbsolutePath().getParent());
        return new TestHost(new TestBedScript(Map.of("TESTBED_CACHE", kept)), name);
    }

    /** The name it also gives itself. */
    public String name() {
        return name;
    }

    /** Its IPv4 address; sshd listens on port 22. */
    public String address() {
        return address;
    }

    /** The private key, without a passphrase, that opens every user's account. */
    public Path key() {
        return key;
    }

    /** The line of a known_hosts file for the key that it has now, read from its disk and so beyond doubt. */
    public String knownHostsLine() {
        String[] words = exec("cat", "/etc/ssh/ssh_host_ed25519_key.pub").outOfSuccess().split(" ");
        return address + " " + words[0] + " " + words[1];
    }

    /** The SHA-256 fingerprint of its key as {@code ssh-keygen -l} writes it: {@code SHA256:…}. */
    public String fingerprint() {
        return exec("ssh-keygen", "-lf", "/etc/ssh/ssh_host_ed25519_key.pub")
                .outOfSuccess()
                .split(" ")[1];
    }

    /** Runs a command inside as root, whatever its network and sshd do; not while it is frozen or off. */
    public Answer exec(String... command) {
        return script.run("exec", named(command));
    }

    /** Runs a shell script inside as root: {@link #exec} for what needs pipes and redirections. */
    public Answer sh(String text) {
        return exec("sh", "-c", text);
    }

    /** Its files as they are from here until it restarts; a Unix socket among them is connected to like one of this machine. */
    public Path files() {
        return Path.of(script.must("files", List.of(name)));
    }

    /** Starts a small guest of this name in its libvirt, which beats at the URL once a second; from the guest, 10.0.2.2 is the host's 127.0.0.1. */
    public void vm(String guest, String beatAt) {
        script.must("vm", List.of(name, guest, beatAt));
    }

    /** Logs in with OpenSSH and runs a line of shell; waits 3 s at most for the connection. */
    public Answer ssh(String user, String line) {
        return script.run("sshas", List.of(user, name, line));
    }

    /** Pulls the cable: packets vanish, nobody is told. */
    public void cut() {
        fault("cut");
    }

    /** Stops every process: TCP still connects, SSH never says its banner. */
    public void freeze() {
        fault("freeze");
    }

    /** Kills sshd and its sessions: connections are refused. */
    public void killSsh() {
        fault("killssh");
    }

    /** Fills the disk to the last byte. */
    public void fill() {
        fault("fill");
    }

    /** Makes the line slow both ways; jitter is added at random, loss is in percent of the packets. */
    public void slow(int milliseconds, int jitter, int loss) {
        fault("slow", String.valueOf(milliseconds), String.valueOf(jitter), String.valueOf(loss));
    }

    /** Gives it another host key, for good. */
    public void rekey() {
        script.must("rekey", List.of(name));
    }

    /** Restarts it, and returns when it answers again. */
    public void reboot() {
        script.must("reboot", List.of(name));
    }

    /** Takes its power away. Healed, it boots with its disk as it was. */
    public void crash() {
        fault("crash");
    }

    /** Undoes every fault, and returns when it answers again. */
    public void heal() {
        if (broken) {
            script.must("heal", List.of(name));
            broken = false;
        }
    }

    private void fault(String verb, String... how) {
        broken = true; // first: a fault that came halfway needs healing too
        script.must(verb, named(how));
    }

    private List<String> named(String... rest) {
        return Stream.concat(Stream.of(name), Stream.of(rest)).toList();
    }

    @Override
    public String toString() {
        return name + " at " + address;
    }
}
