"""Electronic certificates: what the register says of a mortgage, digested and signed; anybody may check one."""
