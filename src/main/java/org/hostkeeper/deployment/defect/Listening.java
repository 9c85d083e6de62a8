package org.hostkeeper.deployment.defect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.hostkeeper.deployment.Loopback;

/**
 * A door of a mosquitto broker, as mosquitto.conf(5) describes it.
 *
 * @param address that it is bound to; empty for every address
 * @param anonymous whether it lets in who gives no name
 */
record Listening(int port, Optional<String> address, boolean tls, boolean anonymous) {
    private static final int USUAL_PORT = 1883;

    boolean isBeyondLoopback() {
        return address.map(a -> !Loopback.is(a)).orElse(true);
    }

    private Listening at(Optional<String> where) {
        return new Listening(port, where, tls, anonymous);
    }

    /** What these files say together, in their order. Without any listener the broker serves this machine alone. */
    static List<Listening> of(List<String> configs) {
        Reader reader = new Reader();
        configs.stream().flatMap(String::lines).map(String::strip).filter(line -> !line.startsWith("#")).forEach(reader::line);
        return reader.end();
    }

    private static final class Reader {
        private final List<Listening> all = new ArrayList<>();
        /** Which of them {@code port} names: its address is that of {@code bind_address}, wherever that stands. */
        private OptionalInt usual = OptionalInt.empty();
        private Optional<String> bound = Optional.empty();
        private Optional<Listening> open = Optional.empty();
        private boolean perListener;
        private Optional<Boolean> anonymous = Optional.empty();

        /** Since mosquitto 2.0 nobody gets in without a name where a listener is named, unless it is allowed. */
        void line(String line) {
            String[] words = line.split("\\s+");
            String first = words.length > 1 ? words[1] : "";
            switch (words[0]) {
                case "listener" -> {
                    Optional<String> address = Stream.of(words).skip(2).findFirst().filter(word -> !word.startsWith("#"));
                    begin(new Listening(number(first), address, false, false));
                }
                case "port" -> {
                    begin(new Listening(number(first), Optional.empty(), false, false));
                    usual = OptionalInt.of(all.size());
                }
                case "bind_address" -> bound = Optional.of(first);
                case "per_listener_settings" -> perListener = isYes(first);
                case "allow_anonymous" -> {
                    boolean allowed = isYes(first);
                    anonymous = perListener ? anonymous : Optional.of(allowed);
                    open = open.map(o -> new Listening(o.port(), o.address(), o.tls(), allowed));
                }
                case "certfile" -> open = open.map(o -> new Listening(o.port(), o.address(), true, o.anonymous()));
                default -> {}
            }
        }

        private void begin(Listening next) {
            open.ifPresent(all::add);
            open = Optional.of(next);
        }

        List<Listening> end() {
            open.ifPresent(all::add);
            if (all.isEmpty()) {
                return List.of(new Listening(USUAL_PORT, bound.or(() -> Optional.of("127.0.0.1")), false, anonymous.orElse(bound.isEmpty())));
            }
            usual.ifPresent(n -> all.set(n, all.get(n).at(bound)));
            return all.stream()
                    .map(l -> perListener ? l : new Listening(l.port(), l.address(), l.tls(), anonymous.orElse(l.anonymous())))
                    .toList();
        }

        private static boolean isYes(String word) {
            return word.equals("true") || word.equals("1");
        }

        private static int number(String word) {
            return word.matches("\\d{1,5}") ? Integer.parseInt(word) : USUAL_PORT;
        }
    }
}
