package org.hostkeeper.remote.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.hostkeeper.remote.ssh.HostKeys.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What known_hosts files say, and what is written to ours. */
class HostKeysTest {
    private static final String RED =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIe+gBRmzSFEFq0D6aBGsRHWt2vHd6oMZiCPWzLc7gFr";
    private static final String BLUE =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIMeJ2ZWrwvWu0jVJhJcAF6bVSPY0gc3xUZPZTTE8Vu0A";
    private static final String EC =
            "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBHVqCMk3ukDnYPRfiyJlPGNWlBxDWsBwkHXT"
                    + "MIKHpRFZAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    @TempDir
    Path home;

    private Path own;
    private Path theirs;

    @BeforeEach
    void folders() throws IOException {
        own = home.resolve("hostkeeper/known_hosts");
        theirs = Files.createDirectories(home.resolve(".ssh")).resolve("known_hosts");
    }

    private static KeyBlob key(String words) {
        return KeyBlob.ofBase64(words.split(" ")[1]);
    }

    private HostKeys keys() {
        return HostKeys.of(own, home);
    }

    private Verdict verdict(String lines, String address, int port, String key) throws IOException {
        Files.writeString(theirs, lines);
        return keys().check(address, port, key(key));
    }

    @ParameterizedTest
    @CsvSource({
        "web, web, 22, true",
        "web, WEB, 22, true",
        "WEB, web, 22, true",
        "web, web2, 22, false",
        "'web,10.0.0.1', 10.0.0.1, 22, true",
        "'*.example.org', a.example.org, 22, true",
        "'*.example.org,!b.example.org', b.example.org, 22, false",
        "'!b.example.org,*.example.org', b.example.org, 22, false",
        "'w?b', web, 22, true",
        "[web]:2222, web, 2222, true",
        "[web]:2222, web, 22, false",
        "[web]:2222, web, 2223, false",
        "web, web, 2222, true",
        "'[*]:2222', web, 2222, true"
    })
    void aLineIsForTheHostsThatItNames(String hosts, String address, int port, boolean known) throws IOException {
        Class<?> expected = known ? Verdict.Known.class : Verdict.Unknown.class;
        assertThat(verdict(hosts + " " + RED + " a comment\n", address, port, RED)).isInstanceOf(expected);
    }

    @Test
    void aHashedNameIsFound() throws Exception {
        assertThat(verdict(hashed("web") + " " + RED, "web", 22, RED)).isInstanceOf(Verdict.Known.class);
        assertThat(verdict(hashed("[web]:2222") + " " + RED, "web", 2222, RED)).isInstanceOf(Verdict.Known.class);
        assertThat(verdict(hashed("web") + " " + RED, "other", 22, RED)).isInstanceOf(Verdict.Unknown.class);
        assertThat(verdict(hashed("web") + " " + RED, "web", 22, BLUE)).isInstanceOf(Verdict.Changed.class);
    }

