package org.hostkeeper.desktop.app;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.hostkeeper.assembly.Assembly;
import org.hostkeeper.desktop.activity.ActivityModel;
import org.hostkeeper.desktop.activity.ActivityPage;
import org.hostkeeper.desktop.deployment.AgentDialog;
import org.hostkeeper.desktop.deployment.AgentModel;
import org.hostkeeper.desktop.exhibition.ExhibitionModel;
import org.hostkeeper.desktop.exhibition.ExhibitionPage;
import org.hostkeeper.desktop.frame.FrameModel;
import org.hostkeeper.desktop.frame.Page;
import org.hostkeeper.desktop.frame.PageToCome;
import org.hostkeeper.desktop.frame.PlacedPage;
import org.hostkeeper.desktop.fx.Beside;
import org.hostkeeper.desktop.fx.FxThread;
import org.hostkeeper.desktop.fx.Latest;
import org.hostkeeper.desktop.host.HostsModel;
import org.hostkeeper.desktop.host.HostsPage;
import org.hostkeeper.desktop.job.JobsModel;
import org.hostkeeper.desktop.log.LogModel;
import org.hostkeeper.desktop.log.LogsPage;
import org.hostkeeper.desktop.log.SourcesModel;
import org.hostkeeper.desktop.module.ModulesModel;
import org.hostkeeper.desktop.module.ModulesPage;
import org.hostkeeper.desktop.mqtt.MqttModel;
import org.hostkeeper.desktop.mqtt.MqttPage;
import org.hostkeeper.desktop.mqtt.MqttTally;
import org.hostkeeper.desktop.overview.OverviewModel;
import org.hostkeeper.desktop.overview.OverviewPage;
import org.hostkeeper.desktop.plan.PlanDesk;
import org.hostkeeper.desktop.schedule.SchedulesModel;
import org.hostkeeper.desktop.schedule.SchedulesPage;
import org.hostkeeper.desktop.settings.SettingsModel;
import org.hostkeeper.desktop.terminal.TerminalsPage;
import org.hostkeeper.desktop.theme.Look;
import org.hostkeeper.desktop.theme.Theme;
import org.hostkeeper.desktop.widget.Now;
import org.hostkeeper.desktop.widget.Surroundings;
import org.hostkeeper.desktop.words.Language;
import org.hostkeeper.fleet.HostState;
import org.hostkeeper.host.HostName;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;

/** The console, wired: the window filled with pages, and the fleet's changes led to their models, once a frame. */
final class Console implements AutoCloseable {
    private final Assembly house;
    private final ConsoleWindow window;
    private final FrameModel frame = new FrameModel();
    private final HostsModel hosts = new HostsModel(frame.scope());
    private final ModulesModel modules;
    private final SchedulesModel schedules;
    private final ExhibitionModel exhibition = new ExhibitionModel(frame.scope());
    private final ActivityModel activity = new ActivityModel();
    private final OverviewModel overview;
    private final HouseOverview overviewDeeds;
    private final MqttModel mqttModel = new MqttModel();
    private final HouseMqtt mqtt;
    private final List<Page> pages;
    private final HouseActivity activityDeeds;
    private final FleetDeeds fleetDeeds;
    private final HouseAgents agents;
    private final SourcesModel logSources = new SourcesModel(frame.scope());
    private final LogModel logs;
    private final HouseFrame houseFrame;
    private final PageToCome<LogsPage> logsPage;
    private final TerminalsPage terminals;
    private final Beside<HostName, HostState> changes;

