"""The data network: questions with a reason, the least that serves as answer, and a proof of both."""
