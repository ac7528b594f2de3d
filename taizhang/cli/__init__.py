"""The command line `taizhang`: one module a command; what is heavy to import is imported inside the commands.

Help is in English; what a command says is in the language in force.
"""

import click

from taizhang.cli.annotate import annotate
from taizhang.cli.demo import demo
from taizhang.cli.inspect import inspect
from taizhang.cli.ledger import ledger
from taizhang.cli.load import load
from taizhang.cli.metric import metric
from taizhang.cli.options import language_option
from taizhang.cli.places import places
from taizhang.cli.refusal import Refusing
from taizhang.cli.rows import rows
from taizhang.cli.serve import serve
from taizhang.cli.template import template


@click.group(cls=Refusing, context_settings={"help_option_names": ["-h", "--help"]})
@language_option
def main() -> None:
    """Messy Excel ledgers in, a dashboard whose every number opens down to its rows out."""


for command in (serve, places, load, inspect, rows, annotate, metric, template, ledger, demo):
    main.add_command(command)
