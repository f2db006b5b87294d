"""What the forms of every room use: words that are chosen when they are read, not when they are written."""

from django.utils.functional import lazy

from mingjian.engine.language import say

said = lazy(say, str)
