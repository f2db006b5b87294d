"""The seven departments' own systems, simulated on loopback over a home's registers, with faults to switch on."""
