package org.hostkeeper.demo.story;

import java.time.Duration;
import java.time.Instant;
import org.hostkeeper.demo.machine.Hypervisor;
import org.hostkeeper.demo.machine.Machine;

/** The artworks that run in virtual machines of the galleries: two are watched, one stands still, one is switched off. */
final class Artworks {
    private static final long GIBIBYTE = 1L << 30;

    private Artworks() {}

    /** Puts them there. The machine is locked. */
    static void place(Machine machine) {
        Hypervisor hypervisor = machine.hypervisor();
        Instant set = machine.booted().minus(Duration.ofDays(31));
        Instant began = machine.booted().plusSeconds(40);
        switch (machine.name()) {
            case "gallery-1" -> {
                hypervisor.add("orbit", "Orbit, 2004", 2 * GIBIBYTE, began)
                        .keep("before-update", "As the artist left it", set)
                        .keep("ready", "With the new film", set.plus(Duration.ofDays(3)))
                        .watchedBy("exhibition-vm.service");
                hypervisor.add("tide-table", "Tide Table, 1998", GIBIBYTE / 2, began)
                        .keep("ready", "", set)
                        .watchedByAgent()
                        .befell("heartbeat", "no beat for 15 s", began.plus(Duration.ofDays(9)))
                        .befell("died", "Stopped Crashed", began.plus(Duration.ofDays(31)))
                        .befell("button", "a person wanted it back", began.plus(Duration.ofDays(44)));
            }
            case "gallery-2" -> {
                hypervisor.add("mirror-room", "Mirror Room, 2011", 4 * GIBIBYTE, began).keep("ready", "", set).pauses();
                hypervisor.add("archive-film", "Archive Film, 1987", GIBIBYTE, began).keep("ready", "", set).ends("shutdown");
            }
            default -> {}
        }
    }
}
