package org.hostkeeper.bench;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Locale;
import org.hostkeeper.desktop.app.TestWindow;
import org.hostkeeper.desktop.frame.Page;
import org.hostkeeper.desktop.fx.Beside;
import org.hostkeeper.desktop.module.ModuleDeeds;
import org.hostkeeper.desktop.module.ModulesModel;
import org.hostkeeper.desktop.module.ModulesPage;
import org.hostkeeper.desktop.plan.PlanDesk;
import org.hostkeeper.desktop.plan.Proposals;
import org.hostkeeper.desktop.theme.Theme;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.host.HostName;

/** The Modules page in the console's window, fed as the console feeds it. */
final class ModulesSide implements TableBench.TableSide {
    private final TestWindow window;
    private final ModulesModel model;
    private final Beside<HostName, HostState> changes;

    ModulesSide(FleetOfUnits fleet) {
        ModulesModel[] made = new ModulesModel[1];
        this.window = TestWindow.of(Theme.LIGHT, Locale.ENGLISH, w -> {
            made[0] = new ModulesModel(w.frame().scope());
            made[0].show(fleet.states());
            PlanDesk desk = new PlanDesk(w.around(), new Proposals.Pretending(), w.jobs());
            return List.<Page>of(new ModulesPage(w.around(), made[0], nobody(), desk));
        });
        this.model = made[0];
        this.changes = new Beside<>(
                window.around().nextFrame(),
                Thread::startVirtualThread,
                state -> state.host().name(),
                model::read,
                _ -> model.keepUp());
    }

    @Override
    public void show() {
        window.stage().show();
    }

    @Override
    public void hear(FleetOfUnits.Message message) {
        changes.put(message.host());
    }

    @Override
    public void hide() {
        window.stage().hide();
    }

    private static ModuleDeeds nobody() {
        return (ModuleDeeds) Proxy.newProxyInstance(
                ModuleDeeds.class.getClassLoader(), new Class<?>[] {ModuleDeeds.class}, (_, method, _) -> {
                    throw new IllegalStateException(method.getName());
                });
    }
}
