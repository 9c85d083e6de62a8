package org.hostkeeper.demo.program;

import java.util.List;
import java.util.stream.Collectors;
import org.hostkeeper.demo.machine.Machine;
import org.hostkeeper.demo.machine.Service;

/** What systemctl does to the files of units, and how it lists them as JSON. */
public final class UnitFiles {
    private UnitFiles() {}

    static void enable(Machine machine, Service service, StringBuilder told) {
        List<String> links = UnitProperties.links(service);
        if (links.isEmpty()) {
            told.append(
                    """
                    The unit files have no installation config (WantedBy=, RequiredBy=, Also=,
                    Alias= settings in the [Install] section, and DefaultInstance= for template
                    units). This means they are not meant to be enabled using systemctl.
                    """);
        }
        for (String link : links) {
            if (!machine.tree().exists(link)) {
                machine.tree().installLink(link, service.definition().fragment());
                told.append("Created symlink %s -> %s.\n".formatted(link, service.definition().fragment()));
            }
        }
    }

    static void disable(Machine machine, Service service, StringBuilder told) {
        for (String link : UnitProperties.links(service)) {
            if (machine.tree().exists(link)) {
                machine.tree().remove(link);
                told.append("Removed \"%s\".\n".formatted(link));
            }
        }
    }

    /** As {@code list-units --output=json} of systemd 252. */
    public static String json(List<Service> services) {
        return services.stream()
                .map(s -> "{\"unit\":%s,\"load\":\"loaded\",\"active\":\"%s\",\"sub\":\"%s\",\"description\":%s}"
                        .formatted(
                                Json.string(s.name()),
                                s.active(),
                                s.sub(),
                                Json.string(s.definition().description())))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
