package org.hostkeeper.exhibition;

import java.util.regex.Pattern;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;

/**
 * What a watched machine may be called. libvirt allows nearly everything (virDomainDefPostParse: no slash), but virsh takes
 * a number for an id and 36 characters with hyphens for a uuid, so that such a name would mean another machine (virsh(1),
 * "domain" in GENERIC COMMANDS).
 */
public final class VmName {
    private static final int LONGEST_OF_FILE = 200;
    private static final int SUM = 16;

    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}/\\s](?:[^\\p{Cntrl}/]{0,98}[^\\p{Cntrl}/\\s])?");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:0[xX])?[0-9]+");
    private static final Pattern UUID = Pattern.compile("[0-9A-Fa-f]{8}(?:-?[0-9A-Fa-f]{4}){3}-?[0-9A-Fa-f]{12}");

    private VmName() {}

    public static boolean isOne(String name) {
        return NAME.matcher(name).matches() && !NUMBER.matcher(name).matches() && !UUID.matcher(name).matches();
    }

    /** @throws ProblemException InvalidInput */
    public static String checked(String name) {
        if (!isOne(name)) {
            throw new ProblemException(
                    new Problem.InvalidInput(Text.of("exhibition", "vm"), name, Text.of("exhibition", "vm.rule")));
        }
        return name;
    }

    /**
     * The name as a part of a file's name: as in URLs, and cut short where that is too long for one (NAME_MAX), with a sum of the
     * whole so that two long ones stay apart.
     *
     * @param encoded in which no character takes more than one byte
     */
    public static String ofFile(String encoded) {
        if (encoded.length() <= LONGEST_OF_FILE) {
            return encoded;
        }
        String sum = Bytes.utf8(encoded).sha256().substring(0, SUM);
        return encoded.substring(0, LONGEST_OF_FILE / 2).replaceFirst("%.?$", "") + "-" + sum;
    }
}
