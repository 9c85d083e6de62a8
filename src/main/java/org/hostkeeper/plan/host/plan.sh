# The host side of plans.
