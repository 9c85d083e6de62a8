package org.hostkeeper.desktop.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.hostkeeper.desktop.Hands;
import org.hostkeeper.desktop.Picture;
import org.hostkeeper.desktop.Toolkit;
import org.hostkeeper.desktop.app.TestWindow;
import org.hostkeeper.desktop.frame.Page;
import org.hostkeeper.desktop.settings.SettingsModel;
import org.hostkeeper.desktop.settings.SettingsPage;
import org.hostkeeper.desktop.theme.Theme;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.module.CommonSetting;
import org.hostkeeper.module.CreateRequest;
import org.hostkeeper.module.EditRequest;
import org.hostkeeper.module.inspection.Diagnosis;
import org.hostkeeper.module.inspection.Inspection;
import org.hostkeeper.module.inspection.Inspections;
import org.hostkeeper.problem.Problem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person is asked before a module is created or edited, and what becomes of the answers. */
class ModuleDialogsTest {
    private static final HostName HALL = new HostName("hall-1");
    private static final HostName DEPOT = new HostName("depot");

    private final CreateModel wish = new CreateModel(
            List.of(DEPOT, HALL), Optional.of(HALL), (host, unit) -> host.equals(HALL) && unit.equals("ssh.service"));

    @Test
    @DisplayName("What was typed becomes the request: blanks off, the login user unless another is named, code as it is there")
    void request() {
        assertThat(wish.host().get()).isEqualTo(HALL);
        assertThat(wish.complete().get()).isFalse();
        wish.name().set(" pump_1 ");
        assertThat(wish.complete().get()).isFalse();
        wish.type().set("pump ");
        assertThat(wish.complete().get()).isTrue();
        assertThat(wish.request()).isEqualTo(new CreateRequest(
                Optional.empty(), "pump_1", "", "pump", Optional.empty(), false, new CreateRequest.Code.Existing(), true, true));
        assertThat(new CreateModel(List.of(), Optional.empty(), (_, _) -> false).complete().get()).isFalse();
    }

    @Test
    @DisplayName("Root has to be named to be meant; a starter brings its code")
    void rootAndStarter() {
        wish.name().set("pump_1");
        wish.type().set("pump");
        wish.owner().set("root");
        wish.starter().set(true);
        wish.code().set("print(1)\n");
        wish.enable().set(false);
        wish.start().set(false);
        assertThat(wish.request()).isEqualTo(new CreateRequest(
                Optional.empty(), "pump_1", "", "pump", Optional.of("root"), true,
                new CreateRequest.Code.Starter("print(1)\n"), false, false));
    }

