package org.hostkeeper.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.demo.machine.Machine;
import org.hostkeeper.demo.machine.Program;
import org.hostkeeper.demo.plan.PlanHost;
import org.hostkeeper.demo.program.AgentInstall;
import org.hostkeeper.demo.program.AgentScripts;
import org.hostkeeper.demo.program.AgentTools;
import org.hostkeeper.demo.program.Coreutils;
import org.hostkeeper.demo.program.Everyday;
import org.hostkeeper.demo.program.Facts;
import org.hostkeeper.demo.program.InspectionScript;
import org.hostkeeper.demo.program.Journalctl;
import org.hostkeeper.demo.program.ModuleNames;
import org.hostkeeper.demo.program.ModuleScripts;
import org.hostkeeper.demo.program.Screens;
import org.hostkeeper.demo.program.Sh;
import org.hostkeeper.demo.program.Sudo;
import org.hostkeeper.demo.program.Systemctl;
import org.hostkeeper.demo.program.SystemdAnalyze;
import org.hostkeeper.demo.program.Virsh;
import org.hostkeeper.deployment.GroundReader;
import org.hostkeeper.deployment.broker.BrokerReader;
import org.hostkeeper.deployment.broker.TlsReader;
import org.hostkeeper.deployment.defect.DefectReader;
import org.hostkeeper.exhibition.DomainReader;
import org.hostkeeper.exhibition.watch.WatchReader;
import org.hostkeeper.facts.FactsReader;
import org.hostkeeper.module.inspection.Inspector;
import org.hostkeeper.plan.host.PlanScript;
import org.hostkeeper.schedule.MirrorReader;
import org.hostkeeper.schedule.RunLines;
import org.hostkeeper.schedule.RunPlans;
import org.hostkeeper.schedule.SchedulePlans;
import org.hostkeeper.schedule.ScheduleReader;

/** What simulated machines can do: the programs that they know and the features whose probes they answer. */
final class Answers {
    private static final List<DemoFeature> FEATURES = List.of(new DemoHostFacts(), new DemoModules(), new DemoDomains());

    private static final Map<String, Program> NAMED = Map.ofEntries(
            Map.entry("hostkeeper-write", Coreutils::write),
            // whatever ran on a channel ends with it here, so nothing is left to be stopped
            Map.entry("hostkeeper-reap", _ -> 0),
            Map.entry("hostkeeper-may-read-journal", _ -> 0),
            Map.entry("hostkeeper-ground", call -> ModuleScripts.ground(call, machine -> DemoModules.registered(machine.tree()))),
            Map.entry(GroundReader.NAME, AgentScripts::ground),
            Map.entry(DefectReader.NAME, AgentScripts::defects),
            Map.entry("hostkeeper-sudoers-check", _ -> 0),
            // no simulated host has mosquitto: the broker of the demo is our own
            Map.entry(BrokerReader.NAME, _ -> 0),
            Map.entry(TlsReader.NAME, _ -> 0),
            Map.entry(Inspector.NAME, InspectionScript::run),
            Map.entry("hostkeeper-unit-runs", ModuleScripts::runs),
            Map.entry("hostkeeper-unit-verify", ModuleScripts::verify),
            Map.entry(ScheduleReader.NAME, DemoSchedules::read),
            Map.entry(ScheduleReader.LOG, DemoCronLog::read),
            Map.entry(ScheduleReader.FILES, DemoCronLog::files),
            Map.entry(RunPlans.RUN, DemoRuns::run),
            Map.entry(RunLines.LISTEN, DemoRuns::listen),
            Map.entry(MirrorReader.NAME, DemoRuns::mirror),
            Map.entry(DomainReader.NAME, DemoDomains::read),
            Map.entry(WatchReader.PORTS, _ -> 0),
            Map.entry(DomainReader.THUMBNAIL, Screens::picture),
            // a simulated daemon needs no nudge
            Map.entry(SchedulePlans.LOOK, _ -> 0));

    private Answers() {}

    /** All programs of a machine where this rule holds for sudo and these are its plans. */
    static Map<String, Program> programs(Sudo.Rule sudo, PlanHost plans) {
        Map<String, Program> scripts = new HashMap<>(Sudo.READY);
        scripts.put(FactsReader.PROGRAM, new Facts((probe, call) -> plans.answer(probe, call.user(), call.machine().now()).or(() -> DemoSchedules.answer(probe, call)).or(() -> toProbe(probe, call.machine()))));
        scripts.put(PlanScript.PROGRAM, plans);
        Map<String, Program> programs = new HashMap<>(Coreutils.PROGRAMS);
        programs.putAll(Everyday.PROGRAMS);
        programs.putAll(AgentTools.PROGRAMS);
        programs.putAll(AgentInstall.TOOLS);
        programs.put("sh", new Sh(scripts, named()));
        programs.put("sudo", new Sudo(sudo));
        programs.put("virsh", new Virsh());
        programs.put("systemctl", new Systemctl());
        programs.put("systemd-analyze", new SystemdAnalyze());
        programs.put("journalctl", new Journalctl());
        // what is asked for by its process runs nowhere here
        programs.put("pgrep", _ -> 1);
        return programs;
    }

    private static Map<String, Program> named() {
        Map<String, Program> all = new HashMap<>(NAMED);
        all.putAll(AgentInstall.SCRIPTS);
        all.put("hostkeeper-modules-rename", ModuleNames::rename);
        all.putAll(Virsh.SCRIPTS);
        return all;
    }

    private static Optional<String> toProbe(String probe, Machine machine) {
        return FEATURES.stream()
                .flatMap(feature -> feature.answer(probe, machine).stream())
                .findFirst();
    }
}
