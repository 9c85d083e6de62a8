package org.hostkeeper.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Progress;
import org.hostkeeper.module.CreateRequest;
import org.hostkeeper.module.EditRequest;
import org.hostkeeper.module.GroundReader;
import org.hostkeeper.module.ModulePlans;
import org.hostkeeper.module.Unit;
import org.hostkeeper.module.UnitState;
import org.hostkeeper.module.UnitsProbe;
import org.hostkeeper.module.inspection.Cause;
import org.hostkeeper.module.inspection.Diagnosis;
import org.hostkeeper.module.inspection.Inspector;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.apply.Applied;
import org.hostkeeper.plan.apply.Plans;
import org.hostkeeper.plan.apply.Session;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.remote.Remote;
import org.hostkeeper.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The module feature upon the demo, with the clock that everybody has: what a person tries first. */
class DemoModulesTest {
    private final Clock clock = Clock.systemUTC();
    private final Random random = new Random(9);
    private final Store store = Store.inMemory();
    private final Plans plans = new Plans(store.journal(), "test@here", _ -> Optional.empty(), clock, random);
    private final ModulePlans modules = new ModulePlans(clock, random);
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
    void stopStartAndRestartDoWhatTheySay() {
        done(modules.stop(host("shop-1"), unit("shop-1", "pump_1.service")));
        assertThat(unit("shop-1", "pump_1.service").state()).isEqualTo(UnitState.STOPPED);

        done(modules.start(host("shop-1"), unit("shop-1", "pump_1.service")));
        Unit started = unit("shop-1", "pump_1.service");
        assertThat(started.state()).isEqualTo(UnitState.RUNNING);

        done(modules.restart(host("shop-1"), started));
        assertThat(unit("shop-1", "pump_1.service").mainPid()).isNotEqualTo(started.mainPid());
    }

    @Test
    void disableAndEnableMoveTheLink() {
        done(modules.disable(host("shop-3"), unit("shop-3", "door_counter.service")));
        assertThat(unit("shop-3", "door_counter.service").enabled()).isEqualTo("disabled");

        done(modules.enable(host("shop-3"), unit("shop-3", "door_counter.service")));
        assertThat(unit("shop-3", "door_counter.service").enabled()).isEqualTo("enabled");
    }

    @Test
    void startingTheLabelPrinterFailsAndTellsWhy() {
        Applied applied = apply(modules.start(host("shop-1"), unit("shop-1", "label_printer.service")));

        assertThat(applied).isInstanceOfSatisfying(Applied.Undone.class, undone -> assertThat(undone.cause())
                .isInstanceOfSatisfying(Problem.CheckFailed.class, failed -> assertThat(failed.detail().toString())
                        .contains("label_printer.service is failed (failed): exit-code, status 1")
                        .contains("No such file or directory: '/dev/usb/lp0'")));
    }

    @Test
    void whatIsIllInTheStoryTellsWhy() {
        Diagnosis printer = why("shop-1", "label_printer.service");
        assertThat(printer.cause()).isEqualTo(Cause.EXIT);
        assertThat(printer.more()).anyMatch(t -> t.toString().contains("a file that is not there: /dev/usb/lp0"));
        assertThat(printer.last()).anyMatch(l -> l.message().startsWith("FileNotFoundError"));
        assertThat(printer.changes()).isNotEmpty();

        Diagnosis sync = why("gallery-2", "projection_sync.service");
        assertThat(sync.sentence()).asString().contains("It ended by itself with status 1");
        assertThat(sync.more()).anyMatch(t -> t.toString().startsWith("systemd has restarted it"));

        assertThat(why("shop-1", "pump_1.service").cause()).isEqualTo(Cause.NONE);
    }

    @Test
    void aLimitBelowWhatAServiceNeedsEndsItForWantOfMemoryAndSaysSo() {
        done(modules.edit(
                new GroundReader().read(console.to("shop-1"), "pump_1.service"),
                EditRequest.settings(Map.of("MemoryMax", "5M"), true)));

        await().until(() -> unit("shop-1", "pump_1.service").state() == UnitState.FAILED);
        Diagnosis pump = why("shop-1", "pump_1.service");
        assertThat(pump.cause()).isEqualTo(Cause.MEMORY);
        assertThat(pump.sentence())
                .hasToString("It took more memory than its limit of 5 MiB (MemoryMax=), and the kernel ended it.");
        assertThat(pump.last()).anyMatch(l -> l.message().endsWith("has been killed by the OOM killer."));

        done(modules.resetFailed(host("shop-1"), unit("shop-1", "pump_1.service")));
        assertThat(unit("shop-1", "pump_1.service").state()).isEqualTo(UnitState.STOPPED);
    }

