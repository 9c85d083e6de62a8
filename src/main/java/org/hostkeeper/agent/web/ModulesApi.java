package org.hostkeeper.agent.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hostkeeper.agent.action.ActionResult;
import org.hostkeeper.agent.action.ModuleActions;
import org.hostkeeper.agent.registry.ModuleRegister;
import org.hostkeeper.module.DeployedModule;
import org.hostkeeper.module.registry.ModuleStatus;

/** The modules over REST, with the exact codes and texts of the deployed API (docs/contracts.md, the agent). */
final class ModulesApi {
    private static final JsonNodeFactory NEW = JsonNodeFactory.instance;
    private static final String NOT_FOUND_TO_SHOW = "Не найден модуль";
    private static final String NOT_FOUND_TO_CHANGE = "Модуль не найден";
    private static final String THERE_ALREADY = "Такой модуль уже существует";

    private final ModuleRegister register;
    private final ModuleActions actions;

    ModulesApi(ModuleRegister register, ModuleActions actions) {
        this.register = register;
        this.actions = actions;
    }

    /** The fixed path comes first: on deployed hosts {@code {guid}} caught it. */
    List<Route> routes() {
        return List.of(
                Route.read("/api/modules", _ -> all()),
                Route.operate("POST", "/api/modules", request -> add(request.body())),
                Route.operate("PUT", "/api/modules/statuses", request -> statuses(request.body())),
                Route.read("/api/modules/{guid}", request -> one(request.parameter("guid"))),
                Route.operate("PUT", "/api/modules/{guid}", request -> change(request.parameter("guid"), request.body())),
                Route.operate("DELETE", "/api/modules/{guid}", request -> delete(request.parameter("guid"))),
                Route.operate("PUT", "/api/modules/{guid}/status", request -> status(request.parameter("guid"), request.body())));
    }

    private Reply all() {
        ArrayNode modules = NEW.arrayNode();
        register.all().forEach(module -> modules.add(json(module)));
        return Reply.json(modules);
    }

    private Reply one(String guid) {
        return register.find(guid).map(m -> Reply.json(json(m))).orElseGet(() -> Reply.error(404, NOT_FOUND_TO_SHOW));
    }

    private Reply add(String text) {
        Body body = Body.object(text);
        DeployedModule module = new DeployedModule(
                body.required("guid"),
                body.required("name"),
                body.optional("description").orElse(""),
                body.givenStatus("status").orElse(ModuleStatus.INACTIVE).word(),
                body.required("service_type"));
        body.faults().complain();
        if (register.find(module.guid()).isPresent()) {
            return Reply.error(409, THERE_ALREADY);
        }
        ModuleRules.guid(module.guid(), body.faults());
        ModuleRules.check(module, Optional.empty(), register.all(), body.faults());
        body.faults().complain();
        return register.add(module) ? Reply.json(json(module)) : Reply.error(409, THERE_ALREADY);
    }

    private Reply change(String guid, String text) {
        Body body = Body.object(text);
        Optional<String> name = body.given("name");
        Optional<String> description = body.optional("description");
        Optional<ModuleStatus> status = body.givenStatus("status");
        Optional<String> serviceType = body.given("service_type");
        body.faults().complain();
        Optional<DeployedModule> before = register.find(guid);
        if (before.isEmpty()) {
            return Reply.error(404, NOT_FOUND_TO_CHANGE);
        }
        DeployedModule wanted = new DeployedModule(
                guid,
                name.orElse(before.get().name()),
                description.orElse(before.get().description()),
                status.map(ModuleStatus::word).orElse(before.get().status()),
                serviceType.orElse(before.get().serviceType()));
        ModuleRules.check(wanted, before, register.all(), body.faults());
        body.faults().complain();
        return switch (actions.change(wanted).join()) {
            case ActionResult.Done _ -> one(guid);
            case ActionResult.NotDone not -> Reply.of(not.problem());
        };
    }

    private Reply status(String guid, String text) {
        Body body = Body.object(text);
        ModuleStatus status = body.requiredStatus("status");
        body.faults().complain();
        return register.status(guid, status) ? success() : Reply.error(404, NOT_FOUND_TO_CHANGE);
    }

    private Reply statuses(String text) {
        Map<String, ModuleStatus> wanted = new LinkedHashMap<>();
        List<Body> bodies = Body.list(text);
        for (Body body : bodies) {
            wanted.put(body.required("guid"), body.requiredStatus("status"));
        }
        bodies.stream().findFirst().ifPresent(body -> body.faults().complain());
        List<DeployedModule> changed = register.statuses(wanted);
        ObjectNode answer = NEW.objectNode().put("success", true).put("updated_count", changed.size());
        ArrayNode names = answer.putArray("updated_modules");
        changed.forEach(module -> names.add(module.name()));
        return Reply.json(answer);
    }

    private Reply delete(String guid) {
        if (register.find(guid).isEmpty()) {
            return Reply.error(404, NOT_FOUND_TO_CHANGE);
        }
        return switch (actions.forget(guid).join()) {
            case ActionResult.Done _ -> success();
            case ActionResult.NotDone not -> Reply.of(not.problem());
        };
    }

    private static Reply success() {
        return Reply.json(NEW.objectNode().put("success", true));
    }

    static ObjectNode json(DeployedModule module) {
        return NEW.objectNode()
                .put("guid", module.guid())
                .put("name", module.name())
                .put("description", module.description())
                .put("status", module.status())
                .put("service_type", module.serviceType());
    }
}
