package org.hostkeeper.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An endpoint")
class EndpointTest {

    @ParameterizedTest
    @CsvSource({
        "root@10.0.0.7,                 root,  10.0.0.7,        22,   root@10.0.0.7",
        "op@gallery-1.example.org:2222, op,    gallery-1.example.org, 2222, op@gallery-1.example.org:2222",
        "op@[fd00::7]:2222,             op,    fd00::7,         2222, op@[fd00::7]:2222",
        "op@[fe80::1%eth0],             op,    fe80::1%eth0,    22,   op@[fe80::1%eth0]",
        "op@fd00::7,                    op,    fd00::7,         22,   op@[fd00::7]",
        "build$@h1,                     build$, h1,             22,   build$@h1",
        "a.b-c_d@h1:65535,              a.b-c_d, h1,            65535, a.b-c_d@h1:65535"
    })
    @DisplayName("is read from what people type, and written back so")
    void isRead(String typed, String user, String address, int port, String written) {
        Endpoint endpoint = Endpoint.parse(typed);
        assertThat(endpoint.user()).isEqualTo(user);
        assertThat(endpoint.address()).isEqualTo(address);
        assertThat(endpoint.port()).isEqualTo(port);
        assertThat(endpoint).hasToString(written);
        assertThat(Endpoint.parse(written)).isEqualTo(endpoint);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "h1", "@h1", "root@", "root@h1:0", "root@h1:65536", "root@h1:99999", "root@h1:x", "root@-oProxyCommand=id",
        "-l@h1", "root@h 1", "root@h1\n", "root@$(id)", "ro ot@h1", "root@h1:22:22", "root@[fd00::7", "root@h1/etc"
    })
    @DisplayName("refuses what is none, options and shell code among it")
    void refuses(String typed) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Endpoint.parse(typed))
                .satisfies(e -> assertThat(e.problem()).isInstanceOf(Problem.InvalidInput.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-h1", ".h1", "h 1", "h1\n", "../h1", "h'1", "узел", "a/b", "$(id)"})
    @DisplayName("belongs to a host whose name is plain")
    void refusesHostNames(String name) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> new HostName(name));
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> new HostName("h".repeat(64)));
        assertThat(new HostName("Gallery-1")).isEqualTo(new HostName("gallery-1"));
    }
}
