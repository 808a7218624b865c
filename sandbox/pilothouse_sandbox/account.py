"""What the whole sandbox shares: its speed and its faults. One account per process, so one of each."""

from .faults import Faults
from .pacing import Pacing

pacing = Pacing(speed=20)
faults = Faults()
