package org.hostkeeper.demo;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hostkeeper.demo.machine.Definition;
import org.hostkeeper.demo.machine.Machine;
import org.hostkeeper.demo.machine.Service;
import org.hostkeeper.demo.machine.Tree;
import org.hostkeeper.demo.program.AgentScripts;
import org.hostkeeper.demo.program.UnitFiles;
import org.hostkeeper.demo.program.UnitProperties;

/** Answers the probes {@code units}, {@code agent} and {@code deployed-modules}: all services of a machine, in the parts that its script prints. */
final class DemoModules implements DemoFeature {
    private static final String OWN = "/etc/systemd/system";

    private static final String OLD_MANAGER =
            """
            owner shop
            config /home/shop/module-manager/config.json
            database /home/shop/module-manager/modules.db
            rows
            [{"guid":"5b0c","name":"pump 2","description":"Pump of the cellar","status":"active","service_type":"pump"},
            {"guid":"71aa","name":"receipt archive","description":"","status":"failed","service_type":"archive"},
            {"guid":"8d1e","name":"pump-2","description":"","status":"active","service_type":"pump"}]
            """;

    @Override
    public Optional<String> answer(String probe, Machine machine) {
        return switch (probe) {
            case "units" -> Optional.of(units(machine));
            case "agent" -> Optional.of(AgentScripts.probe(machine));
            case "deployed-modules" -> Optional.of(machine.name().equals(DemoManager.HOST) ? OLD_MANAGER : "");
            default -> Optional.empty();
        };
    }

    private static String units(Machine machine) {
        List<Service> services = machine.systemd().services();
        return "systemd\n" + machine.hardware().systemd() + "\nnow " + machine.now().getEpochSecond() + "\n"
                + "list\n" + UnitFiles.json(services) + "\n\n"
                + "show\n" + show(machine, services)
                + "\nfiles\n" + files(machine.tree())
                + "registered\n" + registered(machine.tree());
    }

    private static String show(Machine machine, List<Service> services) {
        UnitProperties properties = UnitProperties.inUtc(machine);
        return services.stream()
                .map(service -> UnitProperties.lines(properties.of(service)))
                .collect(Collectors.joining("\n"));
    }

    private static String files(Tree tree) {
        return Definition.FOLDERS.stream()
                .flatMap(folder -> tree.children(folder).stream())
                .filter(path -> path.endsWith(".service") && !path.endsWith("@.service"))
                .flatMap(path -> switch (tree.at(path).orElseThrow()) {
                    case Tree.Node.File _ -> Optional.of("file " + path + "\n").stream();
                    case Tree.Node.SymbolicLink link when link.target().equals("/dev/null") ->
                        Optional.of("masked " + path + "\n").stream();
                    case Tree.Node.SymbolicLink _, Tree.Node.Folder _ -> Optional.<String>empty().stream();
                })
                .collect(Collectors.joining());
    }

    /** The registrations of all modules; empty but for the line's end if there are no modules, as the shell prints it. */
    static String registered(Tree tree) {
        return tree.children(OWN).stream()
                        .filter(path -> path.endsWith(".service")
                                && tree.at(path).orElseThrow() instanceof Tree.Node.File)
                        .map(path -> registration(path, tree.content(path).orElseThrow().text()))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    private static String registration(String path, String text) {
        String settings = Definition.parse(path, text).stream()
                .filter(setting -> setting.section().equals("X-Hostkeeper"))
                .map(setting -> setting.key() + "=" + setting.value())
                .collect(Collectors.joining("\n"));
        return settings.isEmpty() ? "" : "unit " + path.substring(path.lastIndexOf('/') + 1) + "\n" + settings;
    }
}
