package org.hostkeeper.agent.root;

/** What can be done with a virtual machine that the helper's list names. */
public sealed interface VmRequest extends HelperRequest {
    /** The machine's name in libvirt. */
    @Override
    String name();

    /** Nothing but to see whether the list and libvirt know the machine. A helper that was asked is awake. */
    record Ready(String name) implements VmRequest {}

    /** Start it unless it runs. */
    record Start(String name) implements VmRequest {}

    /** Pull its plug unless it is off. */
    record Stop(String name) implements VmRequest {}

    /** Let it go on if it is paused. */
    record Resume(String name) implements VmRequest {}

    /** Put it back to this snapshot, and let it run. */
    record Revert(String name, String snapshot) implements VmRequest {}

    /** Keep its state of now under this name, which may not be taken. */
    record Create(String name, String snapshot) implements VmRequest {}

    /** Forget this snapshot; what was made upon it stays. */
    record Delete(String name, String snapshot) implements VmRequest {}

    /** A picture of its screen, PNG or PPM. */
    record Screenshot(String name) implements VmRequest {}

    /** The end of what its guest wrote to its serial port, where libvirt keeps that in a file; nothing elsewhere. */
    record Log(String name) implements VmRequest {
        /** Bytes at most. */
        public static final int LONGEST = 32 << 10;
    }

    /** Fails if its guest agent does not answer within so many seconds. */
    record Ping(String name, int seconds) implements VmRequest {
        public static final int LONGEST = 120;
    }
}
