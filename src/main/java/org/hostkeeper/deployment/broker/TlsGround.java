package org.hostkeeper.deployment.broker;

import java.util.List;
import java.util.Map;
import org.hostkeeper.plan.FileState;

/**
 * What a host is like for a broker's listener with TLS.
 *
 * @param broker its broker
 * @param names what the host is called, by itself
 * @param faults what is wrong with the certificate, the key or the clients' authority, each with the file or name that it is about
 * @param made whether a certificate was made there before
 * @param own our listener's file and the folder of what is made
 */
public record TlsGround(BrokerGround broker, List<String> names, List<Fault> faults, boolean made, Map<String, FileState> own) {
    /** Where what is made is; the authority's certificate in it is for everybody to read. */
    public static final String FOLDER = BrokerGround.FOLDER + "/hostkeeper-tls";

    /** What clients are to trust. */
    public static final String AUTHORITY = FOLDER + "/ca.crt";

    static final TlsWish.Identity IDENTITY = new TlsWish.Identity(FOLDER + "/server.crt", FOLDER + "/server.key");

    /** Read last: a setting that belongs to a listener in somebody else's file is not taken for this one's. */
    static final String LISTENER = BrokerGround.TLS;

    /** What stands in the way, in one word of tls.sh. */
    public record Fault(String kind, String about) {}

    public TlsGround {
        names = List.copyOf(names);
        faults = List.copyOf(faults);
        own = Map.copyOf(own);
    }

    FileState at(String path) {
        return own.getOrDefault(path, new FileState.Absent());
    }
}
