package org.hostkeeper.demo.machine;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The virtual machines of a simulated machine, as libvirt would keep them. Used with the machine locked. */
public final class Hypervisor {
    private final List<Guest> guests = new ArrayList<>();

    public List<Guest> guests() {
        return guests;
    }

    public Guest add(String name, String title, long memory, Instant since) {
        Guest guest = new Guest(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)), name, title, memory);
        guest.runs("booted", since);
        guests.add(guest);
        return guest;
    }

    public Optional<Guest> find(String uuid) {
        return guests.stream().filter(guest -> guest.uuid.toString().equals(uuid)).findFirst();
    }

    /** A snapshot; a state in libvirt's words. */
    public record Kept(String name, String description, Optional<String> parent, String state, Instant created) {}

    /** A fault or a wish that a machine was reverted for. */
    public record Incident(long id, String reason, String detail, Instant fault) {}

    /** One virtual machine. */
    public static final class Guest {
        private final UUID uuid;
        private final String name;
        private final String title;
        private final long memory;
        private final List<Kept> snapshots = new ArrayList<>();
        private String state = "shut off";
        private String reason = "unknown";
        private @Nullable Instant since;
        private @Nullable String current;
        private @Nullable String controller;
        private boolean watched;
        private boolean reverting = true;
        private final List<Incident> incidents = new ArrayList<>();

        private Guest(UUID uuid, String name, String title, long memory) {
            this.uuid = uuid;
            this.name = name;
            this.title = title;
            this.memory = memory;
        }

        public UUID uuid() {
            return uuid;
        }

        public String name() {
            return name;
        }

        public String title() {
            return title;
        }

        /** Bytes. */
        public long memory() {
            return memory;
        }

        /** In libvirt's words. */
        public String state() {
            return state;
        }

        public String reason() {
            return reason;
        }

        /** When its process began. */
        public Optional<Instant> since() {
            return Optional.ofNullable(since);
        }

        public List<Kept> snapshots() {
            return snapshots;
        }

        public Optional<Kept> snapshot(String wanted) {
            return snapshots.stream().filter(kept -> kept.name().equals(wanted)).findFirst();
        }

        public Optional<String> current() {
            return Optional.ofNullable(current);
        }

        /** The service that watches it, if one does. */
        public Optional<String> controller() {
            return Optional.ofNullable(controller);
        }

        public boolean reverting() {
            return reverting;
        }

        public void reverting(boolean on) {
            reverting = on;
        }

        public Guest watchedBy(String unit) {
            controller = unit;
            return this;
        }

        /** By the host's own agent. */
        public Guest watchedByAgent() {
            watched = true;
            return this;
        }

        public boolean isWatched() {
            return watched;
        }

        /** The oldest first. */
        public List<Incident> incidents() {
            return incidents;
        }

        public Guest befell(String why, String detail, Instant at) {
            incidents.add(new Incident(incidents.size() + 1L, why, detail, at));
            return this;
        }

        public void runs(String why, Instant now) {
            state = "running";
            reason = why;
            if (since == null) {
                since = now;
            }
        }

        public void pauses() {
            state = "paused";
            reason = "user";
        }

        public Guest ends(String why) {
            state = "shut off";
            reason = why;
            since = null;
            return this;
        }

        public Guest keep(String snapshot, String description, Instant now) {
            String as = state.equals("running") ? "running" : "shutoff";
            snapshots.add(new Kept(snapshot, description, Optional.ofNullable(current), as, now));
            current = snapshot;
            return this;
        }

        public void revert(Kept to, Instant now) {
            if (to.state().equals("running")) {
                since = now;
                runs("from snapshot", now);
            } else {
                ends("from snapshot");
            }
            current = to.name();
        }

        /** What was made upon it stands upon what it stood upon. */
        public void forget(Kept gone) {
            snapshots.remove(gone);
            snapshots.replaceAll(kept -> kept.parent().filter(gone.name()::equals).isPresent()
                    ? new Kept(kept.name(), kept.description(), gone.parent(), kept.state(), kept.created())
                    : kept);
            if (gone.name().equals(current)) {
                current = gone.parent().orElse(null);
            }
        }
    }
}
