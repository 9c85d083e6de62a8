package org.hostkeeper.facts;

import java.math.BigInteger;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a kernel is installed that would run after a restart; kernels of another flavour are not its successors. */
final class Kernels {
    private static final Pattern NUMBERS = Pattern.compile("\\d+");
    private static final Pattern FLAVOUR = Pattern.compile("[a-z][a-z_-]*[a-z](?:-?\\d+)*$");

    private Kernels() {}

    static boolean newerThan(String running, List<String> installed) {
        return installed.stream()
                .anyMatch(other -> flavour(other).equals(flavour(running)) && compare(other, running) > 0);
    }

    private static String flavour(String version) {
        Matcher m = FLAVOUR.matcher(version);
        return m.find() ? m.group() : "";
    }

    private static int compare(String a, String b) {
        Matcher left = NUMBERS.matcher(a);
        Matcher right = NUMBERS.matcher(b);
        while (left.find()) {
            if (!right.find()) {
                return 1;
            }
            int order = new BigInteger(left.group()).compareTo(new BigInteger(right.group()));
            if (order != 0) {
                return order;
            }
        }
        return right.find() ? -1 : 0;
    }
}