    private static String hashed(String name) throws GeneralSecurityException {
        byte[] salt = "twenty bytes of salt".getBytes(StandardCharsets.US_ASCII);
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(salt, "HmacSHA1"));
        Base64.Encoder base64 = Base64.getEncoder();
        return "|1|" + base64.encodeToString(salt) + "|"
                + base64.encodeToString(mac.doFinal(name.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    @DisplayName("another key is a changed one, with file and line of the known one")
    void changed() throws IOException {
        Verdict verdict = verdict("# comment\n\nweb " + RED + "\n", "web", 22, BLUE);
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Changed.class, c -> {
            assertThat(c.known().from()).isEqualTo(theirs + ":3");
            assertThat(c.known().key()).isEqualTo(key(RED));
        });
    }

    @Test
    void aKeyOfAnotherTypeThanTheKnownOneIsAChangedOneToo() throws IOException {
        assertThat(verdict("web " + EC, "web", 22, RED)).isInstanceOf(Verdict.Changed.class);
    }

    @Test
    void oneOfSeveralKnownKeysIsEnough() throws IOException {
        assertThat(verdict("web " + BLUE + "\nweb " + RED, "web", 22, RED)).isInstanceOf(Verdict.Known.class);
    }

    @Test
    void aRevokedKeyIsRefusedEvenWhereItIsAlsoKnown() throws IOException {
        String lines = "web " + RED + "\n@revoked * " + RED;
        assertThat(verdict(lines, "web", 22, RED)).isInstanceOf(Verdict.Revoked.class);
        assertThat(verdict(lines, "web", 22, BLUE)).isInstanceOf(Verdict.Changed.class);
    }

    @Test
    void anAuthoritysKeyIsNobodysOwn() throws IOException {
        assertThat(verdict("@cert-authority * " + RED, "web", 22, RED)).isInstanceOf(Verdict.Unknown.class);
        assertThat(verdict("@cert-authority * " + RED, "web", 22, BLUE)).isInstanceOf(Verdict.Unknown.class);
    }

    @Test
    void damagedLinesAreSkipped() throws IOException {
        String lines = "web\nweb ssh-ed25519\nweb ssh-ed25519 !!!\nweb ssh-rsa " + RED.split(" ")[1] + "\n@odd web " + RED
                + "\n|1|x web\n|1|a|b|c " + RED + "\nweb " + RED + "\r\n";
        assertThat(verdict(lines, "web", 22, RED)).isInstanceOf(Verdict.Known.class);
    }

    @Test
    void theTypesThatAreKnownComeFirst() throws IOException {
        Files.writeString(theirs, "web " + EC + "\n[web]:2222 " + RED);
        assertThat(keys().types("web", 22)).containsExactly("ecdsa-sha2-nistp256");
        assertThat(Algorithms.hostKeys(keys().types("web", 22))).startsWith("ecdsa-sha2-nistp256,ssh-ed25519,");
        assertThat(Algorithms.hostKeys(List.of("ssh-rsa"))).startsWith("rsa-sha2-512,rsa-sha2-256,ssh-ed25519,");
        assertThat(Algorithms.hostKeys(List.of())).startsWith("ssh-ed25519,");
    }

    @Test
    @DisplayName("the fingerprint is the one that ssh-keygen -l prints")
    void fingerprint() {
        KeyBlob known = KeyBlob.ofBase64(
                "AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl"); // github.com's
        assertThat(known.fingerprint()).isEqualTo("SHA256:+DiY3wvvV6TuJJhbpZisF/zLDA0zPMSvHdkr4UvCOqU");
        assertThat(known.kind()).isEqualTo("ED25519");
    }

    @Nested
    class OurOwnFile {
        @Test
        void keepsWhatIsAcceptedPrivatelyAndLeavesOpenSshsAlone() throws IOException {
            Files.writeString(theirs, "other " + BLUE + "\n");
            keys().accept("Web", 2222, key(RED).bytes());
            assertThat(own).hasContent("[web]:2222 " + RED);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own))).isEqualTo("rw-------");
            assertThat(theirs).hasContent("other " + BLUE);
            assertThat(keys().check("web", 2222, key(RED))).isInstanceOf(Verdict.Known.class);
        }

        @Test
        void keepsCommentsAndForgetsOneHost() throws IOException {
            Files.createDirectories(own.getParent());
            Files.writeString(own, "# mine\nweb " + RED + "\nother " + BLUE);
            assertThat(keys().forget("web", 22)).isEqualTo(1);
            assertThat(own).hasContent("# mine\nother " + BLUE);
            assertThat(keys().forget("web", 22)).isZero();
        }

        @Test
        @DisplayName("forgetting a host's keys does not make a revoked key one that is merely unknown")
        void keepsWhatIsRevoked() throws IOException {
            Files.createDirectories(own.getParent());
            Files.writeString(own, "@revoked * " + BLUE + "\nweb " + RED + "\n");
            assertThat(keys().forget("web", 22)).isEqualTo(1);
            assertThat(own).hasContent("@revoked * " + BLUE);
            assertThat(keys().check("web", 22, key(BLUE))).isInstanceOf(Verdict.Revoked.class);
        }

        @Test
        void losesNothingWhenManyAreAcceptedAtOnce() throws Exception {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String name = "host" + i;
                HostKeys another = keys();
                threads.add(Thread.startVirtualThread(() -> another.accept(name, 22, key(RED).bytes())));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(Files.readAllLines(own)).hasSize(20);
        }
    }

    @Test
    void inMemoryItIsKnownUntilForgotten() {
        HostKeys keys = HostKeys.inMemory();
        keys.accept("web", 22, key(RED).bytes());
        assertThat(keys.check("web", 22, key(RED))).isInstanceOf(Verdict.Known.class);
        assertThat(keys.forget("web", 22)).isEqualTo(1);
        assertThat(keys.check("web", 22, key(RED))).isInstanceOf(Verdict.Unknown.class);
    }
}
