"""A feature computed on an engine: a name for its SELECT, its rows, or what a Python function makes of them."""

from mingjian.engine import graphs
from mingjian.engine.compiler import Compiler
from mingjian.engine.engines import Engine


def compute(engine: Engine, compiler: Compiler, name: str) -> None:
    """Have the engine know the feature `name`; the tables and features that it reads are known already."""
    feature, sql = compiler.library.features[name], compiler.feature(name).sql
    if feature.python:
        engine.put(name, graphs.FUNCTIONS[feature.python](engine.collect(sql)))
    elif feature.is_inline:
        engine.define(name, sql)
    else:
        engine.materialise(name, sql)
