"""Runs a command in a pseudo terminal of its own: COLUMNS ROWS COMMAND...

What comes on standard input is typed, what the terminal shows goes to standard output. At SIGUSR1 the terminal becomes
half as wide. The exit code is that of the command.
"""
import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios

columns, rows = int(sys.argv[1]), int(sys.argv[2])
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(sys.argv[3], sys.argv[3:])


def resize(width):
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, width, 0, 0))


resize(columns)
signal.signal(signal.SIGUSR1, lambda *_: resize(columns // 2))
readable = [terminal, 0]
while True:
    ready, _, _ = select.select(readable, [], [])
    if 0 in ready:
        typed = os.read(0, 4096)
        if typed:
            os.write(terminal, typed)
        else:
            readable.remove(0)
    if terminal in ready:
        try:
            shown = os.read(terminal, 4096)
        except OSError:
            break
        if not shown:
            break
        os.write(1, shown)
status = os.waitpid(pid, 0)[1]
sys.exit(os.WEXITSTATUS(status) if os.WIFEXITED(status) else 128 + os.WTERMSIG(status))
