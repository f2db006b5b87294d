"""The engine: reads the library, compiles, plans and runs it on a database. It knows no lake and no person."""