    private Diagnosis why(String host, String unit) {
        return Diagnosis.of(new Inspector().read(console.to(host), unit), List.of());
    }

    @Test
    void anEditMendsTheLabelPrinterAndUndoBringsTheFailureBack() {
        EditRequest request = EditRequest.settings(Map.of("Environment", "PRINTER=/dev/usb/lp1"), true);
        Plan edit = modules.edit(new GroundReader().read(console.to("shop-1"), "label_printer.service"), request);

        done(edit);
        assertThat(unit("shop-1", "label_printer.service").state()).isEqualTo(UnitState.RUNNING);

        done(plans.undo(edit.id(), console.to("shop-1")));
        Unit back = unit("shop-1", "label_printer.service");
        assertThat(back.dropIns()).isEmpty();
        assertThat(back.state()).isIn(UnitState.FAILED, UnitState.STOPPED);
    }

    @Test
    void anEditThatSystemdFindsFaultWithChangesNothing() {
        EditRequest request = new EditRequest("[Service]\nEnviroment=A=1\n", true);
        Plan edit = modules.edit(new GroundReader().read(console.to("shop-1"), "pump_1.service"), request);

        assertThat(apply(edit)).isInstanceOfSatisfying(Applied.Undone.class, undone -> assertThat(undone.cause())
                .isInstanceOfSatisfying(Problem.CheckFailed.class, failed -> assertThat(failed.detail().toString())
                        .isEqualTo("pump_1.service.d/hostkeeper.conf:2: Unknown key 'Enviroment' in section [Service], ignoring.")));
        assertThat(unit("shop-1", "pump_1.service").dropIns()).isEmpty();
    }

    @Test
    void aModuleIsCreatedStartedAndRemoved() {
        CreateRequest request = new CreateRequest(
                Optional.empty(), "receipt printer", "Prints receipts", "receipts", Optional.empty(), false,
                new CreateRequest.Code.Starter("import time\nwhile True: time.sleep(1)\n"), true, true);
        Plan create = modules.create(new GroundReader().read(console.to("shop-2"), request), request);
        finishWhatWasLeft();

        done(create);

        Unit created = unit("shop-2", "receipt_printer.service");
        assertThat(created.state()).isEqualTo(UnitState.RUNNING);
        assertThat(created.enabled()).isEqualTo("enabled");
        assertThat(created.user()).isEqualTo("shop");
        assertThat(created.module()).hasValueSatisfying(module -> {
            assertThat(module.name()).isEqualTo("receipt printer");
            assertThat(module.owner()).isEqualTo("shop");
        });

        done(modules.remove(new GroundReader().read(console.to("shop-2"), "receipt_printer.service")));
        assertThat(console.ask("shop-2", new UnitsProbe()).find("receipt_printer.service")).isEmpty();
    }

    @Test
    void aModuleWithoutCodeIsRefusedBeforeThereIsAPlan() {
        CreateRequest request = CreateRequest.of("ghost", "ghost");

        assertThat(catchThrowableOfType(
                        ProblemException.class,
                        () -> modules.create(new GroundReader().read(console.to("shop-1"), request), request)))
                .isNotNull();
    }

    private void finishWhatWasLeft() {
        plans.openOn(console.to("shop-2"))
                .forEach(left -> assertThat(plans.resume(left.plan().id(), session("shop-2"), Progress.unwatched()))
                        .isInstanceOf(Applied.Done.class));
    }

    private static HostName host(String name) {
        return new HostName(name);
    }

    private Unit unit(String host, String unit) {
        return console.ask(host, new UnitsProbe()).find(unit).orElseThrow();
    }

    private void done(Plan plan) {
        assertThat(apply(plan)).isEqualTo(new Applied.Done(plan.id()));
    }

    private Applied apply(Plan plan) {
        return plans.apply(plan, session(plan.host().value()), Progress.unwatched());
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
