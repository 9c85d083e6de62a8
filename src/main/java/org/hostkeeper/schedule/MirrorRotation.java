package org.hostkeeper.schedule;

import java.util.List;
import org.hostkeeper.plan.Bytes;
import org.hostkeeper.plan.Content;
import org.hostkeeper.plan.FileState;
import org.hostkeeper.plan.Ownership;
import org.hostkeeper.plan.Step;

/**
 * Keeps the log of the mirror's update from growing for ever: a file of settings for logrotate. It makes no new log, since the time
 * at which the log was last written to tells when the update last ran; and what still writes goes on in the old one, which is
 * compressed a rotation later.
 */
final class MirrorRotation {
    static final String PATH = "/etc/logrotate.d/pop-mirror";
    static final String FOLDER = MirrorJob.LOG.substring(0, MirrorJob.LOG.lastIndexOf('/'));

    private MirrorRotation() {}

    /** What has to be looked at for it. */
    static List<String> paths() {
        return List.of(PATH, FOLDER);
    }

    /** Nothing where the log is rotated already, by whatever settings, or where the host has no logrotate. */
    static List<Step> steps(ScheduleGround ground, MirrorHost host) {
        if (!host.logrotate() || host.rotates()) {
            return List.of();
        }
        String before = RawText.of(ground.content(PATH));
        String gap = before.isEmpty() || before.endsWith("\n") ? "" : "\n";
        Bytes after = RawText.bytes(before + gap + text(ground.at(FOLDER)));
        return List.of(new Step.WriteFile(PATH, Content.of(after), Ownership.ROOT_PUBLIC, ground.at(PATH)));
    }

    /** As the folder's owner: logrotate refuses to write as root where somebody else may exchange files. */
    private static String text(FileState folder) {
        String user = folder instanceof FileState.Folder(Ownership of) ? of.owner() : MirrorJob.USER;
        String group = folder instanceof FileState.Folder(Ownership of) ? of.group() : MirrorJob.USER;
        return "# The log of the package mirror's update\n" + MirrorJob.LOG + " {\n    su " + user + " " + group
                + "\n    weekly\n    rotate 8\n    compress\n    delaycompress\n    nocreate\n    missingok\n    notifempty\n}\n";
    }
}
