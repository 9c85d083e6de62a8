package org.hostkeeper.schedule;

import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.domains.DomainContextBase;
import net.jqwik.api.Provide;

/** Crontabs as people, editors and accidents make them, as strings of one character a byte. */
final class HostileCrontabs extends DomainContextBase {
    @Provide
    Arbitrary<String> crontabs() {
        Arbitrary<String> ends = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(8, Arbitraries.just("\n")),
                net.jqwik.api.Tuple.of(2, Arbitraries.just("\r\n")),
                net.jqwik.api.Tuple.of(1, Arbitraries.just("")));
        return Combinators.combine(line(), ends).as((line, end) -> line + end).list().ofMaxSize(12).map(all -> String.join("", all));
    }

    static Arbitrary<String> line() {
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(10, job()),
                net.jqwik.api.Tuple.of(3, environment()),
                net.jqwik.api.Tuple.of(1, Arbitraries.of("", " ", "\t", "#", "# about", "  # x", LineReader.OFF + "0 5 * * * x", LineReader.OFF)),
                net.jqwik.api.Tuple.of(1, Arbitraries.of("0 U * * 2,5 /bin/x", "0 V * * * $HOME/bin/y > $HOME/.cronlog/y.log 2>&1", "nonsense", "5 5")),
                net.jqwik.api.Tuple.of(2, bytes()));
    }

    private static Arbitrary<String> bytes() {
        return Arbitraries.integers().between(0, 255).filter(b -> b != '\n').list().ofMaxSize(30)
                .map(all -> all.stream().map(b -> String.valueOf((char) b.intValue())).collect(Collectors.joining()));
    }

    static Arbitrary<String> job() {
        Arbitrary<String> gap = Arbitraries.of(" ", " ", " ", "\t", "  ", " \t ");
        Arbitrary<String> fields = Combinators.combine(
                        field("0", "59", "60", "*/15", "7"), field("23", "24", "*/8", "5,23"), field("1", "31", "32", "0", "*/2"),
                        field("jan", "FEB", "12", "13", "2-4"), field("sun", "Mon-Fri", "7", "8", "2,5"), gap)
                .as((a, b, c, d, e, g) -> a + g + b + g + c + g + d + g + e);
        Arbitrary<String> times = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(9, fields),
                net.jqwik.api.Tuple.of(1, Arbitraries.of("@reboot", "@daily", "@Daily", "@hourly", "@weekly", "@never", "@")));
        Arbitrary<String> commands = Arbitraries.of(
                "/bin/true", "root /bin/true", "", "* x", "root x", "op x % y", "root\tz", "date +%Y", "date +\\%Y", "a % b % c", "x=1 y", "root", "caf\u00c3\u00a9", "\u00ff", "a=b");
        return Combinators.combine(Arbitraries.of("", "", "", " ", "\t"), times, gap, commands)
                .as((lead, time, g, command) -> lead + time + g + command);
    }

    private static Arbitrary<String> field(String... usual) {
        Arbitrary<String> part = Arbitraries.of(
                "*", "*/2", "1", "5-9", "9-5", "1-9/3", "1/2", "*/0", "*/", "-", "3-", "*x", "5x", "5.5", "1-2-3", "1-5/2/3", "007", "99999999999",
                "4294967297", "U", "*/2147483647", "2-4/2147483647", "a", "\u00ff", "3\u00ff", "3\u00e9");
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(6, Arbitraries.of("*", "*", "0", "1")),
                net.jqwik.api.Tuple.of(6, Arbitraries.of(usual)),
                net.jqwik.api.Tuple.of(1, part),
                net.jqwik.api.Tuple.of(1, Combinators.combine(part, part).as((a, b) -> a + "," + b)));
    }

    static Arbitrary<String> environment() {
        return Arbitraries.of(
                "MAILTO=root", "MAILTO=", "MAILTO=\"\"", "MAILTO= ", "PATH=/usr/bin:/bin", "A = b", "A=b ", "\"A B\"=c", "'A'='b c'", "A='b' c",
                "=x", "A", "A B=c", "\"A=b\"=c", "* = x", "5 = 3", "A='x", "A=\"'x'\"", "A=b\r", "A=\r", "SHELL=/bin/bash # no comment",
                "@daily = x", " A=b", "\tA=b", "A\t=\tb", "A='b'  ", "A='b'\r");
    }
}
