"""Texts as they may stand in a signed request."""

from typing import Annotated

from pydantic import Field

Short = Annotated[str, Field(max_length=64, pattern=r"^[^\x00]*$")]
Article = Annotated[str, Field(max_length=300, pattern=r"^[^\x00]*$")]
