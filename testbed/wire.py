"""A line between a host and the bridge with delay, jitter and loss, for kernels without netem.

usage: wire.py NETWORK_NAMESPACE INNER_DEVICE OUTER_DEVICE FOLDER

Makes a tap device at each end and carries frames between them. FOLDER/wire.settings holds "DELAY_MS JITTER_MS
LOSS_PERCENT" and is read again whenever it changes; the line ends when that file is gone. FOLDER/wire.ready appears
when both ends are there.
"""

import ctypes
import fcntl
import heapq
import os
import random
import select
import struct
import sys
import time

TUNSETIFF = 0x400454CA
IFF_TAP_NO_PI = 0x1002
CLONE_NEWNET = 0x40000000
FRAMES_AT_ONCE = 64


def tap(name):
    fd = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(fd, TUNSETIFF, struct.pack("16sH14x", name.encode(), IFF_TAP_NO_PI))
    return fd


def tap_inside(namespace, name):
    libc = ctypes.CDLL(None, use_errno=True)
    outside = os.open("/proc/self/ns/net", os.O_RDONLY)
    inside = os.open(namespace, os.O_RDONLY)
    if libc.setns(inside, CLONE_NEWNET):
        sys.exit("cannot enter " + namespace + ": " + os.strerror(ctypes.get_errno()))
    fd = tap(name)
    if libc.setns(outside, CLONE_NEWNET):
        sys.exit("cannot come back from " + namespace)
    return fd


class Settings:
    def __init__(self, path):
        self.path, self.seen = path, None
        self.delay = self.jitter = self.loss = 0.0

    def refresh(self):
        """Answers False when the file is gone: the line is no longer wanted."""
        try:
            changed = os.stat(self.path).st_mtime_ns
            if changed != self.seen:
                with open(self.path) as f:
                    words = f.read().split()
                if len(words) == 3:  # else it is being written: look again next time
                    self.delay, self.jitter, self.loss = (float(w) for w in words)
                    self.seen = changed
        except FileNotFoundError:
            return False
        return True

    def arrival(self, now):
        return now + (self.delay + random.random() * self.jitter) / 1000

    def lost(self):
        return random.random() * 100 < self.loss


def frames(fd):
    for _ in range(FRAMES_AT_ONCE):
        try:
            yield os.read(fd, 65536)
        except BlockingIOError:
            return


def carry(one, other, settings):
    under_way = []  # (arrival, sequence, device, frame)
    sequence = 0
    latest = {one: 0.0, other: 0.0}  # jitter never reorders: a real line is a queue
    while settings.refresh():
        wait = max(0, under_way[0][0] - time.monotonic()) if under_way else 1
        readable, _, _ = select.select([one, other], [], [], min(wait, 1))
        settings.refresh()  # what has just come in travels by the settings of now
        for fd in readable:
            to = other if fd == one else one
            for frame in frames(fd):
                if settings.lost():
                    continue
                latest[to] = max(settings.arrival(time.monotonic()), latest[to])
                sequence += 1
                heapq.heappush(under_way, (latest[to], sequence, to, frame))
        while under_way and under_way[0][0] <= time.monotonic():
            _, _, to, frame = heapq.heappop(under_way)
            try:
                os.write(to, frame)
            except OSError:
                pass  # the device is down (cut): the frame is lost, as on a pulled cable


def main():
    namespace, inner, outer, folder = sys.argv[1:5]
    one = tap(outer)
    other = tap_inside(namespace, inner)
    with open(folder + "/wire.ready", "w"):
        pass
    carry(one, other, Settings(folder + "/wire.settings"))


if __name__ == "__main__":
    main()
