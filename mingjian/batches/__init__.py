"""Many questions under one signature, answered as a job."""
