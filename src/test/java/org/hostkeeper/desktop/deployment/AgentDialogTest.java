package org.hostkeeper.desktop.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import org.hostkeeper.adoption.Defect;
import org.hostkeeper.adoption.Found;
import org.hostkeeper.adoption.Mending;
import org.hostkeeper.adoption.TakeOver;
import org.hostkeeper.deployment.AgentStand;
import org.hostkeeper.deployment.defect.Kind;
import org.hostkeeper.desktop.Hands;
import org.hostkeeper.desktop.Picture;
import org.hostkeeper.desktop.Reach;
import org.hostkeeper.desktop.Toolkit;
import org.hostkeeper.desktop.app.TestWindow;
import org.hostkeeper.desktop.host.Hosts;
import org.hostkeeper.desktop.host.HostsModel;
import org.hostkeeper.desktop.host.HostsPage;
import org.hostkeeper.desktop.theme.Theme;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.plan.Step;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.schedule.Finding;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The agent's dialog")
class AgentDialogTest {
    private static final HostName SHOP = new HostName("shop-1");

    /** Answers with what it is told, and notes what it is asked. */
    private static final class Recorded implements AgentDeeds {
        private final List<String> asked = new CopyOnWriteArrayList<>();
        private Optional<Outcome<AgentLook>> answer = Optional.empty();
        private Runnable after = () -> {};

        @Override
        public void look(HostName host, Consumer<Outcome<AgentLook>> told) {
            asked.add("look " + host);
            answer.ifPresent(told);
        }

        @Override
        public void install(HostName host, String owner, Runnable done) {
            asked.add("install " + owner);
            after = done;
        }

        @Override
        public void upgrade(HostName host, Runnable done) {
            asked.add("upgrade " + host);
            after = done;
        }

        @Override
        public void adopt(HostName host, Runnable done) {
            asked.add("adopt " + host);
            after = done;
        }

        @Override
        public void remove(HostName host, Runnable done) {
            asked.add("remove " + host);
        }

        @Override
        public void mend(HostName host, Defect defect, Runnable done) {
            asked.add("mend " + defect.id());
            after = done;
        }

        @Override
        public void takeOver(HostName host, Found found, Runnable done) {
            asked.add("take over " + found.noun());
            after = done;
        }

        @Override
        public void mend(HostName host, Found found, Defect defect, Runnable done) {
            asked.add("mend " + defect.id() + " of " + found.noun());
        }
    }

    private final Recorded deeds = new Recorded();
    private final AgentModel model = new AgentModel(deeds, SHOP);

    private static Defect units() {
        return new Defect(
                Kind.USER_WRITABLE_UNITS,
                "",
                Text.of("deployment.defect", "what.user-writable-units", 2),
                Text.of("deployment.defect", "why.user-writable-units"),
                List.of("/etc/systemd/system/pump_1.service shop:shop 0644", "/etc/systemd/system/fan.service shop:shop 0664"),
                new Mending.ByPlan(
                        Text.of("deployment.defect", "mend.user-writable-units", 2),
                        _ -> List.of(Step.Run.withoutUndo(Text.literal("x"), List.of("true"))),
                        Optional.empty()));
    }

    private static Defect names(String unit) {
        return new Defect(
                Kind.COLLIDING_NAMES,
                unit,
                Text.of("deployment.defect", "what.colliding-names", 2, unit),
                Text.of("deployment.defect", "why.colliding-names"),
                List.of("g-1: pump-1 (pumps)", "g-2: pump 1 (pumps)"),
                new Mending.ByPerson(
                        Text.of("deployment.defect", "decide.colliding-names"),
                        Optional.of("curl -X PUT -H 'Content-Type: application/json' -d '{\"name\": \"NEW-NAME\"}' http://localhost:8080/api/modules/g-2")));
    }

    private static Defect open() {
        return new Defect(
                Kind.OPEN_SUDO,
                "/etc/sudoers.d/module-manager",
                Text.of("deployment.defect", "what.open-sudo", "shop", "/etc/sudoers.d/module-manager"),
                Text.of("deployment.defect", "why.open-sudo"),
                List.of("shop ALL = (root) NOPASSWD: /bin/systemctl, (root) NOPASSWD: /bin/cp /tmp/*.service /etc/systemd/system/"),
                new Mending.ByPerson(
                        Text.of("deployment.defect", "decide.open-sudo.adopt", "module-manager.service"),
                        Optional.of("hostkeeper adopt --host shop-1")));
    }

    private void sees(AgentStand stand, Defect... defects) {
        deeds.answer = Optional.of(new Outcome.Done<>(new AgentLook(stand, "op", new Outcome.Done<>(List.of(defects)), new Outcome.Done<>(List.of()))));
    }

    private TestWindow window(Theme theme, String language) {
        TestWindow window = TestWindow.of(theme, Locale.of(language), w -> List.of(
                new HostsPage(w.around(), new HostsModel(w.frame().scope()), new Hosts.Recorded(), Hosts.works())));
        Toolkit.run(() -> new AgentDialog(window.around(), model).show());
        Toolkit.frames(3);
        return window;
    }

    @Test
    @DisplayName("has what is wanted done as it stands, and looks again after")
    void model() {
        sees(AgentStand.NONE);
        model.look();
        assertThat(model.owner().get()).isEqualTo("op");
        model.install();
        sees(AgentStand.AGENT_RUNS);
        deeds.after.run();
        assertThat(model.stand()).contains(AgentStand.AGENT_RUNS);
        model.mend(units());
        assertThat(deeds.asked).containsExactly("look shop-1", "install op", "look shop-1", "mend user-writable-units");
    }

