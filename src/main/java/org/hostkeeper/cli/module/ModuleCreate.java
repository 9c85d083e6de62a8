package org.hostkeeper.cli.module;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.hostkeeper.cli.command.PlannedChange;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.UsageException;
import org.hostkeeper.fleet.HostWork;
import org.hostkeeper.module.CreateRequest;
import org.hostkeeper.module.GroundReader;
import org.hostkeeper.module.ModuleGround;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Registers a new module and makes its unit. */
@Command(
        name = "create",
        description = {
            "Create a module: a service that runs ~OWNER/modules/SERVICE_TYPE/main.py.",
            "The code must be there already, or be given with --starter-file or --create-code."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  hostkeeper module create pump-1 --type pump --user op --host web1 --dry-run",
            "  hostkeeper module create pump-1 --type pump --user op --starter-file main.py --start --enable --tag pumps --yes"
        })
final class ModuleCreate extends PlannedChange {
    @Parameters(paramLabel = "NAME", description = "What people call the module; the unit's name follows from it.")
    private String name = "";

    @Option(names = "--type", required = true, paramLabel = "SERVICE_TYPE", description = "The folder below ~OWNER/modules.")
    private String type = "";

    @Option(names = "--user", paramLabel = "OWNER",
            description = "Whose module it is and as whom it runs; the login user if nobody is named, and never root unless it is named here.")
    private Optional<String> owner = Optional.empty();

    @Option(names = "--description", paramLabel = "TEXT", defaultValue = "", description = "A sentence about it.")
    private String about = "";

    @Option(names = "--guid", paramLabel = "GUID", description = "Its identity in other systems; made up if not given.")
    private Optional<String> guid = Optional.empty();

    @Option(names = "--starter-file", paramLabel = "FILE", description = "Put this file there as main.py.")
    private Optional<Path> starter = Optional.empty();

    @Option(names = "--create-code", description = "Put a main.py there that only writes to its log, to be replaced.")
    private boolean createCode;

    @Option(names = "--enable", description = "Have it started when the host starts.")
    private boolean enable;

    @Option(names = "--start", description = "Start it now.")
    private boolean start;

    ModuleCreate(Context context) {
        super(context);
    }

    @Override
    protected Text title() {
        return Text.of("cli", "title.create", name);
    }

    @Override
    protected void check() {
        if (starter.isPresent() && createCode) {
            throw UsageException.of("create.one-code");
        }
    }

    @Override
    protected HostWork<Plan> planning(Assembly house) {
        CreateRequest request = new CreateRequest(
                guid, name, about, type, owner, owner.filter("root"::equals).isPresent(), code(), enable, start)
                .checked();
        return (remote, _) -> {
            ModuleGround ground = new GroundReader().read(remote, request);
            return house.modulePlans().create(ground, request);
        };
    }

    private CreateRequest.Code code() {
        if (starter.isPresent()) {
            return new CreateRequest.Code.Starter(read(starter.get()));
        }
        return createCode ? new CreateRequest.Code.Starter(ours()) : new CreateRequest.Code.Existing();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new ProblemException(new Problem.NotFound(Text.of("cli", "kind.file"), file.toString()), e);
        }
    }

    private static String ours() {
        try (InputStream in = ModuleCreate.class.getResourceAsStream("starter.py")) {
            if (in == null) {
                throw new IllegalStateException("starter.py is missing in the build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("starter.py cannot be read", e);
        }
    }
}
