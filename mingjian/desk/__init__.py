"""The registry's and the courts' desk: intake, review, entries on the spot, and the register filed."""
