"""Files as they are dropped in, and corrections as they are typed in, before any row holds them."""
