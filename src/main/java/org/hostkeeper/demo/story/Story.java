package org.hostkeeper.demo.story;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who is in the demo: a museum with three galleries, a mirror site, three gateways of a mesh network, a shop with
 * services on every box, and the archive that keeps the backups. Each of the ill ones shows something that Hostkeeper
 * does about it. Further hosts are boxes of the shop.
 */
public final class Story {
    private static final int FIRST_FURTHER_SHOP = 4;

    private Story() {}

    /** So many hosts; the first twelve are the story. */
    public static List<StoryHost> of(int count) {
        List<StoryHost> hosts = new ArrayList<>(Stream.of(
                        Museum.hosts(), Mirrors.hosts(), Gateways.hosts(), Shop.hosts(), Mirrors.archive())
                .flatMap(List::stream)
                .toList());
        for (int number = FIRST_FURTHER_SHOP; hosts.size() < count; number++) {
            hosts.add(Shop.further(number));
        }
        return List.copyOf(hosts.subList(0, count));
    }
}
