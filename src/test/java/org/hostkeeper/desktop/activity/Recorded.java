package org.hostkeeper.desktop.activity;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hostkeeper.desktop.plan.Proposals;
import org.hostkeeper.host.HostName;
import org.hostkeeper.plan.Plan;
import org.hostkeeper.plan.PlanId;
import org.hostkeeper.plan.SavedPlans;
import org.hostkeeper.plan.apply.OpenPlan;

/** Writes down what the Activity page wants done. */
final class Recorded implements ActivityDeeds {
    final List<String> asked = new CopyOnWriteArrayList<>(); // several hosts are planned for at once

    @Override
    public void refresh() {
        asked.add("refresh");
    }

    @Override
    public void older() {
        asked.add("older");
    }

    @Override
    public void finish(OpenPlan plan) {
        asked.add("finish " + plan.id());
    }

    @Override
    public void rollBack(OpenPlan plan) {
        asked.add("roll back " + plan.id());
    }

    @Override
    public void verify() {
        asked.add("verify");
    }

    @Override
    public void export(List<PlanId> changes, Format format, Path file) {
        asked.add("export " + changes + " " + format + " " + file);
    }

    @Override
    public Path folder() {
        return Path.of("/home/op");
    }

    @Override
    public List<HostName> hosts() {
        return List.of(new HostName("hall-1"), new HostName("hall-2"), new HostName("hall-3"));
    }

    @Override
    public Plan redo(PlanId change, HostName host) {
        asked.add("redo " + change + " on " + host);
        return Proposals.plan(host.value());
    }

    @Override
    public Plan renewed(Plan saved) {
        return saved;
    }

    @Override
    public Plan anew(Plan saved) {
        asked.add("anew " + saved.host());
        return saved;
    }

    @Override
    public void discard(SavedPlans.Saved saved) {
        asked.add("discard " + saved.id());
    }
}
