package org.hostkeeper.demo.story;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.demo.machine.Chatter;
import org.hostkeeper.demo.machine.Death;
import org.hostkeeper.host.Sudo;

/** Boxes of a shop with a Python service for everything: on one the label printer fails, on one sudo asks for a password. */
final class Shop {
    private static final String USER = "shop";
    private static final String LABELS =
            """
            import os, time

            DEVICE = os.environ.get("PRINTER", "/dev/usb/lp0")


            def main():
                print("Label printer service, device " + DEVICE)
                with open(DEVICE, "wb") as device:
                    while True:
                        time.sleep(1)


            main()
            """;

    private Shop() {}

    static List<StoryHost> hosts() {
        return List.of(
                box(1, Sudo.NOPASSWD, 0.8, List.of(pump(1), pump(2), failing(labels()), scales(), till())),
                box(2, Sudo.PASSWORD, 0.5, List.of(pump(1), labels(), coldRoom(), board())).ill(StoryHost.Trouble.INTERRUPTED_PLAN),
                StoryHost.of(
                        "shop-3",
                        USER,
                        Sudo.NOPASSWD,
                        "shop",
                        Systems.box(1.1, 0.53, 48, 0.4),
                        List.of(pump(1), pump(2), scales(), board(), doors(), manager())));
    }

    /** One more box of the kind. */
    static StoryHost further(int number) {
        List<Part> parts = number % 2 == 0 ? List.of(pump(1), labels(), till()) : List.of(pump(1), pump(2), scales());
        return box(number, Sudo.NOPASSWD, 0.2 + number % 7 * 0.15, parts);
    }

    private static StoryHost box(int number, Sudo sudo, double load, List<Part> parts) {
        return StoryHost.of(
                "shop-" + number,
                USER,
                sudo,
                "shop",
                Systems.board(load, 0.35 + number % 5 * 0.06, 9 + number * 13 % 90, 0.22 + number % 6 * 0.08),
                parts);
    }

    private static Part pump(int number) {
        return Module.of("pump_" + number, "Watches and drives pump " + number, USER, "pump")
                .part(
                        24,
                        Chatter.of(
                                2,
                                "pressure 2.# bar, 14# rpm",
                                "pressure 2.# bar, 14# rpm",
                                "flow 31.# l/min",
                                "<7>valve # at 4# percent",
                                "<5>set point 2.# bar taken over",
                                "<4>pressure 3.# bar is above the set point, slowing down"));
    }

    private static Part labels() {
        return Module.of("label_printer", "Prints the labels of the counter", USER, "label_printer")
                .withCode(LABELS)
                .part(31, Chatter.of(17, "printed label 48#2#", "printed label 48#3#", "<5>paper at # percent"));
    }

    /** It dies until its environment names the port to which the printer was moved. */
    private static Part failing(Part labels) {
        return labels.starting(Part.Start.FAILED).fated((definition, _) -> definition.environment("PRINTER=/dev/usb/lp1")
                ? Optional.empty()
                : Optional.of(Death.exit(
                        Duration.ofMillis(180),
                        1,
                        "Label printer service, device /dev/usb/lp0",
                        "Traceback (most recent call last):",
                        "  File \"/home/shop/modules/label_printer/main.py\", line 14, in <module>",
                        "    main()",
                        "  File \"/home/shop/modules/label_printer/main.py\", line 8, in main",
                        "    with open(DEVICE, \"wb\") as device:",
                        "<3>FileNotFoundError: [Errno 2] No such file or directory: '/dev/usb/lp0'",
                        "<5>The kernel has seen a printer at /dev/usb/lp1; set PRINTER to use it")));
    }

    private static Part scales() {
        return Module.of("scale_counter", "Reads the scales at the counter", USER, "scales")
                .part(19, Chatter.of(11, "scale #: 0.4# kg", "scale #: tare set", "<6>scale # is stable"));
    }

    private static Part till() {
        return Module.of("till_bridge", "Passes receipts from the tills to accounting", USER, "till_bridge")
                .part(52, Chatter.of(21, "receipt 2026-#1#4# passed on", "receipt 2026-#2#7# passed on", "<4>accounting answered after # s"), "RestartSec=3s");
    }

    private static Part coldRoom() {
        return Module.of("cold_room", "Watches the temperature of the cold room", USER, "thermometer")
                .part(22, Chatter.of(30, "cold room at 3.# °C", "cold room at 4.# °C", "door closed"));
    }

    private static Part board() {
        return Module.of("price_board", "Shows the prices of the day", USER, "price_board")
                .part(88, Chatter.of(45, "board redrawn in # ms", "prices of # articles taken over"));
    }

    /** The module manager that such boxes had before. */
    private static Part manager() {
        String text =
                """
                [Unit]
                Description=Module manager
                After=network.target

                [Service]
                User=shop
                WorkingDirectory=/home/shop/module-manager
                ExecStart=/usr/bin/python3 /home/shop/module-manager/main.py
                Restart=always

                [Install]
                WantedBy=multi-user.target
                """;
        return new Part(
                "module-manager.service",
                "/etc/systemd/system/module-manager.service",
                text,
                Map.of("/home/shop/module-manager/main.py", "import manager\n\nmanager.run()\n"),
                Part.mib(41),
                Chatter.of(60, "3 modules checked", "GET /api/modules 200"),
                Part.Fate.LIVES,
                Part.Start.RUNNING);
    }

    private static Part doors() {
        return Module.of("door_counter", "Counts who comes in", USER, "door_counter")
                .part(17, Chatter.of(8, "in #", "out #"))
                .starting(Part.Start.ENABLED_BUT_STOPPED);
    }
}
