package org.hostkeeper.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.host.Inventory;
import org.hostkeeper.host.Sudo;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("The inventory in the store")
class StoreInventoryTest {
    private final Store store = Store.inMemory();
    private final Inventory inventory = store.inventory();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    @DisplayName("gives back every part of a host")
    void givesBackEveryPart() {
        Host gate = host("gate", "root@192.0.2.1:2222");
        Host full = new Host(
                new HostName("pump.museum_1"),
                Optional.of(new Endpoint(
                        "keeper",
                        "2001:db8::7",
                        2201,
                        List.of(Path.of("/home/k/.ssh/z key"), Path.of("/home/k/.ssh/a\"ключ")),
                        true,
                        Optional.of("none"),
                        Optional.of(gate.name()))),
                Sudo.PASSWORD,
                new TreeSet<>(Set.of("зал 2", "a'b", "prod")));
        Host here = Host.local(new HostName("here"), Sudo.NOPASSWD);

        inventory.add(gate);
        inventory.add(full);
        inventory.add(here);

        assertThat(inventory.hosts()).containsExactly(gate, here, full);
        assertThat(inventory.find(full.name())).contains(full);
        assertThat(inventory.find(new HostName("nobody"))).isEmpty();
    }

    @Test
    @DisplayName("replaces a host wholly, and hosts behind it follow its new name")
    void replacesAndRenames() {
        inventory.add(tagged(host("gate", "root@192.0.2.1"), "old", "both"));
        inventory.add(behind("pump", "gate"));
        Host renamed = tagged(host("bastion", "root@192.0.2.9"), "both", "new");

        inventory.replace(new HostName("gate"), renamed);

        assertThat(inventory.hosts()).containsExactly(renamed, behind("pump", "bastion"));
    }

    @Nested
    @DisplayName("refuses, and changes nothing:")
    class Refuses {
        @Test
        @DisplayName("a name that is taken, and tells whose it is")
        void takenName() {
            Host first = host("pump", "root@192.0.2.1");
            inventory.add(first);
            inventory.add(host("other", "root@192.0.2.2"));

            assertThat(problemOf(() -> inventory.add(host("PUMP", "root@192.0.2.3"))))
                    .isInstanceOfSatisfying(Problem.AlreadyThere.class, p -> {
                        assertThat(p.name()).isEqualTo("pump");
                        assertThat(p.where()).isEqualTo("root@192.0.2.1");
                    });
            assertThat(problemOf(() -> inventory.replace(new HostName("other"), host("pump", "root@192.0.2.3"))))
                    .isInstanceOf(Problem.AlreadyThere.class);
            assertThat(inventory.hosts()).containsExactly(host("other", "root@192.0.2.2"), first);
        }

        @Test
        @DisplayName("a host that is not there")
        void unknownHost() {
            HostName nobody = new HostName("nobody");

            assertThat(problemOf(() -> inventory.remove(nobody))).isInstanceOf(Problem.NotFound.class);
            assertThat(problemOf(() -> inventory.replace(nobody, host("x", "root@192.0.2.3"))))
                    .isInstanceOf(Problem.NotFound.class);
            assertThat(inventory.hosts()).isEmpty();
        }

        @Test
        @DisplayName("a jump host that is not there")
        void unknownJump() {
            assertThat(problemOf(() -> inventory.add(behind("pump", "gate"))))
                    .isInstanceOfSatisfying(
                            Problem.NotFound.class, p -> assertThat(p.name()).isEqualTo("gate"));
            assertThat(inventory.hosts()).isEmpty();
        }

        @Test
        @DisplayName("a way through jump hosts that comes back to where it began")
        void jumpInACircle() {
            inventory.add(host("a", "root@192.0.2.1"));
            inventory.add(behind("b", "a"));
            inventory.add(behind("c", "b"));
            List<Host> before = inventory.hosts();

            assertThat(problemOf(() -> inventory.replace(new HostName("a"), behind("a", "c"))))
                    .isInstanceOfSatisfying(Problem.InvalidInput.class, p -> assertThat(p.text().toString())
                            .contains("c → b → a"));
            assertThat(problemOf(() -> inventory.replace(new HostName("a"), behind("d", "a"))))
                    .isInstanceOf(Problem.InvalidInput.class);
            assertThat(problemOf(() -> inventory.add(behind("e", "e")))).isInstanceOf(Problem.InvalidInput.class);
            assertThat(inventory.hosts()).isEqualTo(before);
        }

        @Test
        @DisplayName("to remove a jump host of others, and names them")
        void jumpOfOthers() {
            inventory.add(host("gate", "root@192.0.2.1"));
            inventory.add(behind("pump-2", "gate"));
            inventory.add(behind("pump-1", "gate"));

            assertThat(problemOf(() -> inventory.remove(new HostName("gate"))))
                    .isInstanceOfSatisfying(Problem.Refused.class, p -> assertThat(p.text().toString())
                            .contains("gate")
                            .contains("pump-1, pump-2"));
            assertThat(inventory.hosts()).hasSize(3);
        }
    }

    private static Host host(String name, String target) {
        return new Host(new HostName(name), Optional.of(Endpoint.parse(target)), Sudo.NONE, new TreeSet<>());
    }

    private static Host behind(String name, String jump) {
        Endpoint endpoint = Endpoint.parse("root@192.0.2.7").through(new HostName(jump));
        return new Host(new HostName(name), Optional.of(endpoint), Sudo.NONE, new TreeSet<>());
    }

    private static Host tagged(Host host, String... tags) {
        return new Host(host.name(), host.endpoint(), host.sudo(), new TreeSet<>(Set.of(tags)));
    }

    private static Problem problemOf(ThrowingCallable work) {
        return Assertions.catchThrowableOfType(ProblemException.class, work).problem();
    }
}
