"""Models that no drawn city can show, and why."""

# Reads statements of a country that is not drawn; proven on its published returns in tests/real.
FOREIGN = {"prudential.insurer_capital_below_minimum"}
# Read what the data network itself files of its use; proven in tests/notices.
FOREIGN |= {
    "network.clerk_asks_at_night",
    "network.clerk_asks_far_more_than_usual",
    "network.clerk_looks_neighbours_up",
    "network.critical_notice_not_acknowledged",
    "network.one_case_serves_many_subjects",
    "network.one_subject_asked_by_many_clerks",
}
