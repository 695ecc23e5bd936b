"""The command line: thin commands over typed options; stdout is data, stderr is talk."""

from __future__ import annotations

import signal
import sys
from types import FrameType

import click

from extract.errors import ExitCode, SohoaError
from extract.messages import reason, say
from extract.pathnames import shown
from sohoa.commands.corrections import corrections
from sohoa.commands.doctor import doctor
from sohoa.commands.inspect import inspect
from sohoa.commands.panel import panel
from sohoa.commands.pdf import pdf
from sohoa.commands.places import places
from sohoa.commands.review import review
from sohoa.commands.run import run
from sohoa.commands.status import status
from sohoa.language import choose, localize


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="sohoa")
def sohoa() -> None:
    """Everything begins here; what it says of itself stands in language/help.toml."""


for command in (run, review, corrections, inspect, panel, pdf, places, status, doctor):
    sohoa.add_command(command)


class Terminated(KeyboardInterrupt):
    """The process was told to end (SIGTERM): everything is left as after Ctrl-C."""


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit; no traceback reaches the user for what is not our bug."""
    signal.signal(signal.SIGTERM, _terminate)
    choose(sys.argv[1:] if arguments is None else arguments)
    localize(sohoa)
    sys.exit(_run(arguments))


def _terminate(number: int, frame: FrameType | None) -> None:
    raise Terminated


def _run(arguments: list[str] | None) -> int:
    try:
        result = sohoa.main(args=arguments, standalone_mode=False)
    except click.exceptions.Abort as error:  # click's word for a KeyboardInterrupt inside a command
        return _interrupted(error.__cause__ or error)
    except click.ClickException as error:
        error.show()
        return ExitCode.USAGE
    except KeyboardInterrupt as error:
        return _interrupted(error)
    except SohoaError as error:
        return _say(str(error), error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        return ExitCode.DONE
    except OSError as error:
        name = f"{shown(str(error.filename))}: " if error.filename else ""
        return _say(say("command.system", name=name, reason=reason(error)), ExitCode.USAGE)
    return result if isinstance(result, int) else ExitCode.DONE


def _interrupted(cause: BaseException) -> ExitCode:
    if isinstance(cause, Terminated):
        return _say(say("command.terminated"), ExitCode.TERMINATED)
    return _say(say("command.interrupted"), ExitCode.INTERRUPTED)


def _say(message: str, code: ExitCode) -> ExitCode:
    print(say("command.line", message=message), file=sys.stderr)
    return code
