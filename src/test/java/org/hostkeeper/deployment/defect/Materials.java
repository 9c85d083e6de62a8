package org.hostkeeper.deployment.defect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hostkeeper.adoption.Defect;
import org.hostkeeper.deployment.HostGround;
import org.hostkeeper.deployment.defect.Material.FoundFile;
import org.hostkeeper.deployment.defect.Material.FoundUnit;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Ownership;

/** A host with one module that has no defect, to which tests add one. */
final class Materials {
    static final Ownership RULES = new Ownership("root", "root", 0440);
    static final Ownership OWNERS = new Ownership("shop", "shop", 0644);
    private static final String WORKING = "import pump\n\npump.run()\n";

    private String login = "op";
    private String owner = "shop";
    private HostGround.UnitStand manager = new HostGround.UnitStand(false, false);
    private boolean adopted;
    private boolean tabled = true;
    private final List<String> serving = new ArrayList<>();
    private Optional<FoundFile> config = Optional.empty();
    private String settings = "{}";
    private final List<FoundFile> sudoers = new ArrayList<>();
    private final List<FoundUnit> units = new ArrayList<>();
    private final List<ModuleRow> rows = new ArrayList<>();
    private final Map<String, FileState.Present> code = new HashMap<>();
    private final List<FoundFile> temporary = new ArrayList<>();
    private final List<FoundFile> broker = new ArrayList<>();

    private Materials() {}

    static Materials sound() {
        Materials sound = new Materials().row("g-1", "pump-1", "pumps").code("pumps", WORKING);
        sound.units.add(unit("pump_1.service", Ownership.ROOT_PUBLIC, true));
        return sound;
    }

    static FoundFile file(String path, String text, Ownership ownership) {
        return new FoundFile(path, FileState.Present.of(Bytes.utf8(text), ownership));
    }

    private static FoundUnit unit(String name, Ownership ownership, boolean active) {
        return new FoundUnit(name, file("/etc/systemd/system/" + name, unitText(name, "/home/shop/modules/pumps"), ownership), active, false);
    }

    private static String unitText(String name, String folder) {
        return "[Unit]\nDescription=Module Service for " + name + "\n[Service]\nWorkingDirectory=" + folder + "\nExecStart=/usr/bin/python3 " + folder + "/main.py\n";
    }

    Materials login(String who) {
        login = who;
        return this;
    }

    Materials managerRuns() {
        return manager("active", "enabled");
    }

    /** In systemd's words. */
    Materials manager(String active, String enabled) {
        manager = HostGround.UnitStand.of(active, enabled);
        return this;
    }

    /** An agent took over, and its config says this. */
    Materials adopted(String json) {
        adopted = true;
        settings = json;
        return this;
    }

    Materials config(String json, int mode) {
        config = Optional.of(file("/home/shop/mm/config.json", json, new Ownership("shop", "shop", mode)));
        settings = json;
        return this;
    }

    Materials sudo(String text) {
        sudoers.add(file("/etc/sudoers.d/mm", text, RULES));
        return this;
    }

    Materials unit(String name, boolean active) {
        units.add(unit(name, Ownership.ROOT_PUBLIC, active));
        return this;
    }

    Materials usersUnit(String name) {
        units.add(unit(name, OWNERS, false));
        return this;
    }

    Materials row(String guid, String name, String type) {
        rows.add(new ModuleRow(guid, name, type));
        return this;
    }

    /** This one works with the table. */
    Materials serving(String unit) {
        serving.add(unit);
        return this;
    }

    Materials withoutTable() {
        tabled = false;
        return this;
    }

    Materials unitOf(String name, String folder) {
        units.add(new FoundUnit(name, file("/etc/systemd/system/" + name, unitText(name, folder), Ownership.ROOT_PUBLIC), true, false));
        return this;
    }

    Materials code(String type, String python) {
        code.put("/home/shop/modules/" + type + "/main.py", FileState.Present.of(Bytes.utf8(python), OWNERS));
        return this;
    }

    Materials temporary(String path) {
        temporary.add(file(path, "[Unit]\n", OWNERS));
        return this;
    }

    Materials broker(String text) {
        broker.add(file("/etc/mosquitto/conf.d/hall.conf", text, Ownership.ROOT_PUBLIC));
        return this;
    }

    Material material() {
        Map<String, Optional<String>> texts = new HashMap<>();
        code.forEach((path, file) -> texts.put(path, file.content().map(Bytes::text)));
        return new Material(
                new HostName("shop-1"), login, new HostGround.Owner(owner, owner, "/home/" + owner), Set.of("shop", "ops"),
                manager, adopted, config, json(), sudoers, units, Set.of("ssh.service", "nginx.service"),
                tabled ? Optional.of(new Material.Table("/home/shop/mm/modules.db", rows)) : Optional.empty(), serving, texts, code,
                temporary, broker);
    }

    List<Defect> defects() {
        return Judges.of(material());
    }

    private JsonNode json() {
        try {
            return new ObjectMapper().readTree(settings);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
