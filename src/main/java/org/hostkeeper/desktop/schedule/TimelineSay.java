package org.hostkeeper.desktop.schedule;

import java.util.Optional;
import org.hostkeeper.desktop.widget.Ages;
import org.hostkeeper.desktop.widget.Plain;
import org.hostkeeper.desktop.words.Words;
import org.hostkeeper.schedule.Overlap;

/** Says what the timeline draws: for the tooltip, and for who cannot see it. */
record TimelineSay(Words words) {
    /** Of the whole. */
    String all(Lanes lanes) {
        long meeting = lanes.lanes().stream().filter(lane -> lane.starts().meetsAnother()).count();
        return words.now("timeline.said", lanes.lanes().size(), at(lanes, 0), at(lanes, lanes.timeline().minutes()), meeting);
    }

    /** Of one start, or of the band that it is in. */
    String start(Lanes lanes, Lane lane, LaneMarks.Mark mark) {
        String when = mark.count() == 1
                ? at(lanes, mark.minute())
                : words.now("timeline.band", mark.count(), at(lanes, mark.minute()), at(lanes, mark.end() - lane.starts().lasting()));
        StringBuilder said = new StringBuilder(words.now("timeline.start", Plain.oneLine(lane.row().title()), lane.starts().host().value(), when));
        lane.starts().expected().ifPresent(time -> said.append('\n').append(words.now("timeline.expected", Ages.length(time))));
        mark.overlap().ifPresent(overlap -> said.append('\n').append(overlap(lanes, lane, overlap)));
        return said.toString();
    }

    /** Of the start where the keyboard is. */
    String start(Lanes lanes, TimelineBrush.Focus focus) {
        Lane lane = lanes.lanes().get(focus.lane());
        int minute = lane.starts().starts().minute(focus.start());
        Optional<Overlap> overlap = lane.starts().overlap(focus.start());
        return start(lanes, lane, new LaneMarks.Mark(focus.start(), 1, minute, minute + lane.starts().lasting(), overlap));
    }

    private String overlap(Lanes lanes, Lane lane, Overlap overlap) {
        return overlap.acrossHosts()
                ? words.now("timeline.across", overlap.hosts(), at(lanes, overlap.from()), at(lanes, overlap.to()))
                : words.now("timeline.again", lane.starts().host().value(), at(lanes, overlap.from()));
    }

    private String at(Lanes lanes, int minute) {
        return Ages.minute(lanes.timeline().at(minute).atZone(lanes.zone()), words.language().locale());
    }
}
