package org.hostkeeper.agent.web.access;

import java.net.InetAddress;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What who asks must have the right to, for a request to be answered. */
public sealed interface Need {
    /** Whether it changes something: then no web page may make a browser send it. */
    boolean changes();

    /** Whether everybody may, who means this host by what the request calls it. */
    boolean open();

    /** Of the agent itself. */
    enum OfAgent implements Need {
        /** Everybody may. */
        NOTHING,
        READ,
        /** As READ; this machine's own processes need no token for it. */
        READ_HERE,
        /** As READ, and compatibility does not stand in for the token: no deployed client knows it. */
        READ_BY_TOKEN,
        OPERATE;

        @Override
        public boolean changes() {
            return this == OPERATE;
        }

        @Override
        public boolean open() {
            return this == NOTHING;
        }
    }

    /** Of a watched machine. */
    record OfMachine(Gate gate, Deed deed) implements Need {
        @Override
        public boolean changes() {
            return deed.changes();
        }

        @Override
        public boolean open() {
            return deed == Deed.GUIDE;
        }

        /** Whether the machine may be otherwise afterwards. */
        public boolean alters() {
            return deed.alters();
        }
    }

    /**
     * A way to a watched machine, and who needs no token on it.
     *
     * @param guest whether the machine's guest has this address, as seen on this way
     * @param names what its guest may call this host beside the agent's own names
     * @param compatibility which deployed calls are answered as a deployed controller does it, and from where
     */
    record Gate(String vm, Predicate<InetAddress> guest, Predicate<String> names, List<Guard.Exemption> compatibility) {
        public Gate {
            compatibility = List.copyOf(compatibility);
        }
    }

    /** What is done with a watched machine. */
    enum Deed {
        /** What is to be set in its guest is read, of which nothing is the machine's own. */
        GUIDE,
        /** Its state is read. */
        STATE,
        /** What a deployed controller tells beside that is read. */
        SEE,
        /** What only Hostkeeper keeps of it is read. */
        KEPT,
        /** Its guest says that it is alive. */
        BEAT,
        /** Its guest asks for the button, which forgets that it was pressed. */
        BUTTON,
        /** Its guest says that nobody touches it, and wants to begin anew. */
        IDLE,
        /** It is asked to be put back. */
        REVERT,
        /** It is changed by what a deployed controller can do. */
        OPERATE,
        /** It is changed by what only Hostkeeper can do. */
        PROMOTE;

        private static final Set<Deed> READING = EnumSet.of(GUIDE, STATE, SEE, KEPT);
        private static final Set<Deed> OF_GUESTS = EnumSet.of(BEAT, BUTTON, IDLE, REVERT);
        private static final Set<Deed> OF_KIOSKS = EnumSet.of(STATE, REVERT);
        private static final Set<Deed> DEPLOYED = EnumSet.complementOf(EnumSet.of(GUIDE, KEPT, PROMOTE));

        boolean reads() {
            return READING.contains(this);
        }

        boolean changes() {
            return !reads();
        }

        /** Whether the machine may be otherwise afterwards: more than that its guest was heard. */
        boolean alters() {
            return changes() && this != BEAT && this != BUTTON;
        }

        boolean ofGuests() {
            return OF_GUESTS.contains(this);
        }

        boolean ofKiosks() {
            return OF_KIOSKS.contains(this);
        }

        boolean deployed() {
            return DEPLOYED.contains(this);
        }

        /** Whether it is done once in a long while, and not once a second. */
        boolean seldom() {
            return this == IDLE || this == REVERT;
        }
    }
}
