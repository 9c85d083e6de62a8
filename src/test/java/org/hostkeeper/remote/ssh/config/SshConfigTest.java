package org.hostkeeper.remote.ssh.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hostkeeper.remote.Problems.problemOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a configuration becomes a host, with which jump hosts, and what is refused and why. */
class SshConfigTest {
    @TempDir
    Path home;

    private List<Candidate> candidates(String text) throws IOException {
        Path file = Files.writeString(home.resolve("config"), text);
        Machine machine = new Machine("me", "1000", home, "desk.example.org", Map.of("KEYS", "/keys", "SOCK", "/s"));
        return SshConfig.read(file, machine).candidates();
    }

    private Candidate only(String text) throws IOException {
        List<Candidate> all = candidates(text);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static Endpoint endpoint(Candidate candidate) {
        return candidate.host().flatMap(Host::endpoint).orElseThrow();
    }

    private static String english(Optional<org.hostkeeper.words.Text> text) {
        return text.orElseThrow().in(Locale.ENGLISH);
    }

    @Test
    void eachConcreteNameIsACandidateInTheFilesOrder() throws IOException {
        assertThat(candidates("Host web db !old *.lan\nHost *\nHost web gate\nHost w?b\n"))
                .extracting(Candidate::alias)
                .containsExactly("web", "db", "gate");
    }

    @Test
    void namesInIncludedFilesCountToo() throws IOException {
        Files.createDirectories(home.resolve(".ssh/conf.d"));
        Files.writeString(home.resolve(".ssh/conf.d/a"), "Host inside\n User in\n");
        assertThat(candidates("Include conf.d/*\nHost outside\n"))
                .extracting(Candidate::alias)
                .containsExactly("inside", "outside");
    }

    @Test
    void everythingOfAnEndpointIsTakenOver() throws IOException {
        Candidate web = only("""
                Host web
                  HostName Web.Example.org
                  User deploy
                  Port 2222
                  IdentityFile ~/.ssh/%r@%h
                  IdentityFile ${KEYS}/%n_%u_%i_%L_%p
                  IdentitiesOnly yes
                  IdentityAgent %d/agent
                """);
        assertThat(endpoint(web))
                .isEqualTo(new Endpoint(
                        "deploy",
                        "web.example.org",
                        2222,
                        List.of(home.resolve(".ssh/deploy@web.example.org"), Path.of("/keys/web_me_1000_desk_2222")),
                        true,
                        Optional.of(home + "/agent"),
                        Optional.empty()));
        assertThat(web.notes()).isEmpty();
        assertThat(web.refusal()).isEmpty();
    }

    @Test
    void whatIsNotSaidIsUsual() throws IOException {
        assertThat(endpoint(only("Host web\n"))).isEqualTo(Endpoint.parse("me@web"));
    }

    @Test
    void anAgentIsTheSessionsOrNoneOrAVariables() throws IOException {
        assertThat(endpoint(only("Host a\nIdentityAgent SSH_AUTH_SOCK")).agentSocket()).isEmpty();
        assertThat(endpoint(only("Host a\nIdentityAgent none")).agentSocket()).contains("none");
        assertThat(endpoint(only("Host a\nIdentityAgent $SOCK")).agentSocket()).contains("/s");
    }

    @Test
    void aJumpHostComesAlongWithWhatTheConfigurationSaysOfIt() throws IOException {
        List<Candidate> all = candidates("""
                Host inner
                  ProxyJump gate
                Host gate
                  HostName gate.example.org
                  User jumper
                  ProxyJump outer
                Host outer
                  Port 2200
                """);
        Candidate inner = all.getFirst();
        assertThat(endpoint(inner)).isEqualTo(Endpoint.parse("me@inner").through(new HostName("gate")));
        assertThat(inner.jumps()).extracting(h -> h.name().value()).containsExactly("outer", "gate");
        assertThat(inner.jumps().getLast().endpoint())
                .contains(Endpoint.parse("jumper@gate.example.org").through(new HostName("outer")));
        assertThat(all.get(1).host()).contains(inner.jumps().getLast());
    }

    @Test
    void severalHopsAreAChainAndOnlyTheFirstKeepsItsOwnJump() throws IOException {
        Candidate target = candidates("""
                Host target
                  ProxyJump a,admin@b:2022
                Host b
                  ProxyJump elsewhere
                """).getFirst();
        assertThat(target.jumps()).extracting(h -> h.name().value()).containsExactly("a", "b-admin-2022-via-a");
        assertThat(target.jumps().getLast().endpoint())
                .contains(Endpoint.parse("admin@b:2022").through(new HostName("a")));
        assertThat(endpoint(target).jump()).contains(new HostName("b-admin-2022-via-a"));
    }

    @Test
    void aCircleOfJumpsIsRefused() throws IOException {
        Candidate a = candidates("Host a\nProxyJump b\nHost b\nProxyJump a\n").getFirst();
        assertThat(a.host()).isEmpty();
        assertThat(english(a.refusal())).contains("a → b → a");
    }

    @Test
    void aProxyCommandIsRefusedWithAReasonEvenOnTheWay() throws IOException {
        Candidate direct = only("Host a\nProxyCommand corkscrew proxy 8080 %h %p\n");
        assertThat(direct.host()).isEmpty();
        assertThat(english(direct.refusal())).contains("corkscrew proxy 8080 %h %p").contains("jump host");
        Candidate behind = candidates("Host a\nProxyJump b\nHost b\nProxyCommand nc %h %p\n").getFirst();
        assertThat(behind.refusal()).isPresent();
    }

    @Test
    void aCommandInAMatchIsNeverRunAndSaid() throws IOException {
        Path trace = home.resolve("trace");
        Candidate a = only("Match exec \"touch " + trace + "\"\n Port 1\nMatch !exec \"touch " + trace
                + "\"\n Port 2\nHost a\n Port 3\n");
        assertThat(trace).doesNotExist();
        assertThat(endpoint(a).port()).isEqualTo(3);
        assertThat(a.notes()).hasSize(2);
        assertThat(a.notes().getFirst().in(Locale.ENGLISH)).contains("Match exec").contains("config:1");
    }

    @Test
    void whatIsNotTakenOverIsNoted() throws IOException {
        Candidate a = only("Host a\nCanonicalizeHostname yes\nLocalForward 80 b:80\nCompression yes\n");
        assertThat(a.notes()).extracting(n -> n.in(Locale.ENGLISH)).containsExactly(
                "“canonicalizehostname” in " + home + "/config:2 was not taken over.",
                "“localforward” in " + home + "/config:3 was not taken over.");
    }

    @Test
    void namesTokensAndAddressesThatCannotBeAreRefusedAlone() throws IOException {
        List<Candidate> all = candidates("""
                Host good
                Host bad/name
                Host token
                  IdentityFile %Q
                Host variable
                  IdentityFile ${NOT_SET}
                Host space
                  User "a b"
                Host other-home
                  IdentityFile ~somebody/key
                """);
        assertThat(all).filteredOn(c -> c.refusal().isPresent()).hasSize(5);
        assertThat(all.getFirst().host()).isPresent();
    }

    @Test
    void aFileThatOpenSshRefusesNamesItsLine() {
        assertThat(problemOf(() -> candidates("Host a\n\nPort many\n")))
                .isInstanceOfSatisfying(Problem.InvalidInput.class, p -> assertThat(
                                p.text().in(Locale.ENGLISH))
                        .contains("config:3").contains("1 to 65535"));
        assertThat(problemOf(() -> SshConfig.read(home.resolve("none"), home))).isInstanceOf(Problem.NotFound.class);
    }

    @Test
    void aFileThatIncludesItselfEnds() {
        assertThat(problemOf(() -> candidates("Include " + home + "/config\n"))).isInstanceOf(Problem.InvalidInput.class);
    }
}
