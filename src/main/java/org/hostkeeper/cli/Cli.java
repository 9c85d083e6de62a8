package org.hostkeeper.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.hostkeeper.cli.activity.ActivityCommand;
import org.hostkeeper.cli.activity.PlanCommand;
import org.hostkeeper.cli.activity.UndoCommand;
import org.hostkeeper.cli.adoption.AdoptCommand;
import org.hostkeeper.cli.agent.AgentCommand;
import org.hostkeeper.cli.attention.AttentionCommand;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Opening;
import org.hostkeeper.cli.command.UsageException;
import org.hostkeeper.cli.host.HostCommand;
import org.hostkeeper.cli.host.StatusCommand;
import org.hostkeeper.cli.exhibition.VmCommand;
import org.hostkeeper.cli.kiosk.KioskCommand;
import org.hostkeeper.cli.module.ModuleCommand;
import org.hostkeeper.cli.module.ModuleLogs;
import org.hostkeeper.cli.mqtt.MqttCommand;
import org.hostkeeper.cli.schedule.CronCommand;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printable;
import org.hostkeeper.cli.terminal.Terminal;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Jobs;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/**
 * The command line as a whole: it knows which commands there are, and it is the edge at which every problem becomes one
 * sentence on standard error and an exit code. A stack trace never reaches the terminal.
 */
public final class Cli {
    private static final String AGENT = "agent";

    private final Terminal terminal;
    private final Opening opening;
    private final Window window;

    public Cli(Terminal terminal, Opening opening, Window window) {
        this.terminal = terminal;
        this.opening = opening;
        this.window = window;
    }

    /** Runs one command and returns its exit code. */
    public int run(String... args) {
        if (args.length == 0 && window.possible()) {
            return open();
        }
        return (args.length > 0 && args[0].equals(AGENT) ? agent() : commands()).execute(args);
    }

    /** The window comes before anything else: the commands are not even built, which would take as long as it does. */
    private int open() {
        try {
            window.open();
            return Exit.DONE.code();
        } catch (RuntimeException e) {
            return problem(e);
        }
    }

    CommandLine commands() {
        Context context = new Context(terminal, opening);
        CommandLine commands = new CommandLine(new RootCommand(window))
                .addSubcommand(HostCommand.commands(context))
                .addSubcommand(new StatusCommand(context))
                .addSubcommand(new AttentionCommand(context))
                .addSubcommand(ModuleCommand.commands(context))
                .addSubcommand(new ModuleLogs(context))
                .addSubcommand(MqttCommand.commands(context))
                .addSubcommand(CronCommand.commands(context))
                .addSubcommand(VmCommand.commands(context))
                .addSubcommand(KioskCommand.commands(context, window))
                .addSubcommand(ActivityCommand.commands(context))
                .addSubcommand(new UndoCommand(context))
                .addSubcommand(PlanCommand.commands(context))
                .addSubcommand(AgentCommand.commands(context))
                .addSubcommand(new AdoptCommand(context))
                .addSubcommand(new DemoCommand(context, window))
                .addSubcommand(completion());
        return prepared(commands);
    }

    /** The agent lives for months and has to be small: the other commands, and what they are made of, are not even built. */
    private CommandLine agent() {
        Context context = new Context(terminal, opening);
        return prepared(new CommandLine(new RootCommand(window)).addSubcommand(AgentCommand.commands(context)));
    }

    private CommandLine prepared(CommandLine commands) {
        commands.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        commands.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        commands.registerConverter(HostName.class, named(HostName::new));
        commands.registerConverter(PlanId.class, named(PlanId::new));
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        commands.setColorScheme(CommandLine.Help.defaultColorScheme(
                terminal.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        commands.setParameterExceptionHandler((e, _) -> usage(e));
        commands.setExecutionExceptionHandler((e, _, _) -> problem(e));
        return commands;
    }

    /** {@code source <(hostkeeper generate-completion)} gives bash and zsh completion; for packagers, so not listed. */
    private static CommandLine completion() {
        CommandLine completion = new CommandLine(new AutoComplete.GenerateCompletion());
        completion.getCommandSpec().usageMessage().hidden(true);
        return completion;
    }

    /** What the type itself says about a wrong value, in the person's language. */
    private <T> ITypeConverter<T> named(ITypeConverter<T> type) {
        return value -> {
            try {
                return type.convert(value);
            } catch (ProblemException e) {
                throw new TypeConversionException(terminal.say(e.problem().text()));
            }
        };
    }

    private int usage(ParameterException e) {
        terminal.err().println(Printable.line(String.valueOf(e.getMessage())));
        terminal.err().println(terminal.say("help.hint", e.getCommandLine().getCommandSpec().qualifiedName()));
        return Exit.USAGE.code();
    }

    private int problem(Exception thrown) {
        if (thrown instanceof UsageException usage) {
            terminal.err().println(Printable.line(terminal.say(usage.text())));
            return Exit.USAGE.code();
        }
        Problem problem = Jobs.problemOf(thrown);
        terminal.err().println(Printable.line(terminal.say(problem.text()).strip()));
        if (problem instanceof Problem.Bug) {
            terminal.err().println(terminal.say("bug.log", opening.logs()));
        }
        return Exit.of(problem).code();
    }
}
