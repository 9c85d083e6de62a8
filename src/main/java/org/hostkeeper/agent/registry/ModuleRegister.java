package org.hostkeeper.agent.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.hostkeeper.module.DeployedModule;
import org.hostkeeper.module.registry.ModuleStatus;
import org.hostkeeper.module.registry.ModuleTable;
import org.hostkeeper.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The modules as the agent knows them: what stands in the table, kept at hand, so that a page or a state that is asked for
 * twice a second costs no disk. Whoever listens is told of each change on the thread that made it, and has to be quick.
 * Safe from any thread; what the table refuses is thrown to the one who wrote. How a unit is said to be holds even if the
 * table cannot take it, as on a full disk: it is written as soon as the table takes something again.
 */
public final class ModuleRegister {
    /** What became of a module. */
    public sealed interface Change {
        /** It is new, or another than it was. */
        record Is(DeployedModule module) implements Change {}

        /** It is no longer known. */
        record Gone(DeployedModule module) implements Change {}
    }

    private static final Logger LOG = LoggerFactory.getLogger(ModuleRegister.class);

    private final ModuleTable table;
    private final Map<String, ModuleStatus> unwritten = new HashMap<>();
    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
    private final Object writing = new Object();
    private volatile Map<String, DeployedModule> known;

    public ModuleRegister(ModuleTable table) {
        this.table = table;
        this.known = read();
    }

    /** In the order of their names. */
    public List<DeployedModule> all() {
        return List.copyOf(known.values());
    }

    public Optional<DeployedModule> find(String guid) {
        return Optional.ofNullable(known.get(guid));
    }

    /** Called for every change from now on; closing what is returned ends it. */
    public AutoCloseable onChange(Consumer<Change> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** False if its GUID is there already. */
    public boolean add(DeployedModule module) {
        synchronized (writing) {
            return table.add(module) && reread();
        }
    }

    /** False if its GUID is not there. */
    public boolean change(DeployedModule module) {
        synchronized (writing) {
            return table.change(module) && reread();
        }
    }

    /** Writes how modules are; returns those of them that are known, as they are now. */
    public List<DeployedModule> statuses(Map<String, ModuleStatus> statuses) {
        synchronized (writing) {
            List<DeployedModule> changed = table.statuses(statuses);
            unwritten.keySet().removeAll(statuses.keySet());
            show(changed);
            show(makeUp());
            return changed;
        }
    }

    private void show(List<DeployedModule> changed) {
        Map<String, DeployedModule> now = new LinkedHashMap<>(known);
        changed.forEach(module -> now.put(module.guid(), module));
        become(now);
    }

    /** Writes how one is; false if it is not known. One that is so already costs no write. */
    public boolean status(String guid, ModuleStatus status) {
        synchronized (writing) {
            boolean isSo = find(guid).filter(module -> module.status().equals(status.word())).isPresent();
            return isSo && !unwritten.containsKey(guid) || !statuses(Map.of(guid, status)).isEmpty();
        }
    }

    /** Takes what systemd says that one is; nothing if it is not known. */
    public void saw(String guid, ModuleStatus status) {
        synchronized (writing) {
            Optional<DeployedModule> module = find(guid);
            if (module.isPresent() && !module.get().status().equals(status.word())) {
                unwritten.put(guid, status);
                show(List.of(module.get().as(status.word())));
                show(makeUp());
            }
        }
    }

    /** Writes what could not be written until now; returns those rows as they are then, with what else was changed in them. */
    private List<DeployedModule> makeUp() {
        if (unwritten.isEmpty()) {
            return List.of();
        }
        try {
            List<DeployedModule> written = table.statuses(unwritten);
            unwritten.clear();
            return written;
        } catch (ProblemException e) {
            LOG.warn("The status of {} modules is not in the table yet: {}", unwritten.size(), e.problem().text());
            return List.of();
        }
    }

    /** False if it is not known. */
    public boolean remove(String guid) {
        synchronized (writing) {
            return table.remove(guid) && reread();
        }
    }

    /** Reads the table anew, and tells what somebody else has changed in it. Always true. */
    public boolean reread() {
        synchronized (writing) {
            become(read());
            return true;
        }
    }

    private Map<String, DeployedModule> read() {
        makeUp();
        Map<String, DeployedModule> modules = new LinkedHashMap<>();
        for (DeployedModule module : table.all()) {
            ModuleStatus seen = unwritten.get(module.guid());
            modules.put(module.guid(), seen == null ? module : module.as(seen.word()));
        }
        return modules;
    }

    private void become(Map<String, DeployedModule> now) {
        Map<String, DeployedModule> before = known;
        known = now;
        List<Change> changes = new ArrayList<>();
        before.values().stream().filter(m -> !now.containsKey(m.guid())).map(Change.Gone::new).forEach(changes::add);
        now.values().stream().filter(m -> !m.equals(before.get(m.guid()))).map(Change.Is::new).forEach(changes::add);
        changes.forEach(change -> listeners.forEach(listener -> listener.accept(change)));
    }
}