    @Test
    @DisplayName("Each field says at once what is wrong with it, and the name which unit it becomes or whose place it takes")
    void faults() {
        var name = wish.fault(CreateRequest.Field.NAME);
        var type = wish.fault(CreateRequest.Field.SERVICE_TYPE);
        var owner = wish.fault(CreateRequest.Field.OWNER);
        assertThat(name.getValue()).isEmpty();
        wish.name().set("pump 1");
        assertThat(wish.unitName().getValue()).contains("pump_1.service");
        wish.name().set("насос");
        assertThat(name.getValue()).isPresent();
        assertThat(wish.unitName().getValue()).isEmpty();
        wish.name().set("ssh");
        assertThat(name.getValue().orElseThrow().toString()).isEqualTo("hall-1 has a unit ssh.service already.");
        wish.host().set(DEPOT);
        assertThat(name.getValue()).isEmpty();
        wish.type().set("../etc");
        assertThat(type.getValue()).isPresent();
        wish.type().set("pump");
        wish.owner().set("a b");
        assertThat(owner.getValue()).isPresent();
        assertThat(wish.complete().get()).isFalse();
        wish.owner().set("op");
        assertThat(wish.complete().get()).isTrue();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en", "DARK,de", "LIGHT,ru"})
    @DisplayName("The form says what is wrong within reach")
    void faultyForm(Theme theme, String language) {
        try (TestWindow window = window(theme, language)) {
            Toolkit.run(() -> {
                wish.name().set("ssh");
                wish.type().set("../etc");
                wish.owner().set("a b");
                new CreateDialog(window.around(), wish, _ -> {}).show();
            });
            Hands hands = new Hands(window.scene());
            Toolkit.frames(2);
            Picture.save(window.scene(), "create-faults-" + window.name());
            hands.everythingIsInReach();
            assertThat(hands.canPress(window.around().words("desktop.module").now("preview"))).isFalse();
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en", "DARK,de", "LIGHT,ru"})
    @DisplayName("The form is in reach in each language, offers a preview once it is whole, and Escape forgets it")
    void form(Theme theme, String language) {
        List<CreateRequest> asked = new ArrayList<>();
        try (TestWindow window = window(theme, language)) {
            Toolkit.run(() -> new CreateDialog(window.around(), wish, asked::add).show());
            Hands hands = new Hands(window.scene());
            hands.write("pump_1");
            Toolkit.run(() -> {
                wish.type().set("pump");
                wish.starter().set(true);
            });
            Picture.save(window.scene(), "create-" + window.name());
            hands.everythingIsInReach();
            hands.press(window.around().words("desktop.module").now("preview"));
            assertThat(asked).singleElement().satisfies(r -> assertThat(r.name()).isEqualTo("pump_1"));
            Toolkit.run(() -> new CreateDialog(window.around(), wish, asked::add).show());
            hands.keys(KeyCode.ESCAPE);
            assertThat(Toolkit.get(() -> window.around().overlay().isOpen())).isFalse();
            assertThat(asked).hasSize(1);
        }
    }

    private static EditModel change(boolean restart, String dropIn) {
        EditModel model = new EditModel(restart);
        Inspection plain = Inspections.recorded("w-run");
        Inspection.UnitFile file = new Inspection.UnitFile(
                "/etc/systemd/system/pump_1.service.d/hostkeeper.conf", Instant.EPOCH, Optional.of(dropIn));
        Inspection there = new Inspection(
                plain.host(), plain.unit(), plain.now(), plain.booted(), plain.properties(), true, plain.log(), plain.run(),
                plain.past(), plain.kernel(), dropIn.isEmpty() ? List.of() : List.of(file), Optional.empty(), plain.madeOf(),
                plain.missing(), plain.others(), plain.packages());
        model.begin(new Outcome.Done<>(new CloseLook(there, Diagnosis.of(there, List.of()))));
        return model;
    }

    @Test
    @DisplayName("An edit that says nothing new cannot be previewed; as text and by its fields it says the same")
    void edit() {
        List<EditRequest> asked = new ArrayList<>();
        try (TestWindow window = window(Theme.LIGHT, "en")) {
            Hands hands = new Hands(window.scene());
            Toolkit.run(() -> new EditDialog(window.around(), ModulesPageTest.row("failed"), change(true, ""), asked::add).show());
            Toolkit.frames(2);
            hands.everythingIsInReach();
            assertThat(hands.canPress("Preview")).isFalse();
            hands.write("LEVEL=3");
            Picture.save(window.scene(), "edit-fields-light");
            hands.press("Preview");
            Toolkit.run(() -> new EditDialog(window.around(), ModulesPageTest.row("active"), change(false, ""), asked::add).show());
            hands.press("As text");
            hands.keys(KeyCode.TAB);
            hands.write("[Service]\nEnvironment=LEVEL=3");
            hands.press("Preview");
            assertThat(asked).containsExactly(
                    new EditRequest("[Service]\nEnvironment=LEVEL=3\n", true, Optional.of("")),
                    new EditRequest("[Service]\nEnvironment=LEVEL=3\n", false, Optional.of("")));
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en", "DARK,de", "LIGHT,ru"})
    @DisplayName("What stands there is shown and kept: only the field that was changed differs")
    void keeps(Theme theme, String language) {
        EditModel model = change(true, "# by hand\n[Service]\nNice=5\nMemoryMax=100M\n");
        try (TestWindow window = window(theme, language)) {
            Hands hands = new Hands(window.scene());
            Toolkit.run(() -> new EditDialog(window.around(), ModulesPageTest.row("active"), model, _ -> {}).show());
            Toolkit.frames(2);
            hands.everythingIsInReach();
            assertThat(model.field(CommonSetting.MEMORY_MAX).get()).isEqualTo("100M");
            assertThat(model.complete().get()).as("nothing new").isFalse();
            Toolkit.run(() -> model.field(CommonSetting.MEMORY_MAX).set("lots"));
            assertThat(Toolkit.get(() -> model.complete().get())).isFalse();
            Toolkit.run(() -> model.field(CommonSetting.RESTART).set("maybe"));
            Toolkit.frames(2);
            Picture.save(window.scene(), "edit-faults-" + window.name());
            hands.everythingIsInReach();
            Toolkit.run(() -> {
                model.field(CommonSetting.RESTART).set("");
                model.field(CommonSetting.MEMORY_MAX).set("200M");
            });
            assertThat(Toolkit.get(() -> model.complete().get())).isTrue();
            assertThat(model.request().dropIn()).isEqualTo("# by hand\n[Service]\nNice=5\nMemoryMax=200M\n");
            hands.press(window.around().words("desktop.module").now("edit.as-text"));
            Toolkit.run(() -> model.text().set("Nice=5\n"));
            Toolkit.frames(2);
            Picture.save(window.scene(), "edit-text-" + window.name());
            hands.everythingIsInReach();
            assertThat(Toolkit.get(() -> model.complete().get())).as("no section").isFalse();
        }
    }

    @Test
    @DisplayName("Until the host has told what stands there nothing can be written, and why it cannot tell is said")
    void unread() {
        EditModel model = new EditModel(true);
        try (TestWindow window = window(Theme.LIGHT, "en")) {
            Toolkit.run(() -> new EditDialog(window.around(), ModulesPageTest.row("active"), model, _ -> {}).show());
            Hands hands = new Hands(window.scene());
            hands.read("Reading what stands there");
            Toolkit.run(() -> model.begin(new Outcome.Failed<>(new Problem.Unreachable("hall-1", "10.20.1.11", "no route to host"))));
            hands.read("hall-1");
            assertThat(hands.canPress("Preview")).isFalse();
            hands.everythingIsInReach();
        }
    }

    private static TestWindow window(Theme theme, String language) {
        return TestWindow.of(
                theme, Locale.of(language), w -> List.<Page>of(new SettingsPage(w.around(), new SettingsModel(w.look(), w.language()).sections())));
    }
}
