package org.hostkeeper.schedule;

import java.time.Duration;
import org.hostkeeper.facts.ScriptedProbe;
import org.hostkeeper.facts.Scripts;

/** Reads what runs by the clock: crontabs, scripts of cron.daily and its like, timers. Sources: cron(8), crontab(5), systemctl(1). */
public final class SchedulesProbe extends ScriptedProbe<Schedules> {
    static final String SCRIPT = Scripts.beside(SchedulesProbe.class, "schedules.sh");

    public SchedulesProbe() {
        super("schedules", 1, Duration.ofSeconds(15), SCRIPT, "base64", "systemctl");
    }

    @Override
    public Schedules parse(String answer) {
        return new SchedulesAnswer(answer).schedules();
    }
}
