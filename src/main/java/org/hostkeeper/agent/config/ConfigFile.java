package org.hostkeeper.agent.config;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import org.hostkeeper.disk.WholeFile;

/** The agent's config as it is put in place: wholly the old one or wholly the new one, and nobody's to read before it is whole. */
record ConfigFile(Path path) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Says whose a file is and who may read it. */
    @FunctionalInterface
    interface Access {
        void give(Path file) throws IOException;
    }

    void write(ObjectNode config, Access access) throws IOException {
        WholeFile.replaceDurably(path, fresh -> {
            Files.writeString(fresh, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(config) + "\n");
            access.give(fresh);
        });
    }

    /** Its writer's own, to be read by this group. */
    static void share(Path file, String group) throws IOException {
        try {
            Files.setAttribute(file, "posix:group", file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName(group));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        } catch (UserPrincipalNotFoundException e) {
            throw new FileSystemException(file.toString(), null, "there is no group " + group);
        }
    }

    /** As the other file. */
    static void likeThat(Path file, Path other) throws IOException {
        for (String attribute : new String[] {"posix:group", "posix:owner", "posix:permissions"}) {
            Files.setAttribute(file, attribute, Files.getAttribute(other, attribute));
        }
    }
}
