"""What every page's fragments owe: the address names each setting, each chart has a table, each step lights code."""

import ast
import re
import textwrap

import pytest

from tests.pages.test_all_pages import open_page
from tests.ui.looking import guesses, look_on
from tests.ui.settings.tables import STEPS, TABLE_OF
from ui.settings.table import Choice
from ui.text.i18n import CONTENT

BROUGHT_IN = {
    ("loss_layer", "contexts"),  # the walk begins with what is given
}
"""Steps that light the definition of a function, because their quantity comes into it."""

VIEWS = ("view", "tab", "corpus", "stage", "ward")
"""Settings that decide what else a page shows."""

ELSEWHERE = {
    "bottleneck.looked_at",  # after a measurement: test_bottleneck
    *(
        f"explore.{name}" for name in ("left", "right", "below", "above")
    ),  # with axes of opposites: test_explore_files
    *(f"clinic.{name}" for name in ("stops", "silent", "slow")),  # a menu with the cases' own titles
    *(f"clinic.{name}" for name in ("tests", "hold")),  # after an examination: test_page
    "explore.beside",  # menus of the runs that there are
    "explore.source",
    "home.seed",  # by the address alone
    "negative_sampling.seed",
    "negative_sampling.view",  # after a training: test_browser
    "sampler.seed",  # a button of one step
    *(f"sigmoid.{name}" for name in ("label", "rate", "taken")),  # at other steps
}
"""Settings for which a page has no widget at first."""


def look_at_everything(page, monkeypatch):
    """Open a page, answer its questions, press its own buttons, and go through its views."""
    app = open_page(page, "en")
    seen = look_on(monkeypatch)
    for key, guess in guesses(page).items():
        app.session_state[key] = guess
    app.run()
    assert not app.exception
    for setting in TABLE_OF[page]:
        if isinstance(setting, Choice) and setting.name in VIEWS:
            for option in setting.options:
                app.session_state[TABLE_OF[page].key(setting.name)] = option
                app.run()
                assert not app.exception, option
            app.session_state[TABLE_OF[page].key(setting.name)] = setting.default
    app.run()
    for button in [button for button in app.button if button.label in seen.buttons]:
        button.click().run()
        assert not app.exception, button.label
    return seen


@pytest.mark.parametrize("page", sorted(TABLE_OF))
def test_every_fragment_that_changes_settings_writes_them_into_the_address(page, monkeypatch):
    seen = look_at_everything(page, monkeypatch)
    changed = set().union(*seen.settings.values())
    assert {TABLE_OF[page].key(setting.name) for setting in TABLE_OF[page]} - ELSEWHERE <= changed
    assert seen.unshared(page) == {}


@pytest.mark.parametrize("page", sorted(TABLE_OF))
def test_every_address_names_all_settings_that_differ(page, monkeypatch):
    table = TABLE_OF[page]
    app = open_page(page, "en")
    seen = look_on(monkeypatch)
    for setting in table:
        if isinstance(setting, Choice):
            app.session_state[table.key(setting.name)] = setting.options[
                setting.options[0] == setting.default
            ]
    app.run()
    seen.addresses.clear()
    app.run()  # the values that go together: a small corpus has lowered K
    values = {setting.name: app.session_state[table.key(setting.name)] for setting in table}
    wanted = table.write(table.kind(**values))
    addresses = [query for queries in seen.addresses.values() for query in queries]
    assert addresses
    assert [query for query in addresses if query != {"lang": "en"} | wanted] == []


@pytest.mark.parametrize("page", sorted(TABLE_OF))
def test_every_fragment_with_a_chart_has_a_table(page, monkeypatch):
    seen = look_at_everything(page, monkeypatch)
    assert {where for where, keys in seen.charts.items() if keys} <= set(seen.tables)


def does_the_work(node, symbol):
    """Return whether a statement binds a symbol, changes it, or hands it to a function that may."""
    match node:
        case ast.Return() if symbol == "return":
            return True
        case ast.Assign(targets=places):
            return any(is_place_of(place, symbol) for place in places)
        case ast.AugAssign(target=place) | ast.AnnAssign(target=place) | ast.For(target=place):
            return is_place_of(place, symbol)
        case ast.Expr(ast.Call(args=given, keywords=named)):
            handed = [*given, *(each.value for each in named)]
            return any(isinstance(each, ast.Name) and each.id == symbol for each in handed)
        case ast.FunctionDef(args=ast.arguments(args=arguments)):
            return any(argument.arg == symbol for argument in arguments)
    return False


def is_place_of(place, symbol):
    match place:
        case ast.Name(name):
            return name == symbol
        case ast.Subscript(value=inner) | ast.Starred(value=inner):
            return is_place_of(inner, symbol)
        case ast.Tuple(elts=inner) | ast.List(elts=inner):
            return any(is_place_of(each, symbol) for each in inner)
    return False


def lines_that_work(source, symbol):
    """Return the lines of the statements that do."""
    numbers = [number for number, _ in source.lines]
    tree = ast.parse(textwrap.dedent("\n".join(line for _, line in source.lines)))
    lines = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.stmt) and does_the_work(node, symbol):
            last = node.lineno if isinstance(node, ast.For | ast.FunctionDef) else node.end_lineno
            lines |= set(numbers[node.lineno - 1 : last])
    return lines


@pytest.mark.parametrize("page", sorted(STEPS))
def test_every_step_lights_the_lines_that_do_its_work(page, monkeypatch):
    app = open_page(page, "en")
    for number in range(1, STEPS[page] + 1):
        with monkeypatch.context() as patch:
            seen = look_on(patch)
            app.session_state[f"{page}.step"] = number
            app.run()
        (step,), (source, lit) = seen.steps, seen.lit[0]
        shown = {line for line, _ in source.lines} - source.guards - source.unpacking
        assert source is step.source
        assert lit & shown, step.name
        assert lit <= lines_that_work(source, step.symbol) - source.allocating, (step.name, step.symbol)
        is_brought_in = lit == {source.lines[0][0]}
        assert is_brought_in == ((page, step.name) in BROUGHT_IN), step.name
        handed_on = [line for line, text in source.lines if re.fullmatch(r"\s*return \w+", text)]
        assert not lit & set(handed_on), step.name


def test_a_line_that_does_something_else_does_not_pass():
    tree = ast.parse("out = a + b\nother = out\nnp.add.at(dW, i, out)\n(dW,) = grads\nreturn_ = 1")
    assert [does_the_work(node, "out") for node in tree.body] == [True, False, True, False, False]
    assert [does_the_work(node, "dW") for node in tree.body] == [False, False, True, True, False]


def calls_of(function):
    return {
        node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name)
    }


def test_every_function_that_draws_a_chart_has_a_table_in_it_or_beside_it():
    """Of all charts: those of a training that has run are not drawn when a page opens."""
    drawing, bare = 0, []
    for path in [path for folder in ("ui", "pages") for path in (CONTENT.parent / folder).rglob("*.py")]:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        calls = {node.name: calls_of(node) for node in tree.body if isinstance(node, ast.FunctionDef)}
        for name in [name for name, called in calls.items() if "chart" in called]:
            drawing += 1
            callers = {caller for caller, called in calls.items() if name in called}
            tabled = {other for other, called in calls.items() if "table_behind" in called}
            around = {name}.union(callers, calls[name], *(calls[caller] for caller in callers))
            if not around & tabled:
                bare.append((path.name, name))
    assert drawing > 20
    assert bare == []
