"""An AWS account on this machine: the ministack emulator, made to take AWS's time and to answer in AWS's words."""
