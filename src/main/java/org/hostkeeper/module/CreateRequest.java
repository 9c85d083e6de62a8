package org.hostkeeper.module;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;

/**
 * The wish for a new module.
 *
 * @param guid given, or made up when it is planned
 * @param name what people call it; the unit's name follows from it
 * @param serviceType the folder below {@code ~owner/modules}
 * @param owner whose module; the login user if nobody is named
 * @param rootAllowed whether root may own it: only if the operator said so
 */
public record CreateRequest(
        Optional<String> guid,
        String name,
        String description,
        String serviceType,
        Optional<String> owner,
        boolean rootAllowed,
        Code code,
        boolean enable,
        boolean start) {

    /** What a person fills in. */
    public enum Field { NAME, SERVICE_TYPE, OWNER, DESCRIPTION }

    /** Where the module's code comes from. A missing main.py never becomes a stub by itself. */
    public sealed interface Code {
        /** It is there already: the folder and its main.py. */
        record Existing() implements Code {}

        /** The operator gives a first main.py; the folder is made if it is not there. */
        record Starter(String mainPy) implements Code {}
    }

    /** A module whose code is there, owned by the login user, neither enabled nor started. */
    public static CreateRequest of(String name, String serviceType) {
        return new CreateRequest(
                Optional.empty(), name, "", serviceType, Optional.empty(), false, new Code.Existing(), false, false);
    }

    /** Refuses names and words that nothing can have, before a host is asked about them. */
    public CreateRequest checked() {
        ModuleName.unit(name);
        ModuleName.folder(serviceType);
        owner.ifPresent(ModuleName::user);
        guid.ifPresent(ModuleName::guid);
        ModuleName.description(description);
        return this;
    }

    /** What is wrong with each field of it, before a host is asked about them; nothing stands for a field that is well. */
    public Map<Field, Problem> faults() {
        Map<Field, Problem> faults = new EnumMap<>(Field.class);
        note(faults, Field.NAME, () -> ModuleName.unit(name));
        note(faults, Field.SERVICE_TYPE, () -> ModuleName.folder(serviceType));
        owner.ifPresent(user -> note(faults, Field.OWNER, () -> ModuleName.user(user)));
        note(faults, Field.DESCRIPTION, () -> ModuleName.description(description));
        return faults;
    }

    /** The unit that comes of it, once its name can be used. */
    public Optional<String> unit() {
        return faults().containsKey(Field.NAME) ? Optional.empty() : Optional.of(ModuleName.unit(name));
    }

    private static void note(Map<Field, Problem> faults, Field field, Runnable check) {
        try {
            check.run();
        } catch (ProblemException e) {
            faults.put(field, e.problem());
        }
    }

    public CreateRequest ownedBy(String user) {
        return new CreateRequest(
                guid, name, description, serviceType, Optional.of(user), rootAllowed, code, enable, start);
    }

    public CreateRequest withCode(Code given) {
        return new CreateRequest(guid, name, description, serviceType, owner, rootAllowed, given, enable, start);
    }

    public CreateRequest described(String words) {
        return new CreateRequest(guid, name, words, serviceType, owner, rootAllowed, code, enable, start);
    }
}
