package org.hostkeeper.journey;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.hostkeeper.testbed.TestHost;

/**
 * A host dies while a page is open, on each page in turn and each time in another way, and comes back. The page goes on
 * showing what was last known, the frame says how many hosts are left, and the window stays usable. Called with the folder
 * for pictures, the address of the host that stays, and of the one that dies its name, its address and its key.
 */
final class LoseAndFind {
    /** How a host dies while this page is open, and what of it is still read there. */
    private record Death(String page, Consumer<TestHost> how, String known) {}

    private final Person person;
    private final TestHost mortal;

    private LoseAndFind(Person person, TestHost mortal) {
        this.person = person;
        this.mortal = mortal;
    }

    public static void main(String[] args) {
        Console.open(new Person(Path.of(args[0]), "lose"), person -> {
            LoseAndFind way = new LoseAndFind(person, TestHost.leased(args[2], Path.of(args[4])));
            way.add("Add a host by its address", args[1], "shop", "1 of 1 connected");
            person.press("Hosts");
            way.add("Add host", args[3], "gallery", "2 of 2 connected");
            way.follow();
            List.of(
                            new Death("Overview", TestHost::cut, "gallery"),
                            new Death("Hosts", TestHost::freeze, "gallery"),
                            new Death("Modules", TestHost::killSsh, "cron"),
                            new Death("Logs", TestHost::killSsh, "Started cron.service"),
                            new Death("Activity", TestHost::crash, "Restart cron.service"),
                            new Death("Settings", TestHost::killSsh, "Language"))
                    .forEach(way::die);
        });
    }

    private void add(String button, String address, String name, String connected) {
        person.press(button);
        person.write("Address", address);
        person.read("SHA256:");
        person.press("I have compared it: accept this key");
        person.write("Name", name);
        person.press("Add host");
        person.read(connected);
    }

    /** Something to lose: a log that is followed and an entry in the activity. */
    private void follow() {
        person.press("Modules");
        person.key("ctrl+f");
        person.write("cron");
        person.press("cron", "gallery");
        person.press("Restart", "Edit");
        person.press("Restart cron on gallery");
        person.isOffered("Close");
        person.press("Close");
        person.press("Logs", "Edit");
        person.read("Started cron.service");
    }

    private void die(Death death) {
        person.press(death.page());
        person.read(death.known());
        death.how().accept(mortal);
        person.key("F5");
        person.read("1 of 2 connected");
        person.read(death.known());
        person.picture("dead-" + death.page().toLowerCase(Locale.ROOT));
        mortal.heal();
        person.key("F5");
        person.read("2 of 2 connected");
        person.read(death.known());
        person.picture("back-" + death.page().toLowerCase(Locale.ROOT));
    }
}
