package org.hostkeeper.cli.module;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.UsageException;
import org.hostkeeper.fleet.HostWork;
import org.hostkeeper.module.EditRequest;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.problem.ProblemException;
import org.hostkeeper.words.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes a service by a drop-in beside its unit. */
@Command(
        name = "edit",
        description = {
            "Change a service by a drop-in file beside its unit, checked by systemd-analyze before it counts.",
            "The unit file itself stays as it is. Without --set and --file the editor opens, at a terminal."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  hostkeeper module edit nginx --set Nice=5 --set Environment=LEVEL=3 --host web1 --dry-run",
            "  hostkeeper module edit nginx --file override.conf --restart --tag web --canary web1 --yes"
        })
final class ModuleEdit extends UnitChange {
    @Parameters(paramLabel = "UNIT", description = "The service; \".service\" may be left out.")
    private String unit = "";

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "A setting of the [Service] section. Can be given several times.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--file", paramLabel = "FILE", description = "The whole drop-in.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--restart", description = "Restart the service so that it takes effect now.")
    private boolean restart;

    ModuleEdit(Context context) {
        super(context);
    }

    @Override
    Text title() {
        return Text.of("cli", "title.edit", unit);
    }

    @Override
    void check() {
        unit = UnitNames.service(unit);
        if (!settings.isEmpty() && file.isPresent()) {
            throw UsageException.of("edit.one-way");
        }
        if (settings.isEmpty() && file.isEmpty() && !context().terminal().interactive()) {
            throw UsageException.of("edit.needs-what");
        }
        pairs();
    }

    @Override
    HostWork<Plan> planning(Assembly house) {
        EditRequest request = request();
        return (remote, _) -> house.modulePlans().edit(house.moduleGround().read(remote, unit), request);
    }

    private EditRequest request() {
        if (file.isPresent()) {
            return new EditRequest(read(file.get()), restart);
        }
        return settings.isEmpty()
                ? new EditRequest(inEditor("[Service]\n"), restart)
                : EditRequest.settings(pairs(), restart);
    }

    /** A text that comes back unchanged means that the person thought better of it. */
    private String inEditor(String before) {
        String after = context().terminal().edit(before);
        if (after.equals(before)) {
            throw new ProblemException(new Problem.Cancelled(context().terminal().say(title())));
        }
        return after;
    }

    private Map<String, String> pairs() {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw UsageException.of("edit.set-rule", setting);
            }
            if (pairs.put(setting.substring(0, equals), setting.substring(equals + 1)) != null) {
                throw UsageException.of("edit.set-twice", setting.substring(0, equals));
            }
        }
        return pairs;
    }

    private static String read(Path from) {
        try {
            return Files.readString(from);
        } catch (IOException e) {
            throw new ProblemException(new Problem.NotFound(Text.of("cli", "kind.file"), from.toString()), e);
        }
    }
}
