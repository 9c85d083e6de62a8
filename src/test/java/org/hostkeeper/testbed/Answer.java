package org.hostkeeper.testbed;

/**
 * How a command on a test host ended, with its two streams apart, because sudo and PAM warn on standard error.
 *
 * @param status the exit status; 255 if SSH itself failed
 * @param out standard output
 * @param err standard error
 */
public record Answer(int status, String out, String err) {
    /** Standard output of a command that a test takes for granted; fails the test if it did not work. */
    public String outOfSuccess() {
        if (status != 0) {
            throw new AssertionError("The command on the test host ended with %d: %s%s".formatted(status, out, err));
        }
        return out;
    }
}
