package org.hostkeeper.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The rules of docs/architecture.md as code, for the house below a root package: the true one, and the small crooked ones
 * that prove that each rule can fail.
 */
final class HouseRules {
    /** From the ground up; who stands higher may know who stands lower or on the same floor. */
    private static final List<List<String>> FLOORS = List.of(
            List.of("words"),
            List.of("problem"),
            List.of("disk"),
            List.of("job", "host", "secret", "settings"),
            List.of("remote"),
            List.of("plan", "facts"),
            List.of("fleet"),
            List.of("attention", "adoption"),
            List.of("module", "schedule", "certificate", "snap", "exhibition", "access", "mqtt", "alert", "command", "file", "deployment", "broker", "kiosk"),
            List.of("remote.ssh", "remote.local", "store", "secret.keyring", "secret.vault", "kiosk.ssh", "kiosk.http", "kiosk.device", "demo"),
            List.of("assembly"),
            List.of("cli", "desktop", "agent"));

    private static final List<String> FEATURES =
            List.of("module", "schedule", "certificate", "snap", "exhibition", "access", "command", "file", "deployment", "broker", "kiosk");
    private static final List<String> ADAPTERS =
            List.of("remote.ssh", "remote.local", "store", "secret.keyring", "secret.vault", "kiosk.ssh", "kiosk.http", "kiosk.device", "demo");
    private static final List<String> ROOTS = List.of("assembly", "desktop.app", "cli", "agent");
    private static final List<String> VAGUE =
            List.of("util", "utils", "common", "commons", "manager", "managers", "helper", "helpers", "misc", "impl");

    private final String root;

    HouseRules(String root) {
        this.root = root;
    }

