package org.hostkeeper.facts;

/** A probe's answer is not what its parser knows; the message quotes the part that was not understood. */
public final class UnreadableAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableAnswer(String what) {
        super(what);
    }

    public UnreadableAnswer(String what, Throwable cause) {
        super(what, cause);
    }
}
