package org.hostkeeper.journey;

import java.nio.file.Path;

/**
 * The main way: a host is added, its failed service found, why it failed is seen, it is mended, and the mending taken
 * back. Called with the folder for pictures, the address, and the key file to log in with.
 */
final class MendAndTakeBack {
    private MendAndTakeBack() {}

    public static void main(String[] args) {
        Console.open(new Person(Path.of(args[0]), "mend"), person -> go(person, args[1], args[2]));
    }

    private static void go(Person person, String address, String key) {
        person.read("Hosts");
        person.press("Add host");
        person.write("Address", address);
        person.write("Private key", key);
        person.press("Try the login");
        person.read("SHA256:");
        person.picture("key");
        person.press("Accept this key");
        person.press("Add host");
        person.read("1 of 1 connected");
        person.press("Modules");
        person.press("label-printer");
        person.press("Edit");
    }
}