    @Test
    @DisplayName("never proposes root as the owner of modules")
    void notRoot() {
        deeds.answer = Optional.of(new Outcome.Done<>(new AgentLook(AgentStand.NONE, "root", new Outcome.Done<>(List.of()), new Outcome.Done<>(List.of()))));
        model.look();
        assertThat(model.owner().get()).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en", "DARK,de", "LIGHT,ru"})
    @DisplayName("lists what is wrong with a deployed manager, worst first, with the button that mends it or what is to be decided")
    void manager(Theme theme, String language) {
        sees(AgentStand.MANAGER, open(), units(), names("pump_1.service"));
        try (TestWindow window = window(theme, language)) {
            Hands hands = new Hands(window.scene());
            Picture.save(window.scene(), "agent-manager-" + window.name());
            hands.everythingIsInReach();
            press(window, Text.of("desktop.deployment", "mend").in(Locale.of(language)));
            press(window, Text.of("desktop.deployment", "adopt").in(Locale.of(language)));
            assertThat(deeds.asked).containsExactly("look shop-1", "mend user-writable-units", "adopt shop-1");
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"DARK,en", "LIGHT,de", "DARK,ru"})
    @DisplayName("says when there is nothing, when all is well, and why a host could not be looked at")
    void otherwise(Theme theme, String language) {
        sees(AgentStand.NONE);
        try (TestWindow window = window(theme, language)) {
            Picture.save(window.scene(), "agent-none-" + window.name());
            new Hands(window.scene()).everythingIsInReach();
        }
        sees(AgentStand.AGENT_RUNS);
        try (TestWindow window = window(theme, language)) {
            Picture.save(window.scene(), "agent-runs-" + window.name());
            new Hands(window.scene()).everythingIsInReach();
        }
        deeds.answer = Optional.of(new Outcome.Failed<>(new Problem.SudoRefused("shop-1", "op", Problem.SudoRefused.Reason.NOT_ALLOWED)));
        try (TestWindow window = window(theme, language)) {
            Picture.save(window.scene(), "agent-refused-" + window.name());
            new Hands(window.scene()).everythingIsInReach();
        }
    }

    @Test
    @DisplayName("says why defects could not be looked for, and has the agent brought up to date or removed all the same, for its own owner")
    void withoutDefects() {
        Problem problem = new Problem.NotFound(Text.of("deployment", "owner"), "shop");
        deeds.answer = Optional.of(new Outcome.Done<>(new AgentLook(AgentStand.AGENT_RESTS, "root", new Outcome.Failed<>(problem), new Outcome.Done<>(List.of()))));
        try (TestWindow window = window(Theme.LIGHT, "en")) {
            Hands hands = new Hands(window.scene());
            hands.everythingIsInReach();
            assertThat(hands.words()).anyMatch(text -> text.contains("shop"));
            press(window, "Upgrade");
            press(window, "Remove");
            assertThat(deeds.asked).containsExactly("look shop-1", "upgrade shop-1", "remove shop-1");
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"LIGHT,en", "DARK,de", "LIGHT,ru"})
    @DisplayName("shows what else is deployed there with its defects, and takes it over or says what stands in the way")
    void others(Theme theme, String language) {
        Defect taken = new Defect(
                Finding.Kind.TEMPLATE_LINE, "3f09ab12", Finding.Kind.TEMPLATE_LINE.title(), Text.of("schedule", "lint.template-line", "U"),
                List.of("0 U * * 2,5 $HOME/bin/sync"), new Mending.ByTakeOver());
        Defect own = new Defect(
                Finding.Kind.LOG_TRUNCATED, "77aa0012", Finding.Kind.LOG_TRUNCATED.title(), Text.of("schedule", "lint.log-truncated", "x.log"),
                List.of("5 5 * * * $HOME/bin/x > x.log"), Mending.plan(Text.of("schedule", "lint-title.log-truncated"), List.of()));
        Found gateway = Found.of("schedule", Text.of("schedule", "adopt.gateway", "mesh"), List.of(taken, own), TakeOver.plan(
                Text.of("schedule", "plan.gateway-adopt", "mesh"), List.of()));
        Found mirror = Found.of("schedule", Text.of("schedule", "adopt.mirror", "/etc/cron.d/pop-mirror"), List.of(), new TakeOver.Refused(
                new Problem.Refused(Text.literal("/etc/cron.d/pop-mirror"), Text.of("schedule", "refused.mirror-form"))));
        deeds.answer = Optional.of(new Outcome.Done<>(new AgentLook(AgentStand.NONE, "op", new Outcome.Done<>(List.of()), new Outcome.Done<>(List.of(gateway, mirror)))));
        try (TestWindow window = window(theme, language)) {
            Picture.save(window.scene(), "agent-others-" + window.name());
            new Hands(window.scene()).everythingIsInReach();
            press(window, Text.of("desktop.deployment", "mend").in(Locale.of(language)));
            press(window, Text.of("desktop.deployment", "adopt").in(Locale.of(language)));
            assertThat(deeds.asked).containsExactly("look shop-1", "mend log-truncated:77aa0012 of schedule", "take over schedule");
        }
    }

    @Test
    @DisplayName("holds two hundred defects")
    void many() {
        sees(AgentStand.MANAGER, IntStream.range(0, 200).mapToObj(i -> names("pump_" + i + ".service")).toArray(Defect[]::new));
        try (TestWindow window = window(Theme.LIGHT, "en")) {
            Picture.save(window.scene(), "agent-many-" + window.name());
        }
    }

    private static void press(TestWindow window, String words) {
        Toolkit.run(() -> Reach.all(window.scene().getRoot())
                .filter(n -> n instanceof Button b && b.isVisible() && words.equals(b.getText()))
                .map(Button.class::cast)
                .findFirst()
                .orElseThrow()
                .fire());
        Toolkit.frames(2);
    }
}
