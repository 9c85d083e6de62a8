package org.hostkeeper.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Progress;
import org.hostkeeper.module.Unit;
import org.hostkeeper.module.UnitState;
import org.hostkeeper.module.UnitsProbe;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.Deadman;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Journal;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.Step;
import org.hostkeeper.plan.apply.Applied;
import org.hostkeeper.plan.apply.OpenPlan;
import org.hostkeeper.plan.apply.Plans;
import org.hostkeeper.plan.apply.Session;
import org.hostkeeper.plan.host.Files;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.store.Store;
import org.hostkeeper.words.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans on simulated hosts, carried out by the product's own means. */
class DemoPlansTest {
    private static final String UNIT = "pump_1.service";
    private static final String FOLDER = "/etc/systemd/system/pump_1.service.d";
    private static final String DROP_IN = FOLDER + "/50-hostkeeper.conf";

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

    @Test
    void anEditIsAppliedAndUndoneByteForByte() {
        Map<String, FileState> before = look("shop-1", FOLDER, DROP_IN);
        Plan plan = edit("shop-1", "Environment=SPEED=2");

        assertThat(apply(plan)).isEqualTo(new Applied.Done(plan.id()));

        Unit edited = unit("shop-1", UNIT);
        assertThat(edited.dropIns()).containsExactly(DROP_IN);
        assertThat(edited.needsReload()).isFalse();
        assertThat(edited.state()).isEqualTo(UnitState.RUNNING);
        assertThat(edited.since()).contains(clock.instant().truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
        assertThat(look("shop-1", DROP_IN)).containsValue(
                FileState.Present.of(Bytes.utf8("[Service]\nEnvironment=SPEED=2\n"), Ownership.ROOT_PUBLIC));

        Plan undo = plans.undo(plan.id(), console.to("shop-1"));
        assertThat(apply(undo)).isEqualTo(new Applied.Done(undo.id()));
        assertThat(look("shop-1", FOLDER, DROP_IN)).isEqualTo(before);
        assertThat(unit("shop-1", UNIT).dropIns()).isEmpty();
    }

    @Test
    void anExistingFileIsPutBackAsItWas() {
        String path = "/home/shop/modules/pump/main.py";
        FileState before = state("shop-1", path);
        Plan plan = plan("shop-1", List.of(new Step.WriteFile(path, Content.of("print(1)\n"), Ownership.ROOT_PUBLIC, before)));

        assertThat(apply(plan)).isEqualTo(new Applied.Done(plan.id()));
        assertThat(apply(plans.undo(plan.id(), console.to("shop-1")))).isInstanceOf(Applied.Done.class);

        assertThat(state("shop-1", path)).isEqualTo(before);
    }

    @Test
    void aServiceThatDoesNotStayUpTakesTheEditBack() {
        Plan plan = edit("shop-1", "WorkingDirectory=/nowhere");

        Applied applied = apply(plan);

        assertThat(applied).isInstanceOfSatisfying(Applied.Undone.class, undone ->
                assertThat(undone.cause()).isInstanceOf(Problem.CheckFailed.class));
        assertThat(look("shop-1", DROP_IN)).containsValue(new FileState.Absent());
        assertThat(unit("shop-1", UNIT).state()).isEqualTo(UnitState.RUNNING);
    }

    @Test
    void theLabelPrinterIsMendedByNamingItsPort() {
        Plan start = plan("shop-1", List.of(
                Step.Run.withoutUndo(Text.literal("Start"), List.of("systemctl", "start", "label_printer.service")),
                runs("label_printer.service")));
        assertThat(apply(start)).isInstanceOfSatisfying(Applied.Undone.class, undone ->
                assertThat(undone.cause()).isInstanceOf(Problem.CheckFailed.class));
        assertThat(unit("shop-1", "label_printer.service").state()).isEqualTo(UnitState.FAILED);

        String folder = "/etc/systemd/system/label_printer.service.d";
        Plan mend = plan("shop-1", List.of(
                new Step.MakeFolder(folder, new Ownership("root", "root", 0755), new FileState.Absent()),
                new Step.WriteFile(folder + "/port.conf", Content.of("[Service]\nEnvironment=PRINTER=/dev/usb/lp1\n"), Ownership.ROOT_PUBLIC, new FileState.Absent()),
                Step.Run.settling(Text.literal("Reload"), List.of("systemctl", "daemon-reload")),
                Step.Run.settling(Text.literal("Restart"), List.of("systemctl", "restart", "label_printer.service"))));
        assertThat(apply(mend)).isInstanceOf(Applied.Done.class);
        clock.pass(Duration.ofMinutes(2));

        assertThat(unit("shop-1", "label_printer.service").state()).isEqualTo(UnitState.RUNNING);
    }

    @Test
    void aFileThatChangedSinceIsAConflictAndNothingHappens() {
        Plan plan = edit("shop-1", "Environment=SPEED=2");
        assertThat(apply(edit("shop-1", "Environment=SPEED=3"))).isInstanceOf(Applied.Done.class);

        assertThat(apply(plan)).isEqualTo(new Applied.Refused(plan.id(), new Problem.Conflict("shop-1", FOLDER)));
        assertThat(look("shop-1", DROP_IN)).containsValue(
                FileState.Present.of(Bytes.utf8("[Service]\nEnvironment=SPEED=3\n"), Ownership.ROOT_PUBLIC));
    }

    @Test
    void thePlanThatWasLeftIsFoundAndKeepsOthersAway() {
        OpenPlan left = left();

        assertThat(left.console()).isEqualTo("till@counter");
        assertThat(left.running()).isFalse();
        assertThat(left.stepsDone()).isEqualTo(2);
        Plan other = edit("shop-2", "Environment=SPEED=2");
        assertThat(apply(other)).isInstanceOfSatisfying(Applied.Refused.class, refused ->
                assertThat(refused.cause()).isEqualTo(new Problem.PlanOpen("shop-2", left.plan().id().value(), "till@counter")));
    }

    @Test
    void thePlanThatWasLeftCanBeFinished() {
        PlanId id = left().plan().id();

        assertThat(plans.resume(id, session("shop-2"), Progress.unwatched())).isEqualTo(new Applied.Done(id));

        Unit board = unit("shop-2", "price_board.service");
        assertThat(board.dropIns()).hasSize(1);
        assertThat(board.needsReload()).isFalse();
        assertThat(plans.openOn(console.to("shop-2"))).isEmpty();
    }

    @Test
    void thePlanThatWasLeftCanBeTakenBack() {
        assertThat(unit("shop-2", "price_board.service").needsReload()).isTrue();

        assertThat(plans.rollback(left().plan().id(), session("shop-2"), Progress.unwatched())).isInstanceOf(Applied.Undone.class);

        assertThat(unit("shop-2", "price_board.service").dropIns()).isEmpty();
        assertThat(unit("shop-2", "price_board.service").needsReload()).isFalse();
        assertThat(plans.openOn(console.to("shop-2"))).isEmpty();
    }

    @Test
    void aDeadmanIsDisarmedByAFreshLogin() {
        Plan edit = edit("shop-1", "Environment=SPEED=2");
        Deadman deadman = new Deadman(Duration.ofSeconds(30), List.of(runs("ssh.service")), false);
        Plan plan = new Plan(edit.id(), edit.title(), edit.host(), true, edit.steps(), Optional.of(deadman), Optional.empty(), edit.made());

        assertThat(apply(plan)).isEqualTo(new Applied.Done(plan.id()));
        clock.pass(Duration.ofMinutes(2));

        assertThat(unit("shop-1", UNIT).dropIns()).containsExactly(DROP_IN);
        assertThat(store.journal().of(plan.id())).extracting(line -> line.entry().event())
                .contains(Journal.Event.DEADMAN_ARMED, Journal.Event.DEADMAN_DISARMED, Journal.Event.DONE);
    }

    @Test
    void withoutRootOnlyTheLoginUsersFilesCanBeChanged() {
        FileState absent = new FileState.Absent();
        Plan mine = asUser(new Step.WriteFile("/home/shop/notes", Content.of("x\n"), new Ownership("shop", "shop", 0600), absent));
        Plan roots = asUser(new Step.WriteFile("/etc/notes", Content.of("x\n"), new Ownership("shop", "shop", 0600), absent));

        assertThat(apply(mine)).isInstanceOf(Applied.Done.class);
        assertThat(apply(roots)).isInstanceOfSatisfying(Applied.Undone.class, undone ->
                assertThat(undone.cause().code()).isEqualTo("file-refused"));
    }

    @Test
    void aToolThatIsNotThereIsNamedBeforeAnythingHappens() {
        Plan plan = plan("shop-1", List.of(Step.Run.withoutUndo(Text.literal("Nothing"), List.of("/opt/none/such"))));

        assertThat(apply(plan)).isEqualTo(new Applied.Refused(plan.id(), new Problem.MissingTool("shop-1", "/opt/none/such")));
    }

    @Test
    void thereIsAPastThatCanBeUndone() {
        Journal past = fleet.withPast(store.journal());

        List<Journal.Line> lines = past.newest(100);

        assertThat(lines).extracting(line -> line.entry().event())
                .filteredOn(event -> event == Journal.Event.DONE || event == Journal.Event.UNDONE)
                .containsExactly(Journal.Event.UNDONE, Journal.Event.DONE, Journal.Event.DONE);
        assertThat(lines).allMatch(line -> line.entry().console().equals("operator@demo"));
        assertThat(past.verify().brokenAt()).isEmpty();
        assertThat(unit("gallery-1", "lampd.service").dropIns()).hasSize(1);
        PlanId oldest = lines.getLast().entry().plan();
        assertThat(apply(plans.undo(oldest, console.to("gallery-1")))).isInstanceOf(Applied.Done.class);
        assertThat(unit("gallery-1", "lampd.service").dropIns()).isEmpty();
    }

    @Test
    void whatIsNotDoneCannotBeUndone() {
        ProblemException refused = catchThrowableOfType(
                ProblemException.class, () -> plans.undo(left().plan().id(), console.to("shop-2")));
        assertThat(refused.problem()).isInstanceOf(Problem.Refused.class);
    }

    private OpenPlan left() {
        return plans.openOn(console.to("shop-2")).getFirst();
    }

    private Unit unit(String host, String unit) {
        return console.ask(host, new UnitsProbe()).find(unit).orElseThrow();
    }

    private Map<String, FileState> look(String host, String... paths) {
        return Files.look(console.to(host), List.of(paths), true);
    }

    private FileState state(String host, String path) {
        return look(host, path).values().iterator().next();
    }

    private Plan edit(String host, String setting) {
        FileState absent = new FileState.Absent();
        return plan(host, List.of(
                new Step.MakeFolder(FOLDER, new Ownership("root", "root", 0755), absent),
                new Step.WriteFile(DROP_IN, Content.of("[Service]\n" + setting + "\n"), Ownership.ROOT_PUBLIC, absent),
                Step.Check.of(Text.literal("Verify"), List.of("systemd-analyze", "verify", "--man=no", UNIT), Duration.ZERO),
                Step.Run.settling(Text.literal("Reload"), List.of("systemctl", "daemon-reload")),
                Step.Run.settling(Text.literal("Restart"), List.of("systemctl", "restart", UNIT)),
                runs(UNIT)));
    }

    private static Step.Check runs(String unit) {
        return Step.Check.of(Text.literal(unit + " runs"), List.of("systemctl", "is-active", "--quiet", unit), Duration.ofSeconds(1));
    }

    private Plan plan(String host, List<Step> steps) {
        return new Plan(PlanId.next(clock, random), Text.literal("Test"), new HostName(host), true, steps, Optional.empty(), Optional.empty(), clock.instant());
    }

    private Plan asUser(Step step) {
        return new Plan(PlanId.next(clock, random), Text.literal("Test"), new HostName("shop-1"), false, List.of(step), Optional.empty(), Optional.empty(), clock.instant());
    }

    private Applied apply(Plan plan) {
        return plans.apply(plan, session(plan.host().value()), new Progress() {
            @Override
            public void report(Text what, double fraction) {
                clock.pass(Duration.ofMillis(200));
            }

            @Override
            public boolean cancelled() {
                return false;
            }

            @Override
            public void onCancel(Runnable action) {}
        });
    }

    private Session session(String host) {
        return new Session() {
            @Override
            public Remote remote() {
                return console.to(host);
            }

            @Override
            public Remote afresh() {
                return console.connector().connect(console.host(host));
            }
        };
    }
}
