"""What a word of SEARCH finds, by the examples of the Amazon CloudWatch User Guide ("CloudWatch search expression syntax")."""

import pytest

from pilothouse_sandbox.metrics.search_tokens import finds


@pytest.mark.parametrize("word, name, found", [
    ("count", "CustomCount1", True), ("Count", "CustomCount1", True), ("COUNT", "CustomCount1", True), ("couNT", "CustomCount1", False),
    ("CustomCount", "CustomCount1", True), ("Count1", "CustomCount1", True), ("customcount", "CustomCount1", False), ("count1", "CustomCount1", False), ("customcount1", "CustomCount1", True),
    ('"CustomCount1"', "CustomCount1", True), ('"customcount1"', "CustomCount1", False), ('"Custom"', "CustomCount1", False),
    ("sdb", "SDBFailure", True), ("failure", "SDBFailure", True), ("trial", "Project2-trial333", True), ("333", "Project2-trial333", True), ("Project2-trial", "Project2-trial333", True),
    ("harvest-prod", "harvest-prod-api", True), ("prod", "harvest-prod-api", True), ("harvest-api", "harvest-prod-api", False), ("5XX", "HTTPCode_Target_5XX_Count", True), ("request", "Requests", False), ("-", "a-b", False),
])
def test_what_a_word_finds(word, name, found):
    assert finds(word)(name) is found
