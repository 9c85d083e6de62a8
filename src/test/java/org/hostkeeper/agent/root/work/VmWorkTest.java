package org.hostkeeper.agent.root.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hostkeeper.agent.root.Frames;
import org.hostkeeper.agent.root.VmRequest;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Command;
import org.hostkeeper.remote.OnlyRuns;
import org.hostkeeper.remote.Output;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The root helper's work on a virtual machine")
class VmWorkTest {
    private static final String ODD = "--all";

    private final List<Command> ran = new ArrayList<>();
    private final Map<String, Output> answers = new HashMap<>();
    private final VmWork work = new VmWork(
            () -> new HelperList(Path.of("helper.json"), "hostkeeper", "op", Optional.empty(), Set.of(ODD, "7")),
            new Machine());

    @Test
    @DisplayName("is one virsh, in which each name stands behind its option and never becomes one")
    void behindOptions() {
        work.ask(new VmRequest.Ready(ODD));
        work.ask(new VmRequest.Start(ODD));
        work.ask(new VmRequest.Stop(ODD));
        work.ask(new VmRequest.Resume(ODD));
        work.ask(new VmRequest.Revert(ODD, "--force"));
        work.ask(new VmRequest.Create(ODD, "ready.new"));
        work.ask(new VmRequest.Delete(ODD, "--children"));
        work.ask(new VmRequest.Ping(ODD, 5));

        assertThat(ran).extracting(Command::shown).containsExactly(
                virsh("domstate --domain --all"),
                virsh("start --domain --all"),
                virsh("destroy --domain --all"),
                virsh("resume --domain --all"),
                virsh("snapshot-revert --domain --all --snapshotname --force --running"),
                virsh("snapshot-create-as --domain --all --name ready.new --atomic"),
                virsh("snapshot-delete --domain --all --snapshotname --children"),
                virsh("qemu-agent-command --domain --all --timeout 5 --cmd '{\"execute\":\"guest-ping\"}'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"other", "", "7"})
    @DisplayName("is refused for a machine that is not listed, or whose name is a number, before anything is run")
    void notListed(String vm) {
        assertThatThrownBy(() -> work.ask(new VmRequest.Stop(vm)))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.Refused.class));
        assertThat(ran).isEmpty();
    }

    @Test
    @DisplayName("makes no snapshot whose name looks like an option, and takes no name of several lines")
    void snapshotNames() {
        for (VmRequest request : List.of(
                new VmRequest.Create(ODD, "--children"), new VmRequest.Create(ODD, "it's"), new VmRequest.Revert(ODD, "a\nb"),
                new VmRequest.Delete(ODD, " "), new VmRequest.Delete(ODD, "x".repeat(201)))) {
            assertThatThrownBy(() -> work.ask(request))
                    .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.InvalidInput.class));
        }
        assertThat(ran).isEmpty();
    }

    @Test
    @DisplayName("has succeeded where the machine already is as it was wanted, and else tells what virsh says")
    void already() {
        answers.put("start", said(1, ""));
        answers.put("domstate", said(0, "running\n"));
        assertThat(work.ask(new VmRequest.Start(ODD))).isEmpty();

        answers.put("domstate", said(0, "shut off\n"));
        assertThatThrownBy(() -> work.ask(new VmRequest.Start(ODD))).hasMessageContaining("start --domain").hasMessageContaining("what went wrong");
    }

    @Test
    @DisplayName("brings a picture as it is, of no more than a message may have")
    void picture() {
        answers.put("screenshot", new Output(0, new byte[] {(byte) 0x89, 'P', 'N', 'G', 0}, new byte[0]));

        assertThat(work.ask(new VmRequest.Screenshot(ODD))).containsExactly(0x89, 'P', 'N', 'G', 0);
        assertThat(ran.getFirst()).returns((long) Frames.PICTURE, Command::outputLimit).returns(virsh("screenshot --domain --all --file /dev/stdout"), Command::shown);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "<serial type='file'><source path='/var/log/art serial.log'/></serial>                             | /var/log/art serial.log",
        "<serial type='pty'><source path='/dev/pts/3'/><log file='/var/log/art.log' append='on'/></serial> | /var/log/art.log",
        "<serial type='pty'><source path='/dev/pts/3'/></serial>                                           | ",
        "<serial type='pipe'><source path='/tmp/pipe'/></serial>                                           | ",
        "<serial type='unix'><source mode='bind' path='/run/art.sock'/></serial>                           | ",
        "<serial type='unix'/><serial type='file'><source path='/var/log/second.log'/></serial>            | /var/log/second.log",
        "<console type='pty'/>                                                                             | "
    })
    @DisplayName("reads the end of a serial port that is kept in a file, and of no other:")
    void log(String device, String file) {
        answers.put("dumpxml", said(0, "<domain><name>art</name><devices>" + device + "</devices></domain>"));
        answers.put(file, said(0, "panic\n"));

        byte[] log = work.ask(new VmRequest.Log(ODD));

        assertThat(log).asString(StandardCharsets.UTF_8).isEqualTo(file == null ? "" : "panic\n");
        assertThat(ran).extracting(Command::arguments).last().isEqualTo(file == null
                ? List.of("virsh", "--quiet", "--connect", "qemu:///system", "dumpxml", "--domain", ODD)
                : List.of("tail", "--bytes=32768", "--", file));
    }

    private static String virsh(String rest) {
        return "virsh --quiet --connect qemu:///system " + rest;
    }

    private static Output said(int exit, String out) {
        return new Output(exit, out.getBytes(StandardCharsets.UTF_8), (exit == 0 ? "" : "what went wrong").getBytes(StandardCharsets.UTF_8));
    }

    /** Notes what is run, and answers by virsh's verb. */
    private final class Machine extends OnlyRuns {
        @Override
        public HostName host() {
            return new HostName("localhost");
        }

        @Override
        public String user() {
            return "root";
        }

        @Override
        public Output run(Command command) {
            ran.add(command);
            return answers.getOrDefault(command.arguments().get(command.arguments().getFirst().equals("tail") ? 3 : 4), said(0, ""));
        }
    }
}
