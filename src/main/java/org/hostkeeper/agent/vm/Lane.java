package org.hostkeeper.agent.vm;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.hostkeeper.agent.vm.Hypervisor.Power;
import org.hostkeeper.words.Text;

/** What is being done to a machine, one at a time, and what that means for its guest. */
final class Lane {
    /** Libvirt's events of what we did ourselves have come after that. */
    private static final Duration ECHO = Duration.ofSeconds(2);

    private final Machine machine;
    private Optional<Operation> now = Optional.empty();
    private boolean byPerson;
    private OptionalLong ended = OptionalLong.empty();
    private OptionalLong cool = OptionalLong.empty();
    private OptionalLong up = OptionalLong.empty();

    Lane(Machine machine) {
        this.machine = machine;
    }

    /** @return false if something else is being done */
    boolean begin(Operation operation, boolean person) {
        if (now.isPresent()) {
            return false;
        }
        now = Optional.of(operation);
        byPerson = person;
        if (operation != Operation.PROMOTE) {
            does(operation);
        }
        return true;
    }

    /** A part begins. */
    void does(Operation step) {
        machine.doing(Optional.of(step));
        machine.sight().forget();
        if (step.renews() || step == Operation.STOP) {
            machine.beats().hold();
        }
    }

    /** A part has ended. */
    void did(Operation step, boolean well, Moment moment) {
        machine.doing(Optional.empty());
        switch (step) {
            case REVERT, START -> {
                if (well) {
                    renewed(moment);
                } else {
                    doubt(moment);
                }
            }
            case STOP -> {
                if (well) {
                    machine.sight().set(Power.OFF, moment);
                    up = OptionalLong.empty();
                } else {
                    doubt(moment);
                }
            }
            case CREATE -> machine.beats().resume(moment);
            case DELETE, PROMOTE -> {
                // nothing that the guest would notice
            }
        }
    }

    private void renewed(Moment moment) {
        machine.sight().set(Power.RUNNING, moment);
        machine.beats().begin(moment, machine.settings().startupDelay());
        machine.fault().mended();
        up = OptionalLong.of(moment.nanos());
        if (byPerson) {
            cool = OptionalLong.of(moment.after(machine.settings().startupDelay()));
        }
    }

    private void doubt(Moment moment) {
        machine.beats().doubt(moment);
        if (machine.fault().cause().isEmpty()) {
            machine.beats().resume(moment);
        }
    }

    /** All of it has ended. */
    void ended(Optional<Text> failed, Moment moment) {
        failed.filter(_ -> now.filter(Operation::renews).isPresent())
                .ifPresent(why -> machine.fault().failed(why, moment));
        now = Optional.empty();
        ended = OptionalLong.of(moment.nanos());
    }

    /** A guest was found that is another than the former, or the first. */
    void found(OptionalLong since) {
        up = since;
    }

    /** Whether what libvirt tells now may be of what was done here just before. */
    boolean echoes(Moment moment) {
        return ended.isPresent() && moment.since(ended.getAsLong()).compareTo(ECHO) < 0;
    }

    Optional<Operation> now() {
        return now;
    }

    boolean free() {
        return now.isEmpty();
    }

    /** For how long a person's further revert is not needed. */
    Duration cooling(Moment moment) {
        return cool.isPresent() && !moment.reached(cool.getAsLong())
                ? moment.since(cool.getAsLong()).negated()
                : Duration.ZERO;
    }

    /** When it was started or reverted last, if that was seen. */
    OptionalLong up() {
        return up;
    }
}
