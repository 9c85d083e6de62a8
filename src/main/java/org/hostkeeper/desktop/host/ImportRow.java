package org.hostkeeper.desktop.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.hostkeeper.host.Endpoint;
import org.hostkeeper.host.Host;
import org.hostkeeper.words.Text;

/** A line of the list to tick: a host of the file, what keeps it from being taken over, and whether it is wanted. */
final class ImportRow {
    private final FoundHost found;
    private final boolean there;
    private final BooleanProperty ticked;

    ImportRow(FoundHost found, boolean there) {
        this.found = found;
        this.there = there;
        this.ticked = new SimpleBooleanProperty(possible());
    }

    FoundHost found() {
        return found;
    }

    /** Whether it can be taken over at all. */
    boolean possible() {
        return found.host().isPresent() && !there;
    }

    BooleanProperty ticked() {
        return ticked;
    }

    String address() {
        return found.host().flatMap(Host::endpoint).map(Endpoint::toString).orElse("");
    }

    /** What has to be said of it, the refusal first. */
    List<Text> remarks() {
        List<Text> all = new ArrayList<>();
        if (there) {
            all.add(Text.of("desktop.host", "import.there"));
        }
        found.refusal().ifPresent(all::add);
        found.host().flatMap(Host::endpoint).ifPresent(endpoint -> {
            endpoint.jump().ifPresent(jump -> all.add(Text.of("desktop.host", "import.via", jump.value())));
            if (!endpoint.identities().isEmpty()) {
                String keys = String.join(", ", endpoint.identities().stream().map(Object::toString).toList());
                all.add(Text.of("desktop.host", "import.key", keys));
            }
        });
        all.addAll(found.notes());
        return all;
    }

    boolean matches(String words) {
        String all = (found.alias() + " " + address()).toLowerCase(Locale.ROOT);
        return Stream.of(words.toLowerCase(Locale.ROOT).strip().split("\\s+")).allMatch(all::contains);
    }
}
