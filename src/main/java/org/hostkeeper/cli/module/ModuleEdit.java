package org.hostkeeper.cli.module;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hostkeeper.cli.command.PlannedChange;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.cli.command.Context;
import org.hostkeeper.cli.command.UsageException;
import org.hostkeeper.fleet.HostWork;
import org.hostkeeper.module.DropInText;
import org.hostkeeper.module.EditRequest;
import org.hostkeeper.module.GroundReader;
import org.hostkeeper.module.ModuleGround;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.FileState;
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
final class ModuleEdit extends PlannedChange {
    @Parameters(paramLabel = "UNIT", description = "The service (\".service\" may be left out), or a module's name.")
    private String unit = "";

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "A setting of the [Service] section. Can be given several times.")
    private List<String> settings = new ArrayList<>();

    @Option(names = "--file", paramLabel = "FILE", description = "The whole drop-in.")
    private Optional<Path> file = Optional.empty();

    private Optional<String> inEditor = Optional.empty();

    @Option(names = "--restart", description = "Restart the service so that it takes effect now.")
    private boolean restart;

    ModuleEdit(Context context) {
        super(context);
    }

    @Override
    protected Text title() {
        return Text.of("cli", "title.edit", unit);
    }

    @Override
    protected void check() {
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
    protected HostWork<Plan> planning(Assembly house) {
        Optional<String> whole = file.map(ModuleEdit::read);
        Map<String, String> pairs = pairs();
        if (!pairs.isEmpty()) {
            EditRequest.settings(pairs, restart); // refuses what is no setting before any host is asked
        }
        return (remote, _) -> {
            ModuleGround ground = new GroundReader().read(remote, unit);
            String text = whole.orElseGet(() -> pairs.isEmpty()
                    ? edited(ours(ground))
                    : new DropInText(ours(ground)).withService(pairs).text());
            return house.modulePlans().edit(ground, new EditRequest(text, restart));
        };
    }

    /** Our drop-in as it is on this host. */
    private static String ours(ModuleGround ground) {
        return ground.files().entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("/hostkeeper.conf"))
                .flatMap(entry -> entry.getValue() instanceof FileState.Present present
                        ? present.content().stream()
                        : Stream.empty())
                .map(Bytes::text)
                .findFirst()
                .orElse("");
    }

    /** The editor opens once, on the first host that is looked at; what is written there goes to all. */
    private synchronized String edited(String before) {
        if (inEditor.isEmpty()) {
            inEditor = Optional.of(inEditor(before.isEmpty() ? "[Service]\n" : before));
        }
        return inEditor.get();
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
