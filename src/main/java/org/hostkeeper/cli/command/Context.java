package org.hostkeeper.cli.command;

import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.GivenAnswers;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.cli.terminal.Terminal;
import org.hostkeeper.cli.terminal.TerminalPassphrase;
import org.hostkeeper.cli.terminal.TerminalQuestions;

/** What every command is given: who it speaks with, and the way into the house. */
public record Context(Terminal terminal, Opening opening) {
    /** What a command does once the house is open. */
    @FunctionalInterface
    public interface Doing {
        Exit in(Assembly house, Printer printer);
    }

    /** For work that asks no host anything. */
    public int local(Common common, Doing doing) {
        try (Assembly house = open(common, GivenAnswers.nothing())) {
            return done(doing, house, common.json()).code();
        }
    }

    /** For work that connects; what was entered is kept at the end if that is wanted and all went well. */
    public int connected(Common common, Connecting connecting, Doing doing) {
        try (GivenAnswers given = connecting.given(terminal);
                Assembly house = open(common, given)) {
            Exit exit = done(doing, house, common.json());
            if (connecting.remember() && exit == Exit.DONE) {
                house.answers().keep();
            }
            return exit.code();
        }
    }

    /** On the demo fleet. */
    public int demo(int hosts, boolean json, Doing doing) {
        try (Assembly house = opening.demo(hosts)) {
            return done(doing, house, json).code();
        }
    }

    private Exit done(Doing doing, Assembly house, boolean json) {
        Printer printer = new Printer(terminal, json);
        Exit exit = doing.in(house, printer);
        printer.end();
        return exit;
    }

    private Assembly open(Common common, GivenAnswers given) {
        return common.demo()
                ? opening.demo(common.demoHosts())
                : opening.own(given, new TerminalQuestions(terminal), new TerminalPassphrase(terminal));
    }
}
