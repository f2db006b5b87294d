"""The data network: questions between institutions and departments, each with a reason, the least answer, and a proof."""
