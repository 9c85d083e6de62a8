package org.hostkeeper.desktop.module;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.hostkeeper.host.HostName;
import org.hostkeeper.module.CreateRequest;
import org.hostkeeper.problem.Problem;
import org.hostkeeper.words.Text;

/** A module in the making: what was typed, and what is wrong with it as far as that shows before the host is read. */
final class CreateModel {
    private static final String STARTER = "import time\n\nwhile True:\n    print(\"running\", flush=True)\n    time.sleep(60)\n";

    private final List<HostName> hosts;
    private final BiPredicate<HostName, String> taken;
    private final ObjectProperty<HostName> host = new SimpleObjectProperty<>();
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty description = new SimpleStringProperty("");
    private final StringProperty type = new SimpleStringProperty("");
    private final StringProperty owner = new SimpleStringProperty("");
    private final BooleanProperty starter = new SimpleBooleanProperty();
    private final StringProperty code = new SimpleStringProperty(STARTER);
    private final BooleanProperty enable = new SimpleBooleanProperty(true);
    private final BooleanProperty start = new SimpleBooleanProperty(true);

    /** @param taken whether a host is known to have a unit of this name */
    CreateModel(List<HostName> hosts, Optional<HostName> likely, BiPredicate<HostName, String> taken) {
        this.hosts = hosts;
        this.taken = taken;
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

    /** Whether it can be asked of the host; what only the host knows the plan will say. */
    BooleanBinding complete() {
        return Bindings.createBooleanBinding(
                () -> !hosts.isEmpty() && request().faults().isEmpty() && unit().isPresent() && !isTaken(), host, name, description, type, owner);
    }

    /** What is wrong with a field at once; nothing is wrong yet with one that nobody has filled in. */
    ObservableValue<Optional<Text>> fault(CreateRequest.Field field) {
        return Bindings.createObjectBinding(() -> faultNow(field), host, name, description, type, owner);
    }

    /** The unit that comes of the name. */
    ObservableValue<Optional<String>> unitName() {
        return Bindings.createObjectBinding(this::unit, name);
    }

    private Optional<Text> faultNow(CreateRequest.Field field) {
        CreateRequest request = request();
        boolean untouched = field == CreateRequest.Field.NAME && request.name().isEmpty()
                || field == CreateRequest.Field.SERVICE_TYPE && request.serviceType().isEmpty();
        if (untouched) {
            return Optional.empty();
        }
        if (field == CreateRequest.Field.NAME && isTaken()) {
            return Optional.of(Text.of("desktop.module", "create.taken", unit().orElse(""), host.get().value()));
        }
        return Optional.ofNullable(request.faults().get(field)).map(p -> p instanceof Problem.InvalidInput i ? i.rule() : p.text());
    }

    private Optional<String> unit() {
        return request().unit();
    }

    private boolean isTaken() {
        return host.get() != null && unit().filter(unit -> taken.test(host.get(), unit)).isPresent();
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
