"""The honest mass of a city: who lives there, what they own and owe, and what they pay, without a violation among them."""
