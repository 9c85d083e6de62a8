package org.hostkeeper.demo.plan;

import static org.hostkeeper.demo.plan.Answered.base64;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.hostkeeper.demo.machine.Call;
import org.hostkeeper.remote.Shell;

/**
 * What came of a plan's command on the machine: it runs as the plan does, and the end of each stream is kept.
 *
 * @param outputs both in base64, with a colon between
 */
record Commands(int status, String outputs) {
    private static final int KEPT = 8192;

    /** @param file the text of the command's file: {@code exec} and the quoted words */
    static Commands run(Call call, String file, byte[] input) throws IOException, InterruptedException {
        List<String> words = Shell.split(file.strip());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Call own = new Call(
                call.machine(), words.subList(1, words.size()), call.user(), new ByteArrayInputStream(input), out, err);
        int status = call.machine().run(own);
        return new Commands(status, end(out) + ":" + end(err));
    }

    private static String end(ByteArrayOutputStream stream) {
        byte[] all = stream.toByteArray();
        return base64(java.util.Arrays.copyOfRange(all, Math.max(0, all.length - KEPT), all.length));
    }
}
