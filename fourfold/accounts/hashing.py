"""How passwords are kept: Argon2id, at a cost that a school's machine can bear when everybody signs in at half past eight."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2id(Argon2PasswordHasher):
    """19 MiB, two passes, one thread: what OWASP's password storage guidance asks for at the least (its cheat sheet, 2024).

    The framework's own 100 MiB on eight threads took a 2-core machine 18 seconds for 30 people at once, and memory for as many.
    """

    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1
