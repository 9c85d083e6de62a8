package org.hostkeeper.desktop.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.desktop.notify.Notifier;
import org.hostkeeper.desktop.settings.Section;
import org.hostkeeper.desktop.settings.Setting;
import org.hostkeeper.desktop.settings.SettingsModel;
import org.hostkeeper.desktop.widget.Mark;
import org.hostkeeper.desktop.widget.State;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.words.Text;

/** What the Settings page shows of this house: what can be chosen, who shows notifications, and where things are. */
record HouseSettings(Assembly house, Surroundings around, SettingsModel model, Map<String, String> places) {
    private static final String BUNDLE = "desktop.settings";

    List<Section> sections(Notifier notifier) {
        model.limits().forEach(choice -> choice.value().addListener(_ -> house.limitAnew()));
        List<Section> sections = new ArrayList<>(model.sections());
        sections.add(new Section(
                Text.of(BUNDLE, "section.notifications"), List.of(model.notifying(), service(notifier))));
        sections.add(new Section(Text.of(BUNDLE, "section.files"), house.isDemo() ? memory() : files()));
        return sections;
    }

    /** Asked once, beside the window: the answer may take a while. */
    private Setting service(Notifier notifier) {
        ObjectProperty<Text> said = new SimpleObjectProperty<>(Text.of(BUNDLE, "notify.unknown"));
        Thread.ofVirtual().name("notifications").start(() -> {
            Text found = Text.of(BUNDLE, notifier.isThere() ? "notify.there" : "notify.missing");
            around.fx().execute(() -> said.set(found));
        });
        return new Setting.Note(Text.of(BUNDLE, "notify.service"), said);
    }

    private static List<Setting> memory() {
        return List.of(new Setting.Note(
                Text.of(BUNDLE, "memory"), new ReadOnlyObjectWrapper<>(Text.of(BUNDLE, "memory.about"))));
    }

    private List<Setting> files() {
        List<Setting> files = new ArrayList<>();
        places.forEach((key, path) -> files.add(place(key, path)));
        files.add(place("secrets", house.secrets().where()));
        return files;
    }

    /** A keyring is no file: where there is no folder there is none to open. */
    private Setting place(String key, String path) {
        Path file = Path.of(path);
        Optional<Path> folder = Optional.of(file)
                .filter(Path::isAbsolute)
                .flatMap(f -> Files.isDirectory(f) ? Optional.of(f) : Optional.ofNullable(f.getParent()))
                .filter(Files::isDirectory);
        return new Setting.Place(Text.of(BUNDLE, key), path, folder.map(f -> () -> open(f)));
    }

    private void open(Path folder) {
        try {
            new ProcessBuilder("xdg-open", folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            around.toasts()
                    .show(new State(Mark.ATTENTION, Text.of(BUNDLE, "open.failed", folder.toString())), Optional.empty());
        }
    }
}