    /** By a short name each. */
    Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("arrows go down only", arrowsGoDown());
        rules.put("features do not know each other", featuresApart());
        rules.put("no package cycles", slices().matching(root + ".(**)").should().beFreeOfCycles());
        rules.put("only composition roots name adapters", adaptersHidden());
        rules.put("only desktop imports JavaFX", only(List.of("desktop"), "javafx..", "atlantafx..", "org.kordamp.."));
        rules.put("only desktop.terminal imports JediTermFX", only(List.of("desktop.terminal"), "com.techsenger.."));
        rules.put("only remote.ssh imports JSch", only(List.of("remote.ssh"), "com.jcraft.."));
        rules.put(
                "only store speaks SQL",
                only(List.of("store"), "java.sql..", "javax.sql..", "org.jdbi..", "org.flywaydb..", "org.sqlite.."));
        rules.put("only demo serves SSH", only(List.of("demo"), "org.apache.sshd.."));
        rules.put(
                "only secret.keyring opens the keyring",
                only(List.of("secret.keyring", "agent"), "com.github.javakeyring..", "org.freedesktop.."));
        rules.put("only mqtt imports Paho", only(List.of("mqtt"), "org.eclipse.paho.."));
        rules.put("only alert sends mail", only(List.of("alert"), "jakarta.mail..", "org.eclipse.angus.."));
        rules.put("only agent serves HTTP", only(List.of("agent"), "io.javalin..", "com.sun.net.httpserver.."));
        rules.put("only desktop.fx crosses to the FX thread", oneCrossing());
        rules.put("programs are started in few places", fewStarters());
        rules.put("own files are replaced in one way", oneReplacing());
        rules.put("no vague packages", noClasses().should(beIn("a package with a vague name", this::vague)));
        rules.put("no static mutable state", fields().that(areStatic()).should(beConstant()));
        return rules;
    }

    private ArchRule arrowsGoDown() {
        return noClasses().should(dependOn("something on a higher floor", (from, to) -> floor(to) > floor(from)));
    }

    private ArchRule featuresApart() {
        return noClasses().should(dependOn("another feature", (from, to) -> {
            String mine = room(from, FEATURES);
            String other = room(to, FEATURES);
            return !mine.isEmpty() && !other.isEmpty() && !mine.equals(other);
        }));
    }

    private ArchRule adaptersHidden() {
        return noClasses().should(dependOn("an adapter", (from, to) -> {
            String adapter = room(to, ADAPTERS);
            boolean composes = isRoot(from) || !room(from, ROOTS).isEmpty();
            return !adapter.isEmpty() && !composes && !room(from, ADAPTERS).equals(adapter);
        }));
    }

    private ArchRule only(List<String> rooms, String... libraries) {
        return noClasses()
                .that(inHouse().and(outside(rooms)))
                .should()
                .dependOnClassesThat(resideInAnyPackage(libraries));
    }

    private ArchRule oneCrossing() {
        return noClasses()
                .that(inHouse().and(outside(List.of("desktop.fx"))))
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "Platform.runLater",
                        call -> call.getTargetOwner().getName().equals("javafx.application.Platform")
                                && call.getName().equals("runLater")));
    }

    /** A host is worked on through Remote; the command line and the console's frame may open an editor or a browser. */
    private ArchRule fewStarters() {
        return noClasses()
                .that(inHouse().and(outside(List.of("remote.local", "remote.process", "assembly", "cli", "desktop.app"))))
                .should()
                .callCodeUnitWhere(DescribedPredicate.describe(
                        "start a program",
                        call -> call.getTargetOwner().getName().equals("java.lang.ProcessBuilder")
                                || (call.getTargetOwner().getName().equals("java.lang.Runtime")
                                        && call.getName().equals("exec"))));
    }

    /** SQLite makes the inventory's first file itself, with others beside it. */
    private ArchRule oneReplacing() {
        return noClasses()
                .that(inHouse().and(outside(List.of("disk", "store"))))
                .should()
                .accessField(StandardCopyOption.class, "ATOMIC_MOVE");
    }

    private boolean vague(JavaClass c) {
        return Stream.of(c.getPackageName().split("\\.")).anyMatch(VAGUE::contains);
    }

    private static DescribedPredicate<JavaField> areStatic() {
        return DescribedPredicate.describe(
                "are static and written in the source",
                f -> f.getModifiers().contains(JavaModifier.STATIC)
                        && !f.getModifiers().contains(JavaModifier.SYNTHETIC)
                        && !f.getName().startsWith("$"));
    }

    /** What is declared as an interface is taken on trust; what says itself that it changes is not. */
    private static ArchCondition<JavaField> beConstant() {
        List<String> changing = List.of(
                "java.util.concurrent.atomic.",
                "java.util.concurrent.Concurrent",
                "java.util.concurrent.CopyOnWrite",
                "java.util.ArrayList",
                "java.util.ArrayDeque",
                "java.util.HashMap",
                "java.util.HashSet",
                "java.util.TreeMap",
                "java.util.LinkedHashMap",
                "java.util.IdentityHashMap",
                "java.util.WeakHashMap",
                "java.lang.ThreadLocal",
                "java.lang.StringBuilder");
        return new ArchCondition<>("be final and of a type that does not change") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                String type = field.getRawType().getName();
                boolean fixed = field.getModifiers().contains(JavaModifier.FINAL)
                        && changing.stream().noneMatch(type::startsWith);
                events.add(new SimpleConditionEvent(field, fixed, field.getFullName() + " is static state"));
            }
        };
    }

    private DescribedPredicate<JavaClass> inHouse() {
        return resideInAnyPackage(root, root + "..");
    }

    private DescribedPredicate<JavaClass> outside(List<String> rooms) {
        return DescribedPredicate.describe("outside of " + rooms, c -> room(c, rooms).isEmpty());
    }

    /** A judgement of one class that depends on another. */
    private interface Judgement {
        boolean wrong(JavaClass from, JavaClass to);
    }

    private ArchCondition<JavaClass> dependOn(String what, Judgement judgement) {
        return new ArchCondition<>("depend on " + what) {
            @Override
            public void check(JavaClass from, ConditionEvents events) {
                from.getDirectDependenciesFromSelf().stream()
                        .filter(d -> inHouse().test(d.getTargetClass()))
                        .filter(d -> judgement.wrong(from, d.getTargetClass()))
                        .forEach(d -> events.add(SimpleConditionEvent.satisfied(from, d.getDescription())));
            }
        };
    }

    private static ArchCondition<JavaClass> beIn(String what, java.util.function.Predicate<JavaClass> wrong) {
        return new ArchCondition<>("be in " + what) {
            @Override
            public void check(JavaClass c, ConditionEvents events) {
                if (wrong.test(c)) {
                    events.add(SimpleConditionEvent.satisfied(c, c.getName()));
                }
            }
        };
    }

    /** The launcher stands on the roof; a room that is not in the plan stands below everything, so that it is noticed. */
    private int floor(JavaClass c) {
        if (isRoot(c)) {
            return FLOORS.size();
        }
        int found = -1;
        int length = 0;
        for (int i = 0; i < FLOORS.size(); i++) {
            String room = room(c, FLOORS.get(i));
            if (room.length() > length) {
                found = i;
                length = room.length();
            }
        }
        return found;
    }

    private boolean isRoot(JavaClass c) {
        return c.getPackageName().equals(root);
    }

    /** The longest of these rooms that the class is in; empty if it is in none. */
    private String room(JavaClass c, List<String> rooms) {
        return rooms.stream()
                .filter(room -> c.getPackageName().equals(root + "." + room)
                        || c.getPackageName().startsWith(root + "." + room + "."))
                .max((a, b) -> Integer.compare(a.length(), b.length()))
                .orElse("");
    }

    /** Rooms that the house has and no rule knows. */
    List<String> unknown(Iterable<JavaClass> classes) {
        return Stream.of(classes)
                .flatMap(all -> java.util.stream.StreamSupport.stream(all.spliterator(), false))
                .filter(c -> floor(c) < 0)
                .map(JavaClass::getPackageName)
                .distinct()
                .sorted()
                .toList();
    }
}
