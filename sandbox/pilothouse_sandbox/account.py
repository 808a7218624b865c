"""What the whole sandbox shares: its speed, its faults and its disturbances. One account per process, so one of each."""

from .faults import Faults
from .metrics.disturbances import Disturbances
from .pacing import Pacing

pacing = Pacing(speed=20)
faults = Faults()
disturbances = Disturbances()
