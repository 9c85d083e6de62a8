package org.hostkeeper.agent.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.hostkeeper.agent.web.access.Need.Deed;

/**
 * The pages of watched machines. The panel's frame is open to everybody and holds nothing; it asks for what it shows with the
 * token that was typed into it.
 */
final class MachinePages {
    /** Of the deployed API, which this is. */
    static final String VERSION = "1.0.0";

    private static final String HTML = "text/html; charset=utf-8";
    private static final String PANEL = "/ui";

    private final MachineApi api;

    MachinePages(MachineApi api) {
        this.api = api;
    }

    /** On a machine's own port. */
    List<Route> own() {
        OpenApi described = new OpenApi(MachineDescription.own(api.calls()));
        return List.of(
                api.route("GET", "/", Deed.STATE, (_, _) -> Reply.json(greeting())),
                api.route("GET", "/docs", Deed.SEE, (_, request) -> Reply.text(HTML, described.page(request.language()))),
                api.route("GET", "/openapi.json", Deed.SEE, (_, _) -> Reply.json(described.json())),
                Route.open(PANEL, request -> panel(request, MachineApi.OWN)),
                api.route("GET", GuestPage.PATH, Deed.GUIDE, (machine, request) -> Reply.text(
                        HTML, GuestPage.of(machine.control().settings(), request.caller().called(), request.language()))),
                api.route("GET", GuestPage.SCRIPT, Deed.GUIDE, (machine, request) -> Reply.text(
                        "text/x-shellscript; charset=utf-8", GuestPage.script(machine.control().settings(), request.caller().called()))),
                asset("agent.css", "text/css"),
                asset("machine.css", "text/css"),
                asset("machine.js", "text/javascript"),
                asset("picture.js", "text/javascript"));
    }

    /** On the agent's port, for machines that have none of their own as well. */
    List<Route> shared() {
        return List.of(
                Route.open(MachineApi.SHARED + PANEL, request -> panel(request, request.path().replaceFirst("/ui/?$", ""))),
                asset("machine.css", "text/css"),
                asset("machine.js", "text/javascript"),
                asset("picture.js", "text/javascript"));
    }

    private static Route asset(String name, String type) {
        return Route.open("/assets/" + name, _ -> Reply.text(type + "; charset=utf-8", OpenApi.file(name)));
    }

    private static ObjectNode greeting() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("message", "Exhibition VM Controller API");
        json.putObject("details")
                .put("version", VERSION)
                .put("documentation", "/docs")
                .put("status", "/api/v1/status")
                .put("web_ui", PANEL);
        return json;
    }

    /** @param base the calls are below it, as the browser wrote it */
    private static Reply panel(Request request, String base) {
        return request.path().endsWith("/")
                ? Reply.text(HTML, MachinePanel.of(base, base.equals(MachineApi.OWN), request.language()))
                : Reply.redirect(request.path() + "/");
    }
}
