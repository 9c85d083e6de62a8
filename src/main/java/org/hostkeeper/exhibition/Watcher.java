package org.hostkeeper.exhibition;

/**
 * A service of the host that looks after one machine and reverts it by itself (docs/contracts.md, exhibition VM
 * controller). While it runs, nobody else may revert that machine, or it is reverted twice.
 *
 * @param unit its service
 * @param active whether the service runs
 * @param vm the machine's name
 * @param snapshot the one that it reverts to, the golden one
 * @param address where its API listens, as a client on the host reaches it
 * @param heartbeatTimeout seconds without a sign of life after which it reverts
 */
public record Watcher(
        String unit, boolean active, String vm, String snapshot, String address, int port, double heartbeatTimeout) {

    /** Of its API, without a slash at its end. */
    public String url() {
        return "http://" + (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
    }
}