    Console(Assembly house, FxThread fx, Map<String, String> places) {
        this.house = house;
        Preferences preferences = new Preferences(house.settings());
        Look look = new Look(Theme.LIGHT);
        Language language = new Language(Language.closestTo(Locale.getDefault()));
        SettingsModel settings = new SettingsModel(look, language);
        preferences.follow(settings);
        this.modules = new ModulesModel(frame.scope(), preferences.filters());
        this.schedules = new SchedulesModel(frame.scope(), house.clock());
        this.window = new ConsoleWindow(
                language, look, new Now(house.clock()), fx, house.jobs(), preferences.columns());
        this.houseFrame = new HouseFrame(house, window, frame, settings, places);
        this.changes = new Beside<>(
                fx.nextFrame(), house.background(), state -> state.host().name(), this::read, this::show);
        frame.scope().remember(preferences.scopes());
        Surroundings around = window.around();
        JobsModel jobs = new JobsModel(house.jobs(), fx.nextFrame());
        HouseTerminals shells = new HouseTerminals(house, frame);
        this.terminals = new TerminalsPage(around, look.theme(), shells);
        this.fleetDeeds = new FleetDeeds(
                house, around, this::reload, this::showModules, host -> shells.open(host, this::showTerminal), this::showAgent);
        this.activityDeeds = new HouseActivity(house, around, activity);
        this.logs = new LogModel(new HouseLogs(house, fx), fx.nextFrame(), house.clock());
        this.logsPage = toCome(LogsPage.PLACE, noBadge(), () -> new LogsPage(around, logs, logSources));
        PlanDesk desk = new PlanDesk(around, new HouseCarrier(house, this::changed, activityDeeds::readSaved), jobs);
        this.agents = new HouseAgents(house, new HouseAdoptions(house), around, desk, this::changed);
        HouseModules modulesDeeds = new HouseModules(house, fx, fleetDeeds::refresh, this::showLogs);
        this.overview = new OverviewModel(frame.scope(), house.attention());
        this.overviewDeeds =
                new HouseOverview(house, around, overview, modulesDeeds, activityDeeds, activity, desk, this::open);
        HouseWorks works = new HouseWorks(house, around, desk, this::changed);
        PageToCome<HostsPage> hostsPage =
                toCome(HostsPage.PLACE, hosts.badge(), () -> new HostsPage(around, hosts, fleetDeeds, works));
        OpenBrokers open = new OpenBrokers(house, tally(fx), houseFrame::heard);
        this.mqtt = new HouseMqtt(house, around, mqttModel, desk, open, activityDeeds::readJournal);
        this.pages = List.of(
                toCome(OverviewPage.PLACE, overview.badge(), () -> new OverviewPage(around, overview, overviewDeeds)),
                hostsPage,
                toCome(ModulesPage.PLACE, modules.badge(), () -> new ModulesPage(around, modules, modulesDeeds, desk)),
                schedulesPage(around, desk),
                exhibitionPage(around, desk),
                logsPage,
                terminals,
                toCome(MqttPage.PLACE, mqttModel.badge(), () -> new MqttPage(around, mqttModel, mqtt)),
                toCome(
                        ActivityPage.PLACE,
                        activity.badge(),
                        () -> new ActivityPage(around, activity, activityDeeds, desk)),
                houseFrame.settingsPage());
        window.fill(frame, jobs, pages, houseFrame.welcome(fleetDeeds::add, hostsPage));
        frame.offer(new HouseActions(look, around.language()));
        frame.connections().bind(hosts.connections());
        if (house.isDemo()) {
            frame.status().set(Text.of("desktop.app", "demo"));
        }
        reload(); // what is known stands in the first picture of a page, or it would say that there is nothing
    }

    private Page schedulesPage(Surroundings around, PlanDesk desk) {
        HouseSchedules deeds = new HouseSchedules(house, fleetDeeds::refresh);
        return toCome(SchedulesPage.PLACE, schedules.badge(), () -> new SchedulesPage(around, schedules, deeds, desk));
    }

    private Page exhibitionPage(Surroundings around, PlanDesk desk) {
        HouseExhibition deeds = new HouseExhibition(house, fleetDeeds::refresh);
        return toCome(ExhibitionPage.PLACE, exhibition.badge(), () -> new ExhibitionPage(around, exhibition, deeds, desk));
    }

