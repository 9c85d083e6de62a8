package org.hostkeeper.deployment.defect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hostkeeper.deployment.HostGround;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.FileState;

/**
 * What judges of defects are told of a host: raw, and read at one moment. It holds config files with passwords, so it is
 * never shown, kept or sent; no defect takes more of them than the names of keys.
 *
 * @param login who looked
 * @param owner whose modules they are
 * @param groups that the owner is in
 * @param manager how the deployed manager stands; neither active nor enabled if there is none
 * @param adopted whether an agent has its place
 * @param config the deployed config.json; empty if there is none (any more)
 * @param settings what the config in force says: the agent's, else the deployed one
 * @param units unit files that look like modules'
 * @param foreign names of all other units
 * @param table the table of modules; empty if there is none, so that nobody knows which units have a module
 * @param serving the units that work with the table now: what changes it stops them first
 * @param code main.py by path; of a large one, or a link, without content
 * @param temporary unit files that were left in folders for temporary files
 * @param broker the config of a broker on this host, if one runs
 */
public record Material(
        HostName host,
        String login,
        HostGround.Owner owner,
        Set<String> groups,
        HostGround.UnitStand manager,
        boolean adopted,
        Optional<FoundFile> config,
        JsonNode settings,
        List<FoundFile> sudoers,
        List<FoundUnit> units,
        Set<String> foreign,
        Optional<Table> table,
        List<String> serving,
        Map<String, Optional<String>> code,
        Map<String, FileState.Present> codeFiles,
        List<FoundFile> temporary,
        List<FoundFile> broker) {

    /** Modules as they stand in a file, in the order in which they came there. */
    public record Table(String path, List<ModuleRow> rows) {
        public Table {
            rows = List.copyOf(rows);
        }
    }

    /** A regular file, whole. */
    public record FoundFile(String path, FileState.Present file) {
        String text() {
            return file.content().map(bytes -> bytes.text()).orElse("");
        }
    }

    /** A unit of a module, or what looks like one. */
    public record FoundUnit(String name, FoundFile file, boolean active, boolean enabled) {}

    public Material {
        groups = Set.copyOf(groups);
        sudoers = List.copyOf(sudoers);
        units = List.copyOf(units);
        foreign = Set.copyOf(foreign);
        serving = List.copyOf(serving);
        code = Map.copyOf(code);
        codeFiles = Map.copyOf(codeFiles);
        temporary = List.copyOf(temporary);
        broker = List.copyOf(broker);
    }

    List<ModuleRow> rows() {
        return table.map(Table::rows).orElse(List.of());
    }

    String modules() {
        return owner.home() + "/modules";
    }

    String mainPy(String serviceType) {
        return modules() + "/" + serviceType + "/main.py";
    }
}
