package org.hostkeeper.agent.root.work;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.hostkeeper.exhibition.VmName;
import org.hostkeeper.disk.OwnFile;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * What root allows the agent: the list is root's own file, so that whoever takes the agent over cannot make it longer.
 *
 * @param file where it stands
 * @param agent the only user beside root who is listened to
 * @param owner whose modules may be touched, and nobody else's
 * @param modules their GUIDs; empty for every module of that owner, which the list says as {@code "*"}
 * @param vms the virtual machines that may be touched; a list of before there were any names none
 */
public record HelperList(Path file, String agent, String owner, Optional<Set<String>> modules, Set<String> vms) {
    public HelperList {
        vms = Set.copyOf(vms);
    }

    /** @throws ProblemException if it is not there, not root's own, or not understood */
    public static HelperList read(Path file) {
        return read(file, "root");
    }

    static HelperList read(Path file, String keeper) {
        try {
            PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            boolean others = attributes.permissions().contains(PosixFilePermission.GROUP_WRITE)
                    || attributes.permissions().contains(PosixFilePermission.OTHERS_WRITE);
            if (!attributes.isRegularFile() || others || !attributes.owner().getName().equals(keeper)) {
                throw invalid(file);
            }
            return of(file, new ObjectMapper().readTree(Files.readString(file)));
        } catch (IOException e) {
            throw OwnFile.refused(file, e);
        }
    }

    private static HelperList of(Path file, JsonNode list) {
        JsonNode modules = list.path("modules");
        boolean every = modules.isTextual() && modules.textValue().equals("*");
        String agent = list.path("agent").asText("");
        String owner = list.path("owner").asText("");
        JsonNode vms = list.path("vms");
        if (agent.isBlank() || owner.isBlank() || !(every || modules.isArray()) || !(vms.isMissingNode() || vms.isArray())) {
            throw invalid(file);
        }
        return new HelperList(file, agent, owner, every ? Optional.empty() : Optional.of(words(modules)), words(vms));
    }

    private static Set<String> words(JsonNode list) {
        Set<String> words = new HashSet<>();
        list.forEach(word -> words.add(word.asText()));
        return Set.copyOf(words);
    }

    boolean listensTo(String user) {
        return user.equals(agent) || user.equals("root");
    }

    /** Refuses a module that is not on the list. */
    void allows(String guid, String name) {
        if (modules.isPresent() && !modules.get().contains(guid)) {
            throw notListed(name);
        }
    }

    /** Refuses a machine that is not on the list, and one whose name virsh would take for another's. */
    void allows(String vm) {
        if (!vms.contains(vm) || !VmName.isOne(vm)) {
            throw notListed(vm);
        }
    }

    private ProblemException notListed(String name) {
        return new ProblemException(
                new Problem.Refused(Text.literal(name), Text.of("agent.root", "not-listed", file.toString())));
    }

    private static ProblemException invalid(Path file) {
        return new ProblemException(new Problem.InvalidInput(
                Text.literal(file.toString()), "", Text.of("agent.root", "list.rule")));
    }
}
