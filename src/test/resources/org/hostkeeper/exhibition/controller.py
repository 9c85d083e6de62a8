#!/usr/bin/env python3
"""Stands in for the deployed exhibition VM controller: its settings, calls and texts as docs/contracts.md has them.

Its defects are kept, since the product has to work beside them: no state machine (a machine that is not running is
reverted, whatever else goes on), creating a snapshot deletes the old one first, GET changes state, wall clock.
Each revert that it makes by itself is a line in the file that CONTROLLER_REVERTS names.
"""
import json
import os
import re
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlparse

DEFAULTS = {
    "snapshot_name": "ready", "heartbeat_timeout": "15.0", "heartbeat_check_interval": "0.5", "api_host": "0.0.0.0",
    "api_port": "8000", "vm_startup_heartbeat_delay": "10.0", "auto_revert_enabled": "true", "check_qemu_agent": "true",
}


def settings():
    found = dict(DEFAULTS)
    if os.path.exists("config.yaml"):
        for line in open("config.yaml"):
            pair = re.match(r"(\w+):\s*(.*?)\s*(#.*)?$", line)
            if pair:
                found[pair[1]] = pair[2].strip("\"'")
    found.update({key[6:].lower(): value for key, value in os.environ.items() if key.startswith("VMCTL_")})
    return found


SETTINGS = settings()
VM = SETTINGS["vm_name"]
TIMEOUT = float(SETTINGS["heartbeat_timeout"])


def virsh(*words):
    return subprocess.run(["virsh", "-q", *words], capture_output=True, text=True)


def state():
    return virsh("domstate", VM).stdout.strip()


def snapshots():
    return virsh("snapshot-list", VM, "--name").stdout.split()


class Watch:
    def __init__(self):
        self.enabled = SETTINGS["auto_revert_enabled"].lower() == "true"
        self.last = None
        self.deaf_until = 0
        self.by_hand = False

    def beat(self):
        self.last = time.time()

    def since(self):
        return None if self.last is None else time.time() - self.last

    def timed_out(self):
        return self.last is not None and self.since() > TIMEOUT

    def revert(self):
        if SETTINGS["snapshot_name"] in snapshots():
            done = virsh("snapshot-revert", VM, SETTINGS["snapshot_name"])
        else:
            done = virsh("start", VM)
        if done.returncode:
            raise RuntimeError(done.stderr.strip())
        self.last = None
        self.deaf_until = time.time() + float(SETTINGS["vm_startup_heartbeat_delay"])

    def look(self):
        down = state() != "running" and not self.by_hand
        if self.enabled and (down or self.timed_out()) and (down or time.time() > self.deaf_until):
            with open(os.environ.get("CONTROLLER_REVERTS", "/dev/null"), "a") as told:
                told.write("%s reverted\n" % VM)
            try:
                self.revert()
            except RuntimeError as failed:
                print(failed, file=sys.stderr, flush=True)

    def run(self):
        while True:
            time.sleep(float(SETTINGS["heartbeat_check_interval"]))
            self.look()


WATCH = Watch()


def beats():
    since = WATCH.since()
    return {
        "enabled": WATCH.enabled, "timeout": TIMEOUT, "last_heartbeat": WATCH.last, "time_since_heartbeat": since,
        "is_timed_out": WATCH.timed_out(), "has_received_heartbeat": WATCH.last is not None,
    }


def said(message, details=None):
    return 200, {"message": message, "details": details}


def start(_):
    WATCH.by_hand = False
    WATCH.revert()
    return said("VM '%s' started successfully" % VM)


def stop(_):
    WATCH.by_hand = True
    virsh("destroy", VM)
    return said("VM '%s' stopped successfully" % VM)


def restart(_):
    WATCH.revert()
    if SETTINGS["check_qemu_agent"].lower() == "true":
        for _ in range(30):
            if not virsh("qemu-agent-command", VM, '{"execute":"guest-ping"}').returncode:
                break
            time.sleep(1)
    return said("VM '%s' restarted successfully" % VM)


def create(query):
    name = query.get("snapshot_name", [SETTINGS["snapshot_name"]])[0]
    virsh("snapshot-delete", VM, name, "--children")
    done = virsh("snapshot-create-as", VM, name)
    if done.returncode:
        return 500, {"detail": "Error creating snapshot: " + done.stderr.strip()}
    return said("Snapshot '%s' created successfully for VM '%s'" % (name, VM))


def delete(name):
    done = virsh("snapshot-delete", VM, name)
    if done.returncode:
        return 500, {"detail": "Error deleting snapshot: " + done.stderr.strip()}
    return said("Snapshot '%s' deleted successfully" % name)


def enable(_):
    WATCH.enabled = True
    return said("Automatic revert enabled")


def disable(_):
    WATCH.enabled = False
    return said("Automatic revert disabled - manual intervention required on failures")


def status(_):
    return 200, {
        "vm_name": VM, "vm_state": state(), "vm_is_running": state() == "running",
        "snapshot_name": SETTINGS["snapshot_name"], "snapshot_exists": SETTINGS["snapshot_name"] in snapshots(),
        "heartbeat": beats(), "auto_revert_enabled": WATCH.enabled,
    }


def heartbeat(_):
    WATCH.beat()
    return said("Heartbeat received", beats())


GET_ONLY = {
    "/": lambda _: said("Exhibition VM Controller API", {"version": "1.0.0", "documentation": "/docs", "status": "/api/v1/status", "web_ui": "/ui"}),
    "/api/v1/status": status,
    "/api/v1/heartbeat/status": lambda _: (200, beats()),
    "/api/v1/snapshots": lambda _: (200, {"vm_name": VM, "snapshots": snapshots()}),
}
BOTH = {
    "/api/v1/heartbeat": heartbeat, "/api/v1/vm/start": start, "/api/v1/vm/stop": stop, "/api/v1/vm/restart": restart,
    "/api/v1/snapshot/create": create, "/api/v1/revert/enable": enable, "/api/v1/revert/disable": disable,
}


class Api(BaseHTTPRequestHandler):
    def answer(self):
        url = urlparse(self.path)
        path = url.path.rstrip("/") or "/"
        try:
            if self.command == "DELETE" and path.startswith("/api/v1/snapshot/"):
                code, body = delete(unquote(path.rsplit("/", 1)[1]))
            elif path.startswith("/api/v1/snapshot/delete/"):
                code, body = delete(unquote(path.rsplit("/", 1)[1]))
            elif path in BOTH:
                code, body = BOTH[path](parse_qs(url.query))
            elif path in GET_ONLY:
                code, body = GET_ONLY[path](url.query) if self.command == "GET" else (405, {"detail": "Method Not Allowed"})
            else:
                code, body = 404, {"detail": "Not Found"}
        except RuntimeError as failed:
            code, body = 500, {"detail": "Error: %s" % failed}
        text = json.dumps(body).encode()
        self.send_response(code)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    do_GET = do_POST = do_DELETE = answer

    def log_message(self, *_):
        pass


if __name__ == "__main__":
    if SETTINGS["snapshot_name"] in snapshots():
        WATCH.revert()  # as the deployed one does when its service starts
    threading.Thread(target=WATCH.run, daemon=True).start()
    ThreadingHTTPServer((SETTINGS["api_host"], int(SETTINGS["api_port"])), Api).serve_forever()
