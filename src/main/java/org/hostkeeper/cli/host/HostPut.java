package org.hostkeeper.cli.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Changes;
import org.hostkeeper.cli.command.Changing;
import org.hostkeeper.cli.command.Common;
import org.hostkeeper.cli.command.Connecting;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.Running;
import org.hostkeeper.cli.command.Spreading;
import org.hostkeeper.cli.command.Targets;
import org.hostkeeper.cli.command.UsageException;
import org.hostkeeper.cli.terminal.Exit;
import org.hostkeeper.cli.terminal.Printer;
import org.hostkeeper.file.PutRequest;
import org.hostkeeper.fleet.HostWork;
import org.hostkeeper.host.Host;
import org.hostkeeper.host.HostName;
import org.hostkeeper.job.Outcome;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.disk.OwnFile;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts a local file on hosts, by a plan that can be taken back. */
@Command(
        name = "put",
        description = {
            "Put a local file on hosts, 4 MiB at most. What it replaces is kept there for undo.",
            "Owner and mode stay those of the file that it replaces, or become the writing user and 0644."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  hostkeeper host put motd /etc/motd --host web1 web2 --as-root --dry-run",
            "  hostkeeper host put site.conf /etc/nginx/conf.d/ --tag web --as-root --mode 0644 --owner root --yes"
        })
final class HostPut implements Callable<Integer> {
    private final Context context;

    @Parameters(index = "0", paramLabel = "FILE", description = "The file on this machine.")
    private Path file = Path.of("");

    @Parameters(index = "1", paramLabel = "PATH", description = "Where it goes: a file, or a folder that is there.")
    private String path = "";

    @Option(names = "--owner", paramLabel = "USER[:GROUP]", description = "Whose it becomes.")
    private Optional<String> owner = Optional.empty();

    @Option(names = "--mode", paramLabel = "MODE", description = "Its permissions in octal, together with --owner.")
    private Optional<String> mode = Optional.empty();

    @Option(names = "--as-root", description = "Root writes it; else the login user.")
    private boolean asRoot;

    @Mixin
    private Targets targets = new Targets();

    @Mixin
    private Changing changing = new Changing();

    @Mixin
    private Spreading spreading = new Spreading();

    @Mixin
    private Connecting connecting = new Connecting();

    @Mixin
    private Common common = new Common();

    HostPut(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        changing.check(context.terminal());
        return context.connected(common, connecting, this::put);
    }

    private Exit put(Assembly house, Printer printer) {
        PutRequest request = request();
        List<HostName> hosts =
                targets.forChange(house.inventory()).stream().map(Host::name).toList();
        spreading.check(hosts);
        HostWork<Plan> planning = (remote, _) -> house.filePlans().put(remote, request);
        Map<HostName, Outcome<Plan>> wishes = new Running(house, context.terminal())
                .job(Text.of("cli", "doing.plan"), progress -> house.fleet().onEach(hosts, planning, progress));
        return new Changes(house, printer, changing, spreading).carryOut(request.title(), wishes);
    }

    private PutRequest request() {
        String name = Optional.ofNullable(file.getFileName()).map(Path::toString).orElse("");
        try {
            if (Files.size(file) > PutRequest.LARGEST) {
                throw new ProblemException(new Problem.Refused(
                        Text.of("file", "put", name, path),
                        Text.of("file", "too-large", Files.size(file), PutRequest.LARGEST)));
            }
            return new PutRequest(name, Bytes.of(Files.readAllBytes(file)), path, ownership(), asRoot);
        } catch (NoSuchFileException e) {
            throw new ProblemException(new Problem.NotFound(Text.of("cli", "kind.file"), file.toString()), e);
        } catch (IOException e) {
            throw OwnFile.refused(file, e);
        }
    }

    private Optional<Ownership> ownership() {
        if (owner.isEmpty() && mode.isEmpty()) {
            return Optional.empty();
        }
        String digits = mode.orElse("0644");
        if (!digits.matches("[0-7]{3,4}") || owner.isEmpty()) {
            throw UsageException.of("put.ownership-rule", owner.isEmpty() ? "--owner" : digits);
        }
        String[] names = owner.get().split(":", 2);
        return Optional.of(new Ownership(names[0], names.length > 1 ? names[1] : names[0], Integer.parseInt(digits, 8)));
    }
}
