package org.hostkeeper.agent.web.access;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a token is good for. */
public sealed interface Role {
    Role READ = new Read();
    Role OPERATE = new Operate();

    /** Libvirt allows a machine's name everything but this, so it can stand between several. */
    String BETWEEN = "/";

    /** As it stands in the file of tokens, and on the command line. */
    String word();

    boolean covers(Need need);

    /** Empty for what is no role. */
    static Optional<Role> of(String word) {
        return switch (word) {
            case "read" -> Optional.of(READ);
            case "operate" -> Optional.of(OPERATE);
            default -> Revert.of(word).map(Role.class::cast);
        };
    }

    /** Everything may be read. */
    record Read() implements Role {
        @Override
        public String word() {
            return "read";
        }

        @Override
        public boolean covers(Need need) {
            return switch (need) {
                case Need.OfAgent of -> of != Need.OfAgent.OPERATE;
                case Need.OfMachine of -> of.deed().reads();
            };
        }
    }

    /** Everything may be done. */
    record Operate() implements Role {
        @Override
        public String word() {
            return "operate";
        }

        @Override
        public boolean covers(Need need) {
            return true;
        }
    }

    /** The state of these machines may be read, and they may be put back; nothing else. A kiosk stands among visitors. */
    record Revert(Set<String> vms) implements Role {
        private static final String WORD = "revert:";

        public Revert {
            vms = Set.copyOf(vms);
        }

        private static Optional<Revert> of(String word) {
            Set<String> vms = word.startsWith(WORD)
                    ? new HashSet<>(List.of(word.substring(WORD.length()).split(BETWEEN, -1)))
                    : Set.of();
            boolean whole = vms.stream().noneMatch(vm -> vm.isBlank() || vm.chars().anyMatch(Character::isISOControl));
            return vms.isEmpty() || !whole ? Optional.empty() : Optional.of(new Revert(vms));
        }

        @Override
        public String word() {
            return vms.stream().sorted().collect(Collectors.joining(BETWEEN, WORD, ""));
        }

        @Override
        public boolean covers(Need need) {
            return switch (need) {
                case Need.OfAgent of -> of == Need.OfAgent.NOTHING;
                case Need.OfMachine of -> vms.contains(of.gate().vm()) && of.deed().ofKiosks();
            };
        }
    }
}
