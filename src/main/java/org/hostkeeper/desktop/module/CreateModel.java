package org.hostkeeper.desktop.module;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.hostkeeper.host.HostName;
import org.hostkeeper.module.CreateRequest;

/** A module in the making: what was typed. Whether the names can be used is the plan's to say, with the host read. */
final class CreateModel {
    private static final String STARTER = "import time\n\nwhile True:\n    print(\"running\", flush=True)\n    time.sleep(60)\n";

    private final List<HostName> hosts;
    private final ObjectProperty<HostName> host = new SimpleObjectProperty<>();
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty description = new SimpleStringProperty("");
    private final StringProperty type = new SimpleStringProperty("");
    private final StringProperty owner = new SimpleStringProperty("");
    private final BooleanProperty starter = new SimpleBooleanProperty();
    private final StringProperty code = new SimpleStringProperty(STARTER);
    private final BooleanProperty enable = new SimpleBooleanProperty(true);
    private final BooleanProperty start = new SimpleBooleanProperty(true);

    CreateModel(List<HostName> hosts, Optional<HostName> likely) {
        this.hosts = hosts;
        likely.or(() -> hosts.stream().findFirst()).ifPresent(host::set);
    }

    List<HostName> hosts() {
        return hosts;
    }

    ObjectProperty<HostName> host() {
        return host;
    }

    StringProperty name() {
        return name;
    }

    StringProperty description() {
        return description;
    }

    /** The folder below the owner's {@code ~/modules}. */
    StringProperty type() {
        return type;
    }

    /** Whose module; empty for the login user. */
    StringProperty owner() {
        return owner;
    }

    /** Whether a first main.py is made, since none is there. */
    BooleanProperty starter() {
        return starter;
    }

    StringProperty code() {
        return code;
    }

    BooleanProperty enable() {
        return enable;
    }

    BooleanProperty start() {
        return start;
    }

    BooleanBinding complete() {
        return Bindings.createBooleanBinding(
                () -> !hosts.isEmpty() && !name.get().isBlank() && !type.get().isBlank(), name, type);
    }

    CreateRequest request() {
        Optional<String> user = Optional.of(owner.get().strip()).filter(o -> !o.isEmpty());
        CreateRequest.Code made =
                starter.get() ? new CreateRequest.Code.Starter(code.get()) : new CreateRequest.Code.Existing();
        return new CreateRequest(
                Optional.empty(),
                name.get().strip(),
                description.get().strip(),
                type.get().strip(),
                user,
                user.filter("root"::equals).isPresent(),
                made,
                enable.get(),
                start.get());
    }
}
