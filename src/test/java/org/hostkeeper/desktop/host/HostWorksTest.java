package org.hostkeeper.desktop.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.hostkeeper.command.CommandEnd;
import org.hostkeeper.desktop.Hands;
import org.hostkeeper.desktop.Picture;
import org.hostkeeper.desktop.Reach;
import org.hostkeeper.desktop.Toolkit;
import org.hostkeeper.desktop.app.TestWindow;
import org.hostkeeper.desktop.frame.Page;
import org.hostkeeper.desktop.theme.Theme;
import org.hostkeeper.file.FileEntry;
import org.hostkeeper.file.PutRequest;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands and files from the Hosts page: what is typed, what is asked of the hosts, what is shown of their answers. */
class HostWorksTest {
    private final HostWorksRecorded works = new HostWorksRecorded();
    private final Hosts.Recorded deeds = new Hosts.Recorded();

    private static CommandEnd end(String host, int exit, String out, String err) {
        Optional<Problem> problem = exit == 0
                ? Optional.empty()
                : Optional.of(new Problem.CommandFailed(host, "cat", exit, err));
        return new CommandEnd(new HostName(host), new PlanId("20260314-092653-abcd"), OptionalInt.of(exit), out, err, problem);
    }

    private TestWindow open(Theme theme, String language) {
        return TestWindow.of(theme, Locale.of(language), w -> List.<Page>of(
                new HostsPage(w.around(), new HostsModel(w.frame().scope()), deeds, works)));
    }

    @Test
    @DisplayName("A command is split without a shell, runs once, and ends on each host by itself")
    void runs() {
        RunModel model = new RunModel(works, Set.of(new HostName("b"), new HostName("a")));
        assertThat(model.request()).isEmpty();
        model.line().set("echo \"x");
        assertThat(model.problem()).isPresent();
        model.line().set("echo \"x y\" $HOME");
        assertThat(model.words()).isEqualTo("[echo] [x y] [$HOME]");
        model.asRoot().set(true);
        model.run();
        model.run();
        model.stop();
        assertThat(works.done).containsExactly("run [echo, x y, $HOME] as root on [a, b]", "stop");
        works.watch.orElseThrow().ended(end("b", 3, "", "no"));
        assertThat(model.rows().list()).extracting(r -> r.value().host() + " " + r.value().end().isPresent())
                .containsExactly("a false", "b true");
        works.watch.orElseThrow().over();
        assertThat(model.stage().get()).isEqualTo(RunModel.Stage.ENDED);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en", "DARK,de", "LIGHT,ru"})
    @DisplayName("Results come host by host, with status, first line, and all that was said of the chosen one")
    void shows(Theme theme, String language) {
        try (TestWindow window = open(theme, language)) {
            RunModel model = new RunModel(works, Set.of(new HostName("hall-1"), new HostName("hall-2"), new HostName("hall-3")));
            Toolkit.run(() -> new RunDialog(window.around(), model).show());
            Hands hands = new Hands(window.scene());
            hands.write("df -h \"/srv/my films\"");
            hands.keys(KeyCode.ENTER);
            Toolkit.run(() -> {
                works.watch.orElseThrow().ended(end("hall-1", 0, "Filesystem  Size  Used\n/dev/vda1   100G   41G\n", ""));
                works.watch.orElseThrow().ended(end("hall-2", 1, "", "df: '/srv/my films': No such file or directory\n"));
            });
            hands.waitFor("three hosts", () -> Toolkit.get(() -> model.rows().list().size() == 3));
            Toolkit.run(() -> Reach.all(window.scene().getRoot())
                    .filter(n -> n instanceof TableView)
                    .map(n -> (TableView<?>) n)
                    .filter(t -> t.getItems().size() == 3)
                    .forEach(t -> t.getSelectionModel().select(0)));
            hands.read("/dev/vda1   100G   41G");
            Picture.save(window.scene(), "run-" + window.name());
            hands.everythingIsInReach();
        }
    }

    @Test
    @DisplayName("The way through folders: into one, up again, and an answer that comes too late is not shown")
    void walks() {
        FilesModel model = new FilesModel(works, new HostName("hall-1"));
        FileEntry etc = entry("etc", FileEntry.Kind.FOLDER);
        works.entries = new Outcome.Done<>(List.of(etc, entry("vmlinuz", FileEntry.Kind.LINK)));
        model.look();
        model.enter(etc);
        assertThat(model.shown()).isEqualTo("/etc");
        assertThat(model.path(entry("motd", FileEntry.Kind.FILE))).isEqualTo("/etc/motd");
        model.enter(entry("motd", FileEntry.Kind.FILE));
        model.up();
        assertThat(model.path(etc)).isEqualTo("/etc");
        works.entries = new Outcome.Failed<>(new Problem.FileRefused("hall-1", "/root", "Permission denied"));
        model.folder().set("/root");
        model.look();
        assertThat(model.shown()).isEqualTo("/");
        assertThat(model.problem().get()).isPresent();
        assertThat(works.done).containsExactly("list hall-1 /", "list hall-1 /etc", "list hall-1 /", "list hall-1 /root");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en", "DARK,de", "LIGHT,ru"})
    @DisplayName("A folder is shown with sizes, modes, owners and times, and a file put there from the same place")
    void browses(Theme theme, String language) {
        works.entries = new Outcome.Done<>(List.of(
                entry("conf.d", FileEntry.Kind.FOLDER), entry("motd", FileEntry.Kind.FILE), entry("mtab", FileEntry.Kind.LINK)));
        try (TestWindow window = open(theme, language)) {
            Toolkit.run(() -> new FilesDialog(window.around(), new FilesModel(works, new HostName("hall-1")), works).show());
            Hands hands = new Hands(window.scene());
            Picture.save(window.scene(), "files-" + window.name());
            hands.everythingIsInReach();
            hands.press(Text.of("desktop.host", "files.put").in(Locale.of(language)));
            Picture.save(window.scene(), "put-" + window.name());
            hands.everythingIsInReach();
        }
    }

    @Test
    @DisplayName("A file is put with the owner it is given; what is missing, too large or half said is refused here")
    void puts(@TempDir Path folder) throws Exception {
        PutModel model = new PutModel(works, Set.of(new HostName("hall-1")));
        model.file().set(folder.resolve("none").toString());
        model.path().set("/etc/motd");
        assertThat(model.preview()).containsInstanceOf(Problem.NotFound.class);
        Path file = Files.writeString(folder.resolve("motd"), "Welcome\n");
        model.file().set(file.toString());
        model.owner().set("root:adm");
        assertThat(model.preview()).containsInstanceOf(Problem.InvalidInput.class);
        model.mode().set("0640");
        assertThat(model.preview()).isEmpty();
        Path large = Files.write(folder.resolve("large"), new byte[(int) PutRequest.LARGEST + 1]);
        model.file().set(large.toString());
        assertThat(model.preview()).containsInstanceOf(Problem.Refused.class);
        assertThat(works.done).containsExactly("put motd /etc/motd Optional[root:adm 0640] on [hall-1]");
    }

    private static FileEntry entry(String name, FileEntry.Kind kind) {
        return new FileEntry(
                name, kind, 4096, 0755, "root", "root", Hosts.NOW.minusSeconds(86400), kind == FileEntry.Kind.LINK ? "/proc/mounts" : "");
    }
}
