package org.hostkeeper.journey;

import java.nio.file.Path;

/**
 * The first evening of somebody who already has an ssh_config: its host is taken over, a service there restarted, its log
 * read, the restart found in the activity; then the window is made dark and German. Called with the folder for pictures.
 */
final class ImportAndSwitch {
    private ImportAndSwitch() {}

    public static void main(String[] args) {
        Console.open(new Person(Path.of(args[0]), "import"), ImportAndSwitch::go);
    }

    private static void go(Person person) {
        person.press("Choose hosts");
        person.read("counter");
        person.press("Import 1 host");
        person.read("Is this really counter?");
        person.press("Accept this key");
        person.read("1 of 1 connected");
        person.press("Modules");
        person.key("ctrl+f");
        person.write("cron");
        person.press("cron", "counter");
        person.press("Restart", "Edit");
        person.press("Restart cron on counter");
        person.isOffered("Close");
        person.press("Close");
        person.press("Logs", "Edit");
        person.read("Started cron.service");
        person.press("Activity");
        person.read("Restart cron.service");
        person.press("Settings");
        person.press("Light");
        person.press("Dark");
        person.press("English");
        person.press("Deutsch");
        person.read("Einstellungen");
        person.press("Übersicht");
        person.read("Nichts braucht jemanden");
        person.leaves();
    }
}
