package org.hostkeeper.assembly;

/** Something that is to happen if the program is told to end (Ctrl+C, SIGTERM) while work is under way. */
public final class ProgramEnd implements AutoCloseable {
    private final Thread hook;

    private ProgramEnd(Runnable action) {
        this.hook = new Thread(action, "end");
    }

    /** The action runs at the program's end, unless this is closed before; the program waits for it. */
    public static ProgramEnd does(Runnable action) {
        ProgramEnd end = new ProgramEnd(action);
        Runtime.getRuntime().addShutdownHook(end.hook);
        return end;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the program is ending and the action is running, which is what it is for
        }
    }
}
