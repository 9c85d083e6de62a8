package org.hostkeeper.schedule;

import java.time.Duration;
import java.util.List;
import org.hostkeeper.facts.Probe;
import org.hostkeeper.facts.Scripts;

/** Reads what runs by the clock: crontabs, scripts of cron.daily and its like, timers. Sources: cron(8), crontab(5), systemctl(1). */
public final class SchedulesProbe implements Probe<Schedules> {
    static final String SCRIPT = Scripts.beside(SchedulesProbe.class, "schedules.sh");

    @Override
    public String name() {
        return "schedules";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String script() {
        return SCRIPT;
    }

    @Override
    public List<String> tools() {
        return List.of("base64", "systemctl");
    }

    @Override
    public Duration limit() {
        return Duration.ofSeconds(15);
    }

    @Override
    public Schedules parse(String answer) {
        return new SchedulesAnswer(answer).schedules();
    }
}
