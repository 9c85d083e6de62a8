package org.hostkeeper.agent.web;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What this machine is called and where it is reached: its host name, localhost, the addresses of its interfaces as they are
 * now, and the names that the config adds. A page of a foreign name that was made to resolve here is so told apart.
 */
record OwnNames(Set<String> names) implements Predicate<String> {
    static OwnNames of(List<String> more) {
        Set<String> names = new HashSet<>(Set.of("localhost", "::1"));
        more.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        try {
            String machine = InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
            names.add(machine);
            names.add(machine.replaceFirst("\\..*", ""));
        } catch (UnknownHostException e) {
            return new OwnNames(names); // a machine whose own name resolves to nothing is usual in containers
        }
        return new OwnNames(names);
    }

    @Override
    public boolean test(String host) {
        return names.contains(host) || isAddress(host);
    }

    /** Only what looks like an address is compared with addresses; nothing is looked up. */
    private static boolean isAddress(String host) {
        if (!host.matches("[0-9.]+|[0-9a-f:.]*:[0-9a-f:.]*")) {
            return false;
        }
        try {
            InetAddress asked = InetAddress.getByName(host);
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .anyMatch(address -> java.util.Arrays.equals(address.getAddress(), asked.getAddress()));
        } catch (UnknownHostException | SocketException e) {
            return false;
        }
    }
}
