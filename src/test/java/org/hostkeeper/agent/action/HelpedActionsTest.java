package org.hostkeeper.agent.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.hostkeeper.agent.action.ModuleActions.Verb;
import org.hostkeeper.agent.registry.ModuleRegister;
import org.hostkeeper.agent.root.ModuleRequest;
import org.hostkeeper.agent.root.ModuleHelper;
import org.hostkeeper.module.DeployedModule;
import org.hostkeeper.module.registry.ModuleStatus;
import org.hostkeeper.store.ModulesDb;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What is asked for a module")
class HelpedActionsTest {
    @TempDir
    private static Path folder = Path.of("");

    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final ModulesDb table = ModulesDb.open(folder.resolve(System.nanoTime() + ".db"));
    private final ModuleRegister register = new ModuleRegister(table);
    private final RecordedHelper helper = new RecordedHelper();
    private final ModuleActions actions = actions(helper);

    @BeforeEach
    void register() {
        register.add(new DeployedModule("g1", "pump", "", "inactive", "pumps"));
        register.add(new DeployedModule("g2", "valve", "", "inactive", "valves"));
    }

    @AfterEach
    void close() {
        workers.close();
        table.close();
    }

    @Test
    @DisplayName("is done by the helper, and the register knows how the module is then")
    void done() {
        assertThat(actions.create("g1").join()).isEqualTo(new ActionResult.Done("g1", ModuleStatus.INACTIVE));
        assertThat(actions.run("g1", Verb.START).join()).isEqualTo(new ActionResult.Done("g1", ModuleStatus.ACTIVE));
        assertThat(register.find("g1").map(DeployedModule::status)).contains("active");
        assertThat(actions.remove("g1").join()).isEqualTo(new ActionResult.Done("g1", ModuleStatus.INACTIVE));
        assertThat(register.find("g1").map(DeployedModule::status)).contains("inactive");
    }

    @Test
    @DisplayName("is a problem, and no exception, where the module is unknown or the helper refuses")
    void notDone() {
        helper.refused.add("pump");

        assertThat(actions.run("g1", Verb.START).join())
                .isInstanceOfSatisfying(ActionResult.NotDone.class, not -> assertThat(not.problem().code()).isEqualTo("refused"));
        assertThat(actions.create("g9").join())
                .isInstanceOfSatisfying(ActionResult.NotDone.class, not -> assertThat(not.problem().code()).isEqualTo("not-found"));
    }

    @Test
    @DisplayName("is done in the order in which it was asked for, of another module meanwhile, and nobody waits for it")
    void inOrder() {
        CountDownLatch gate = new CountDownLatch(1);
        List<String> order = java.util.Collections.synchronizedList(new ArrayList<>());
        ModuleActions slow = actions(request -> {
            if (request.guid().equals("g1")) {
                waitFor(gate);
            }
            order.add(request.guid() + request.getClass().getSimpleName());
            return ModuleStatus.ACTIVE;
        });

        List<CompletableFuture<ActionResult>> asked =
                List.of(slow.create("g1"), slow.run("g1", Verb.START), slow.run("g1", Verb.STOP), slow.remove("g1"));
        slow.run("g2", Verb.START).join();
        assertThat(order).containsExactly("g2Start");
        assertThat(asked).noneMatch(CompletableFuture::isDone);
        gate.countDown();
        asked.forEach(CompletableFuture::join);

        assertThat(order).containsExactly("g2Start", "g1Create", "g1Start", "g1Stop", "g1Remove");
    }

    @Test
    @DisplayName("is refused when a thousand requests wait, and taken again when they are done")
    void crowd() {
        CountDownLatch gate = new CountDownLatch(1);
        ModuleActions slow = actions(_ -> {
            waitFor(gate);
            return ModuleStatus.ACTIVE;
        });
        List<CompletableFuture<ActionResult>> asked =
                IntStream.range(0, 1000).mapToObj(_ -> slow.run("g1", Verb.START)).toList();

        assertThat(slow.run("g2", Verb.START).join()).isInstanceOf(ActionResult.NotDone.class);
        gate.countDown();
        asked.forEach(CompletableFuture::join);

        await().untilAsserted(() -> assertThat(slow.run("g2", Verb.START).join()).isInstanceOf(ActionResult.Done.class));
    }

    @Test
    @DisplayName("of every module is done one after the other, and one that fails does not keep the next from it")
    void restartAll() {
        helper.refused.add("pump");

        assertThat(actions.restartAll().join()).extracting(ActionResult::guid).containsExactly("g1", "g2");
        assertThat(helper.asked)
                .containsExactly(new ModuleRequest.Restart("g1", "pump"), new ModuleRequest.Restart("g2", "valve"));
        assertThat(register.find("g2").map(DeployedModule::status)).contains("active");
    }

    @Test
    @DisplayName("never makes one unit for two modules: known defect, \"pump-1\" and \"pump 1\" shared one")
    void oneUnit() {
        register.add(new DeployedModule("g3", "pump-1", "", "inactive", "x"));
        register.add(new DeployedModule("g4", "pump 1", "", "inactive", "x"));

        assertThat(actions.create("g3").join())
                .isInstanceOfSatisfying(ActionResult.NotDone.class, not -> assertThat(not.problem().text().toString()).contains("pump 1"));
        assertThat(helper.asked).isEmpty();
    }

    @Test
    @DisplayName("reads the table again, and answers with every module's state")
    void updateList() {
        table.add(new DeployedModule("g5", "by somebody else", "", "failed", "x"));

        assertThat(actions.updateList().join())
                .containsExactly(
                        new ActionResult.Done("g5", ModuleStatus.FAILED),
                        new ActionResult.Done("g1", ModuleStatus.INACTIVE),
                        new ActionResult.Done("g2", ModuleStatus.INACTIVE));
    }

    private ModuleActions actions(ModuleHelper hands) {
        return new HelpedActions(register, hands, module -> helper.units.containsKey(module.guid()), workers);
    }

    private static void waitFor(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