    private MqttTally tally(FxThread fx) {
        Latest<String, Page.Badge> needs = new Latest<>(fx.nextFrame(), all -> mqttModel.needs(all.getLast()));
        return new MqttTally(badge -> needs.put(MqttPage.NOUN, badge));
    }

    private <P extends Page> PageToCome<P> toCome(
            PlacedPage.Place place, ObservableValue<Page.Badge> badge, Supplier<P> building) {
        return new PageToCome<>(window.around(), place, badge, building);
    }

    private static ObservableValue<Page.Badge> noBadge() {
        return new ReadOnlyObjectWrapper<>(Page.Badge.NONE);
    }

    ConsoleWindow window() {
        return window;
    }

    /** Something that is not the result of a deed but should be known, in the line of status. */
    void say(Problem problem) {
        frame.status().set(problem.text());
    }

    /** @param opening opens the demo beside this window */
    void onOpenDemo(Runnable opening) {
        houseFrame.onOpenDemo(opening);
    }

    /** Begins to connect; called when what is known is on screen. */
    void start() {
        window.around().now().start();
        house.fleet().onChange(changes::put);
        house.fleet().onChange(activityDeeds::heard);
        mqtt.listen();
        activityDeeds.readJournal();
        overviewDeeds.start();
        activityDeeds.readSaved();
        frame.page().addListener((_, _, page) -> {
            if (page.equals(ActivityPage.NOUN)) {
                activityDeeds.readJournal();
            }
        });
        frame.scope().choice().addListener(_ -> house.fleet().onScreen(hosts.inScope()));
        house.fleet().start();
        house.fleet().onScreen(hosts.inScope());
    }

    @Override
    public void close() {
        window.around().now().stop();
        overviewDeeds.close();
        logs.close();
        terminals.close();
        mqtt.close();
    }

    private void reload() {
        houseFrame.know(house.inventory().hosts());
        hosts.keepOnly(house.inventory().hosts());
        modules.keepOnly(house.inventory().hosts());
        schedules.keepOnly(house.inventory().hosts());
        exhibition.keepOnly(house.inventory().hosts());
        overview.keepOnly(house.inventory().hosts());
        logSources.keepOnly(house.inventory().hosts());
        terminals.know(house.inventory().hosts());
        read(house.fleet().states());
        show(house.fleet().states());
        house.fleet().onScreen(hosts.inScope());
    }

    /** Beside the window's thread. */
    private void read(List<HostState> states) {
        modules.read(states);
        schedules.read(states);
    }

    private void show(List<HostState> states) {
        hosts.show(states);
        modules.keepUp();
        schedules.catchUp();
        exhibition.show(states);
        overview.show(states);
        logSources.show(states);
        houseFrame.look(states);
    }

    /** Opens a page and goes to the thing of this id there, as the palette would. */
    private void open(String noun, String id) {
        frame.page().set(noun);
        pages.stream()
                .filter(page -> page.noun().equals(noun))
                .flatMap(Page::findable)
                .filter(found -> found.id().equals(id))
                .findFirst()
                .ifPresent(found -> found.go().run());
    }

    /** What a change did is read at once, and stands in the journal. */
    private void changed(Set<HostName> touched) {
        fleetDeeds.refresh(touched.stream()
                .filter(name -> house.fleet().state(name).isPresent()) // a broker stands in a host's place, too
                .collect(Collectors.toSet()));
        schedules.changed(touched);
        activityDeeds.changed(touched);
        overviewDeeds.read();
        mqtt.changed(touched);
    }

    private void showModules(Set<HostName> chosen) {
        frame.scope().only(chosen);
        frame.page().set(ModulesPage.NOUN);
    }

    private void showAgent(HostName host) {
        new AgentDialog(window.around(), new AgentModel(agents, host)).show();
    }

    private void showLogs(Map<HostName, List<String>> units) {
        frame.page().set(LogsPage.NOUN);
        logsPage.page().follow(units);
    }

    private void showTerminal(HostName host) {
        frame.page().set(TerminalsPage.NOUN);
        terminals.open(host);
    }
}
