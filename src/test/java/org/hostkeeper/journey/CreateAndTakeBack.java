package org.hostkeeper.journey;

import java.nio.file.Path;
import java.util.Optional;
import org.hostkeeper.testbed.TestHost;

/**
 * Everything that the first change of a new operator consists of, with one kind of login: a host is added, a module
 * created and started, its log followed, an edit previewed, carried out and taken back.
 */
final class CreateAndTakeBack {
    private static final String MODULE = "pump_1";

    private final Person person;
    private final String host;

    private CreateAndTakeBack(Person person, String host) {
        this.person = person;
        this.host = host;
    }

    /** Called with the folder for pictures, what to call the host, its address, and the address of a jump host or "". */
    public static void main(String[] args) {
        Console.open(new Person(Path.of(args[0]), "login-" + args[1]), person -> {
            CreateAndTakeBack way = new CreateAndTakeBack(person, args[1]);
            way.add(args[2], Optional.of(args[3]).filter(jump -> !jump.isEmpty()));
            way.create(args[2].startsWith("root@"));
            way.start();
            way.followLog();
            way.edit();
            way.takeBack();
        });
    }

    private void add(String address, Optional<String> jump) {
        person.press("Add a host by its address");
        if (jump.isPresent()) {
            fill("gate", jump.get());
            person.press("Hosts");
            person.press("Add host");
            person.press("None, directly");
            person.press("gate");
        }
        fill(host, address);
        person.press("Hosts");
        person.read(host);
        person.press(host);
        person.read("Debian GNU/Linux 12");
        person.leaves();
    }

    private void fill(String name, String address) {
        if (address.startsWith("pw@")) {
            person.press("sudo without a password");
            person.press("sudo with a password");
        }
        person.write("Address", address);
        person.write("Name", name);
        person.press("I have compared it: accept this key");
        if (address.startsWith("pw@")) {
            person.read("sudo password for pw");
            person.write(TestHost.PASSWORD);
            person.press("Continue");
        }
        person.read("Command: works");
        person.press("Add host");
        person.read("connected");
    }

    /** Root never owns a module unless that is said, so as root somebody else has to be named. */
    private void create(boolean asRoot) {
        person.press("Modules");
        person.press("Create module");
        if (person.sees("gate")) {
            choose("gate", host);
        }
        person.write("Name", MODULE);
        person.write("Service type", MODULE);
        if (asRoot) {
            person.write("Owner", "op");
        }
        person.press("There is no main.py yet: begin with this one");
        person.press("Start it now");
        person.press("Preview");
        person.read("Create the module " + MODULE);
        person.press("Create the module " + MODULE + " on " + host);
        person.read("Done");
        person.press("Close");
    }

    private void choose(String shown, String wanted) {
        person.press(shown);
        person.press(wanted);
    }

    private void start() {
        person.key("ctrl+f");
        person.write(MODULE);
        person.press(MODULE);
        person.press("Start");
        person.read("Running");
    }

    private void followLog() {
        person.press("Logs", "Edit");
        person.read("Jump to a time"); // the page for logs; the sheet of the module shows some lines, too
        person.read("running");
        person.press("Modules");
    }

    private void edit() {
        person.press("Edit");
        person.write("Environment", "LEVEL=3");
        person.press("Preview");
        person.read("+Environment=LEVEL=3");
        person.press("Edit " + MODULE + " on " + host);
        person.read("Done");
        person.press("Close");
    }

    private void takeBack() {
        person.press("Activity");
        person.press("Edit " + MODULE + ".service");
        person.press("Undo");
        person.read("-Environment=LEVEL=3");
        person.press("Undo on 1 host");
        person.isOffered("Close");
        person.leaves();
    }
}
