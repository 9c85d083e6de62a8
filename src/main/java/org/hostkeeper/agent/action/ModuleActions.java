package org.hostkeeper.agent.action;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.hostkeeper.module.DeployedModule;

/**
 * The one way in which the agent changes modules. Calls return at once; what is asked for one module is done in the order
 * in which it was asked for, of different modules beside each other. A future never ends exceptionally: what can go wrong
 * is an {@link ActionResult.NotDone}. Safe from any thread.
 */
public interface ModuleActions {
    /** What a unit can be told (docs/contracts.md, modules). */
    enum Verb {
        /** Nothing is done if it runs. */
        START,
        STOP,
        RESTART;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Verb> of(String word) {
            return Stream.of(values()).filter(verb -> verb.word().equals(word)).findFirst();
        }
    }

    /** Writes the module's unit, and leaves it stopped and disabled; one that is there already is brought up to date. */
    CompletableFuture<ActionResult> create(String guid);

    /** Stops and disables the module and takes its unit away; its row stays. */
    CompletableFuture<ActionResult> remove(String guid);

    CompletableFuture<ActionResult> run(String guid, Verb verb);

    /** Every module, one after the other, in the order of their names; one that fails does not keep the next from it. */
    CompletableFuture<List<ActionResult>> restartAll();

    /**
     * Writes the module's row; where its name or its service type becomes another, its unit goes with it and is not
     * orphaned, and runs again if it ran. Nothing is changed if that is refused.
     */
    CompletableFuture<ActionResult> change(DeployedModule wanted);

    /** Takes the module's row away, and its unit with it. */
    CompletableFuture<ActionResult> forget(String guid);

    /** Reads the table again: somebody else may have written it. */
    CompletableFuture<List<ActionResult>> updateList();
}
