package org.hostkeeper.remote.ssh.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.hostkeeper.host.Endpoint;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file of the corpus means to us what it means to OpenSSH. */
class SshConfigCorpusTest {
    @TempDir
    Path folder;

    static List<String> cases() throws IOException {
        return Corpus.cases();
    }

    @Test
    void theCorpusIsThere() throws IOException {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(25);
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("we read it as OpenSSH 9.2 did when its answer was written down")
    void asWrittenDown(String name) throws IOException {
        assertThat(new Corpus(folder).asWe(name)).isEqualTo(Corpus.expected(name));
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("the installed OpenSSH still reads it so")
    void asInstalled(String name) throws Exception {
        assumeThat(Path.of("/usr/bin/ssh")).as("openssh-client is installed").exists();
        Corpus corpus = new Corpus(folder);
        assertThat(corpus.asOpenSsh(name)).isEqualTo(corpus.asWe(name));
    }

    @Test
    @DisplayName("each host that is imported is the one that ssh would connect to, by the same way")
    void asImported() throws Exception {
        assumeThat(Path.of("/usr/bin/ssh")).as("openssh-client is installed").exists();
        Corpus corpus = new Corpus(folder);
        int compared = 0;
        for (String name : cases()) {
            for (Candidate candidate : corpus.imported(name)) {
                List<String> ssh = corpus.sshSays(name, candidate.alias());
                if (candidate.host().isPresent()) {
                    Endpoint endpoint = candidate.host().get().endpoint().orElseThrow();
                    assertThat(ssh).as("%s in %s", candidate.alias(), name).contains(
                            "user " + endpoint.user(),
                            "hostname " + endpoint.address(),
                            "port " + endpoint.port(),
                            "identitiesonly " + (endpoint.identitiesOnly() ? "yes" : "no"));
                    assertThat(ssh.stream().filter(l -> l.startsWith("identityfile ") && !l.endsWith(" none")))
                            .as("keys of %s in %s", candidate.alias(), name)
                            .hasSameSizeAs(endpoint.identities());
                    assertThat(ssh.stream().anyMatch(l -> l.startsWith("proxyjump ")))
                            .as("jump of %s in %s", candidate.alias(), name)
                            .isEqualTo(endpoint.jump().isPresent());
                    assertThat(ssh).noneMatch(l -> l.startsWith("proxycommand "));
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(35);
    }
}
