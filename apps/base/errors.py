"""The one way to say no."""

from django.utils.functional import Promise


class RuleError(Exception):
    """A refusal in the user's words, raised by rules and actions and caught at the doors.

    `code` is stable and machine-readable ("letter-not-open"), `message` is one translated sentence that says what to
    do, `field` names the input it belongs to, or is empty when it belongs to the whole act.
    """

    def __init__(self, code: str, message: "str | Promise", field: str = "") -> None:
        super().__init__(code)  # the message may hold what a person typed; logs get the code alone
        self.code = code
        self.message = message
        self.field = field
