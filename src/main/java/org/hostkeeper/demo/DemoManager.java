package org.hostkeeper.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.hostkeeper.demo.machine.Machine;
import org.hostkeeper.demo.machine.Tree;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.Ownership;

/** The deployed module manager of the story, with what such ones leave behind: its config, its table, and its defects. */
final class DemoManager {
    /** The one host where it is. */
    static final String HOST = "shop-3";

    private static final String FOLDER = "/home/shop/module-manager";
    private static final Ownership OWNERS = new Ownership("shop", "shop", 0644);
    private static final String CONFIG =
            """
            {
              "servername": "shop-3",
              "loglevel": "INFO",
              "alerts": {
                "send_alert_after_service_failed": true,
                "emails": "technik@example.org",
                "smtp_server": "mail.example.org",
                "smtp_username": "shop-3",
                "smtp_password": "demo-only"
              },
              "mqtt": { "broker": "localhost", "port": 1883, "topic_prefix": "module_manager" },
              "systemapi": { "base_url": "http://localhost:8080" },
              "database": { "path": "~/module-manager/modules.db" }
            }
            """;

    private DemoManager() {}

    /** Puts it there. The machine is locked. */
    static void on(Machine machine) {
        Tree tree = machine.tree();
        file(tree, FOLDER + "/config.json", CONFIG, OWNERS);
        tree.put(FOLDER + "/modules.db", new Tree.Node.File(table(), OWNERS));
        file(
                tree,
                "/etc/sudoers.d/module-manager",
                "shop ALL=(root) NOPASSWD: /bin/systemctl, /bin/cp /tmp/*.service /etc/systemd/system/\n",
                new Ownership("root", "root", 0440));
        String unit = "/etc/systemd/system/pump_2.service";
        tree.content(unit).ifPresent(text -> {
            tree.put(unit, new Tree.Node.File(text, OWNERS)); // as the manager's copy left it
            file(tree, "/tmp/pump_2.service", text.text(), OWNERS);
        });
    }

    private static void file(Tree tree, String path, String text, Ownership ownership) {
        tree.install(path, text, ownership);
    }

    private static Bytes table() {
        try (InputStream file = DemoManager.class.getResourceAsStream("modules.db")) {
            if (file == null) {
                throw new IllegalStateException("No modules.db beside the demo");
            }
            return Bytes.of(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
