package org.hostkeeper.store;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Inventory;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.store.Database.Durability;
import org.hostkeeper.words.Text;
import org.jdbi.v3.core.Handle;

/** The list of hosts. What would leave a host that cannot be reached by its own description is refused. */
final class SqlInventory implements Inventory {
    private static final Text HOST = Text.of("store", "host");

    private final Database database;

    SqlInventory(Database database) {
        this.database = database;
    }

    @Override
    public List<Host> hosts() {
        return database.read(HostRows::all);
    }

    @Override
    public Optional<Host> find(HostName name) {
        return database.read(handle -> HostRows.find(handle, name));
    }

    @Override
    public void add(Host host) {
        change(handle -> {
            refuseIfThere(handle, host.name());
            refuseWrongJump(handle, host, Optional.empty());
            HostRows.insert(handle, host);
        });
    }

    @Override
    public void replace(HostName name, Host host) {
        change(handle -> {
            refuseIfMissing(handle, name);
            if (!host.name().equals(name)) {
                refuseIfThere(handle, host.name());
            }
            refuseWrongJump(handle, host, Optional.of(name));
            HostRows.update(handle, name, host);
        });
    }

    @Override
    public void remove(HostName name) {
        change(handle -> {
            refuseIfMissing(handle, name);
            refuseIfJump(handle, name);
            HostRows.delete(handle, name);
        });
    }

    private void change(java.util.function.Consumer<Handle> work) {
        database.<Void>write(Durability.LASTING, handle -> {
            work.accept(handle);
            return null;
        });
    }

    private static void refuseIfThere(Handle handle, HostName name) {
        HostRows.find(handle, name).ifPresent(there -> {
            String where = there.endpoint()
                    .map(Endpoint::toString)
                    .orElseGet(() -> Text.of("store", "this-machine").toString());
            throw new ProblemException(new Problem.AlreadyThere(HOST, name.value(), where));
        });
    }

    private static void refuseIfMissing(Handle handle, HostName name) {
        if (HostRows.find(handle, name).isEmpty()) {
            throw new ProblemException(new Problem.NotFound(HOST, name.value()));
        }
    }

    private static void refuseIfJump(Handle handle, HostName name) {
        List<HostName> behind = HostRows.behind(handle, name);
        if (!behind.isEmpty()) {
            String names = behind.stream().map(HostName::value).collect(Collectors.joining(", "));
            throw new ProblemException(new Problem.Refused(
                    Text.of("store", "remove", name.value()), Text.of("store", "remove.jump", names)));
        }
    }

    /** A jump host has to be there, and the way through jump hosts has to end. */
    private static void refuseWrongJump(Handle handle, Host host, Optional<HostName> before) {
        Optional<HostName> jump = host.endpoint().flatMap(Endpoint::jump);
        if (jump.isEmpty()) {
            return;
        }
        HostName first = jump.get();
        List<HostName> way = HostRows.way(handle, first);
        if (first.equals(host.name()) || before.stream().anyMatch(way::contains)) {
            String shown = way.stream().map(HostName::value).collect(Collectors.joining(" → "));
            throw new ProblemException(new Problem.InvalidInput(
                    Text.of("store", "jump"), first.value(), Text.of("store", "jump.itself", shown)));
        }
        refuseIfMissing(handle, first);
    }
}
