package org.hostkeeper.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.testbed.TestAuthority;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A client certificate")
class ClientCertificateTest {
    @TempDir
    private Path folder = Path.of("");

    private ClientCertificate mine(String permissions) throws Exception {
        TestAuthority.Signed signed = new TestAuthority("Hall").sign("me");
        Path key = TestAuthority.write(folder.resolve("me.key"), signed.key());
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString(permissions));
        return new ClientCertificate(TestAuthority.write(folder.resolve("me.pem"), signed.certificate()), key);
    }

    @Test
    @DisplayName("is used where only its owner can read the key, by a link as well")
    void own() throws Exception {
        ClientCertificate mine = mine("rw-------");
        assertThat(mine.checked()).isEqualTo(mine);
        assertThat(mine.isEncrypted()).isFalse();
        Path link = Files.createSymbolicLink(folder.resolve("link"), mine.key());
        new ClientCertificate(mine.certificate(), link).checked();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "r--r--r--"})
    @DisplayName("is refused while others can read or write the key, and it is said what to do")
    void open(String permissions) throws Exception {
        ClientCertificate mine = mine(permissions);
        assertThatThrownBy(mine::checked).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem()).isInstanceOf(Problem.Refused.class);
            assertThat(e.problem().text().in(Locale.ENGLISH)).contains("chmod 600 " + mine.key());
        });
    }

    @Test
    @DisplayName("is refused if a file is missing or holds no key")
    void missing() throws Exception {
        ClientCertificate mine = mine("rw-------");
        for (ClientCertificate bad : java.util.List.of(
                new ClientCertificate(folder.resolve("gone"), mine.key()), new ClientCertificate(mine.certificate(), folder.resolve("gone")))) {
            assertThatThrownBy(bad::checked).isInstanceOfSatisfying(
                    ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.InvalidInput.class));
        }
    }
}
