package org.hostkeeper.desktop.host;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.hostkeeper.host.Host;

/** The tags of some hosts at once: which all of them have, which some have, and which come. */
final class TagsModel {
    /** How many of the hosts are to have a tag. */
    enum Spread { NONE, SOME, ALL }

    private final List<Host> hosts;
    private final SortedMap<String, ObjectProperty<Spread>> spreads = new TreeMap<>();
    private final StringProperty more = new SimpleStringProperty("");

    TagsModel(List<Host> hosts) {
        this.hosts = List.copyOf(hosts);
        hosts.stream().flatMap(host -> host.tags().stream()).distinct().forEach(tag -> {
            boolean all = hosts.stream().allMatch(host -> host.tags().contains(tag));
            spreads.put(tag, new SimpleObjectProperty<>(all ? Spread.ALL : Spread.SOME));
        });
    }

    /** Each tag that one of the hosts has, in order. */
    SortedMap<String, ObjectProperty<Spread>> spreads() {
        return spreads;
    }

    /** New tags, apart by commas or spaces. */
    StringProperty more() {
        return more;
    }

    int count() {
        return hosts.size();
    }

    /** The hosts whose tags differ now, with their new ones. */
    List<Host> changed() {
        return hosts.stream().map(this::tagged).filter(host -> !hosts.contains(host)).toList();
    }

    private Host tagged(Host host) {
        TreeSet<String> tags = new TreeSet<>(host.tags());
        spreads.forEach((tag, spread) -> {
            switch (spread.get()) {
                case ALL -> tags.add(tag);
                case NONE -> tags.remove(tag);
                case SOME -> {}
            }
        });
        tags.addAll(Tags.read(more.get()));
        return new Host(host.name(), host.endpoint(), host.sudo(), tags);
    }
}
