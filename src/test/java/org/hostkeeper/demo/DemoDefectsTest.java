package org.hostkeeper.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.hostkeeper.adoption.AdoptionPlans;
import org.hostkeeper.adoption.Defect;
import org.hostkeeper.deployment.defect.DefectReader;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Progress;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.Step;
import org.hostkeeper.plan.apply.Applied;
import org.hostkeeper.plan.apply.Plans;
import org.hostkeeper.plan.apply.Session;
import org.hostkeeper.plan.host.Files;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.store.DeployedRows;
import org.hostkeeper.store.Store;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Of a deployed manager's defects, read as the product reads them")
class DemoDefectsTest {
    private static final String SHOP = "shop-3";
    private static final String CONFIG = "/etc/hostkeeper/config.json";
    private static final String UNIT = "/etc/systemd/system/hostkeeper-agent.service";
    private static final String OPEN =
            """
            {"hostkeeper": {"owner": "shop", "rest": {"bind": "0.0.0.0", "compatibility": [{"route": "*", "networks": ["0.0.0.0/0"]}]}},
             "database": {"path": "/home/shop/module-manager/modules.db"}}
            """;

    private final MovableClock clock = new MovableClock();
    private final Random random = new Random(5);
    private final Store store = Store.inMemory();
    private final Plans plans = new Plans(store.journal(), "test@here", _ -> Optional.empty(), clock, random);
    private DemoFleet fleet;
    private DemoConsole console;

    @BeforeEach
    void start(@TempDir Path folder) {
        fleet = DemoFleet.start(DemoFleet.USUAL, clock);
        console = new DemoConsole(fleet, clock, folder);
    }

    @AfterEach
    void everythingWasUnderstood() {
        console.close();
        store.close();
        assertThat(fleet.unknown()).isEmpty();
    }

    private final Session session = new Session() {
        @Override
        public Remote remote() {
            return console.to(SHOP);
        }

        @Override
        public Remote afresh() {
            return console.connector().connect(console.host(SHOP));
        }
    };

    private List<Defect> defects() {
        return new DefectReader(new DeployedRows()).defects(console.to(SHOP));
    }

    private List<String> ids() {
        return defects().stream().map(Defect::id).toList();
    }

    private Plan apply(Step... steps) {
        return apply(new Plan(
                PlanId.next(clock, random), Text.literal("Test"), new HostName(SHOP), true, List.of(steps), Optional.empty(),
                Optional.empty(), clock.instant()));
    }

    private Plan apply(Plan plan) {
        assertThat(plans.apply(plan, session, Progress.unwatched())).isEqualTo(new Applied.Done(plan.id()));
        return plan;
    }

    private static Step write(String path, String text) {
        return new Step.WriteFile(path, Content.of(text), Ownership.ROOT_PUBLIC, new FileState.Absent());
    }

    private void config() {
        apply(new Step.MakeFolder("/etc/hostkeeper", new Ownership("root", "root", 0755), new FileState.Absent()), write(CONFIG, OPEN));
    }

    private String config(String path) {
        return ((FileState.Present) look(path)).content().orElseThrow().text();
    }

    private FileState look(String path) {
        return Objects.requireNonNull(Files.look(console.to(SHOP), List.of(path), true).get(path));
    }

    @Test
    @DisplayName("an agent that was removed opens nothing, though its config stays; one that is there does")
    void removed() {
        List<String> before = ids();
        config();
        assertThat(ids()).isEqualTo(before);
        apply(write(UNIT, "[Unit]\nDescription=Agent\n"));
        assertThat(ids()).contains("open-routes", "open-address").doesNotContain("unread-recipients");
    }

    @Test
    @DisplayName("they are found where an agent took over and the manager's folder was cleared away, but its unit not")
    void cleared() {
        String deployed = "/home/shop/module-manager/config.json";
        apply(new Step.RemoveFile(deployed, look(deployed)));
        assertThatThrownBy(this::ids).isInstanceOfSatisfying(
                ProblemException.class, e -> assertThat(e.problem()).isInstanceOf(Problem.NotFound.class));
        config();
        apply(write(UNIT, "[Unit]\nDescription=Agent\n"));
        assertThat(ids()).contains("open-routes", "colliding-names:pump_2.service").doesNotContain("readable-passwords");
    }

    @Test
    @DisplayName("modules that share a unit are told apart, and called as before when that is taken back")
    void apart() {
        List<String> before = ids();
        Plan apart = apply(new AdoptionPlans(clock, random).mend(new HostName(SHOP), defects(), "colliding-names:pump_2.service"));
        assertThat(ids()).isEqualTo(before.stream().filter(id -> !id.startsWith("colliding-names")).toList());
        apply(plans.undo(apart.id(), console.to(SHOP)));
        assertThat(ids()).isEqualTo(before);
    }

    @Test
    @DisplayName("what the agent opened is closed, and its config comes back as it was")
    void mended() {
        config();
        apply(write(UNIT, "[Unit]\nDescription=Agent\n[Service]\nExecStart=/bin/true\n[Install]\nWantedBy=multi-user.target\n"));
        Plan closed = apply(new AdoptionPlans(clock, random).mend(new HostName(SHOP), defects(), "open-routes"));
        assertThat(ids()).doesNotContain("open-routes");
        apply(plans.undo(closed.id(), console.to(SHOP)));
        assertThat(config(CONFIG)).isEqualTo(OPEN);
    }
}
