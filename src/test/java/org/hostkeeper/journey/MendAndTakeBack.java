package org.hostkeeper.journey;

import java.nio.file.Path;

/**
 * The main way: a host is added, its failed service found, why it failed is seen, it is mended, and the mending taken
 * back. Called with the folder for pictures, the address, and what to call the host.
 */
final class MendAndTakeBack {
    private static final int MOST_ACTIONS = 15;

    private MendAndTakeBack() {}

    public static void main(String[] args) {
        Console.open(new Person(Path.of(args[0]), "mend"), person -> go(person, args[1], args[2]));
    }

    private static void go(Person person, String address, String name) {
        person.press("Add a host by its address");
        person.write("Address", address);
        person.read("SHA256:");
        person.press("I have compared it: accept this key");
        person.write("Name", name);
        person.press("Add host");
        person.read("1 of 1 connected");
        person.press("Show why");
        person.read("No printer: set PRINTER to use it");
        person.press("Edit");
        person.write("Environment", "PRINTER=/dev/usb/lp1");
        person.press("Preview");
        person.read("+Environment=PRINTER=/dev/usb/lp1");
        person.press("Edit label-printer on " + name);
        person.read("Done");
        person.press("Close");
        person.read("Running");
        person.press("Activity");
        person.press("Edit label-printer.service");
        person.press("Undo");
        person.read("-Environment=PRINTER=/dev/usb/lp1");
        person.press("Undo on 1 host");
        person.isOffered("Close");
        person.leaves();
        if (person.actions().size() > MOST_ACTIONS) {
            throw new AssertionError("That took " + person.actions().size() + " actions: " + person.actions());
        }
    }
}
