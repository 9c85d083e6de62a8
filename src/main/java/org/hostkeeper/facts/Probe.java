package org.hostkeeper.facts;

import java.time.Duration;
import java.util.List;

/**
 * How one feature learns something of a host: a named, versioned piece of sh and the parser of what it says. It only
 * reads; it runs as the login user with LC_ALL=C, beside the other probes, and is killed with its children when its
 * limit is over. Only sh, coreutils and systemd may be taken for granted.
 */
public interface Probe<T> {
    /** A noun of lower-case letters and hyphens, the same for ever: it is the key of cached answers. */
    String name();

    /** Rises when script and parser change so that an older cached answer is not understood any more. */
    int version();

    /** POSIX sh; its standard output is the answer, its status 0 says that the answer is whole. */
    String script();

    /** Programs that the script needs; the first that is missing is named instead of running it. */
    List<String> tools();

    Duration limit();

    /** Understands an answer; what it cannot understand is an {@link UnreadableAnswer}. */
    T parse(String answer);
}
