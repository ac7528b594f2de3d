"""How a command refuses: one sentence to stderr and exit code 2, never a traceback for what a person can mend."""

from typing import IO, Any

import click

from taizhang.errors import TaizhangError
from taizhang.locale import N_


class UnusablePathError(TaizhangError):
    """A file or folder that the system does not let us use."""

    template = N_("{path} cannot be used: {reason}. Choose another place, or ask for the right to use it.")


class Refusal(click.ClickException):
    """One sentence that ends a command."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """Write the sentence to stderr."""
        click.echo(self.format_message(), file=file, err=True)


class Refusing(click.Group):
    """A group whose commands refuse what cannot be done in one sentence."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click declares it
        """Run the command asked for."""
        try:
            return super().invoke(ctx)
        except TaizhangError as error:
            raise Refusal(str(error)) from error
        except BrokenPipeError:
            raise
        except OSError as error:
            raise Refusal(str(UnusablePathError(path=error.filename, reason=error.strerror))) from error
